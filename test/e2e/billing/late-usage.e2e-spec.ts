import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

type Fields = Readonly<Record<string, unknown>>;

const JANUARY = '2026-01-01/2026-02-01';
const FOREVER = { duration: 'forever' };
const CHEAPER = {
  price_model: 'volume',
  tiers: [
    { up_to: 10, unit_price: '100' },
    { up_to: null, unit_price: '50' },
  ],
};
const AT_LEAST = { price_model: 'per_unit', unit_price: '100', minimum_amount: 1000 };

/** A shop on the first of January, with somebody enrolled in an option that is priced by a meter. */
async function metered(option: Fields, coupon: Fields | null = null, percentage: string | null = null) {
  const shop = await Shop.open(service, { today: '2026-01-01' });
  const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
  const taxed =
    percentage === null
      ? {}
      : { tax_charge: true, tax_rate_ids: [(await shop.api.created('/tax-rates', { name: 'Tax', percentage })).id] };
  const offer = await shop.offer({ ...option, meter_id }, { type: 'usage_based', ...taxed });
  if (coupon !== null) await shop.api.created('/coupons', { code: 'C', ...coupon });
  const { id } = await shop.enroll(offer.option, coupon === null ? {} : { coupon_code: 'C' });
  let sent = 0;
  const use = (quantity: string, occurred_at?: string) =>
    shop.api.created('/usage-events', {
      external_id: `e-${(sent += 1)}`,
      enrollment_id: id,
      meter: 'm',
      quantity,
      ...(occurred_at !== undefined && { occurred_at }),
    });
  return { shop, id, use, subscription: offer.subscription };
}

describe('what was used in January and comes in February', () => {
  it.each<
    [
      title: string,
      option: Fields,
      coupon: Fields | null,
      tax: string | null,
      used: string | null,
      late: readonly string[],
      ofJanuary: readonly (readonly string[])[],
      balance: number,
    ]
  >([
    [
      'gives nothing back of what a coupon had made free',
      CHEAPER,
      { percent_off: '100' },
      null,
      '10',
      ['1'],
      [[`usage ×10 1000, discount 1000, ${JANUARY}`], [`usage ×1 -450, discount -450, ${JANUARY}`]],
      0,
    ],
    [
      'gives back its share of the discount and the tax',
      CHEAPER,
      { percent_off: '20' },
      '10',
      '10',
      ['1'],
      [[`usage ×10 1000, discount 200, tax 80, ${JANUARY}`], [`usage ×1 -450, discount -90, tax -36, ${JANUARY}`]],
      396,
    ],
    [
      'costs nothing where only the minimum was charged, for ever at half the price',
      AT_LEAST,
      { percent_off: '50', ...FOREVER },
      null,
      null,
      ['4'],
      [
        [`minimum ×1 1000, discount 500, ${JANUARY}`],
        [`usage ×4 400, discount 200, ${JANUARY}`, `minimum ×1 -400, discount -200, ${JANUARY}`],
      ],
      0,
    ],
    [
      'costs nothing there when the coupon was for January alone, and what comes on top has it too',
      AT_LEAST,
      { percent_off: '50' },
      null,
      null,
      ['4', '8'],
      [
        [`minimum ×1 1000, discount 500, ${JANUARY}`],
        [`usage ×4 400, discount 200, ${JANUARY}`, `minimum ×1 -400, discount -200, ${JANUARY}`],
        [`usage ×8 800, discount 400, ${JANUARY}`, `minimum ×1 -600, discount -300, ${JANUARY}`],
      ],
      0,
    ],
    [
      'has of an amount off what January has left of it, once',
      { price_model: 'per_unit', unit_price: '100' },
      { amount_off: 500, ...FOREVER },
      null,
      '3',
      ['3', '-4'],
      [
        [`usage ×3 300, discount 300, ${JANUARY}`],
        [`usage ×3 300, discount 200, ${JANUARY}`],
        [`usage ×-4 -400, discount -333, ${JANUARY}`],
      ],
      67,
    ],
  ])('%s', async (_, option, coupon, tax, used, late, ofJanuary, balance) => {
    const { shop, id, use } = await metered(option, coupon, tax);
    if (used !== null) await use(used);
    const turns = ['2026-02-01', '2026-03-01', '2026-04-01'];
    for (const [index, quantity] of late.entries()) {
      await shop.clock(turns[index] ?? '');
      await use(quantity, '2026-01-31T10:00:00.000Z');
    }
    await shop.clock(turns[late.length] ?? '');
    const lines = bills(await shop.invoices(id)).map((bill) => bill.filter((line) => line.endsWith(JANUARY)));
    expect(lines).toEqual(ofJanuary);
    expect(await shop.balance()).toBe(balance);
  });

  it('finds what it takes back also when the store has moved to another time zone', async () => {
    const { shop, id, use } = await metered(CHEAPER, { percent_off: '100' });
    await use('10');
    await shop.clock('2026-02-01');
    await shop.api.put('/store', { time_zone: 'America/New_York' });
    await use('1', '2026-01-31T10:00:00.000Z');
    await shop.clock('2026-03-02');
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([0, 0]);
  });
});

describe('late usage of a period that a pause has outlasted', () => {
  const PER_UNIT = { price_model: 'per_unit', unit_price: '100' };
  const LATE = `usage ×5 500, ${JANUARY}`;

  it.each<[title: string, action: string, fields: Fields, expected: readonly string[]]>([
    ['is charged by a cancellation', 'cancel', { at: 'now' }, ['2026-02-10 total 500', LATE]],
    ['is charged on going on', 'resume', {}, ['2026-02-10 total 500', LATE]],
  ])('%s, once', async (_, action, fields, expected) => {
    const { shop, id, use } = await metered(PER_UNIT);
    await use('1');
    await shop.play(id, [['2026-01-10', 'pause'], ['2026-02-10']]);
    await use('5', '2026-01-09T00:00:00.000Z');
    await shop.act(id, action, fields);
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id))).toEqual([['2026-02-01 total 100', `usage ×1 100, ${JANUARY}`], expected]);
  });

  it('is not lost when something without a meter is held from then on', async () => {
    const { shop, id, use, subscription } = await metered(PER_UNIT);
    const billing_option_id = await shop.option(subscription, { amount: 0 });
    await shop.act(id, 'change', { billing_option_id, mode: 'period_end' });
    await shop.play(id, [['2026-01-10', 'pause'], ['2026-02-10']]);
    await use('5', '2026-01-09T00:00:00.000Z');
    await shop.act(id, 'resume');
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id))).toEqual([['2026-02-10 total 500', LATE]]);
  });
});

describe('usage that comes after the grace time of an end', () => {
  // Three days from the first day on that is not billed any more.
  it.each<[end: string, cancellation: Fields, over: string]>([
    ['at once', { at: 'now' }, '2026-01-14'],
    ['with its period', { at: 'period_end' }, '2026-02-04'],
  ])('%s is refused, whenever it was, since no invoice comes any more', async (_, cancellation, over) => {
    const { shop, id, use } = await metered({ price_model: 'per_unit', unit_price: '100' });
    await use('3');
    await shop.play(id, [['2026-01-10', 'cancel', cancellation], [over]]);
    const total = (await shop.invoices(id)).map((invoice) => invoice.total);
    const late = { external_id: 'late', enrollment_id: id, meter: 'm', occurred_at: '2026-01-05T10:00:00.000Z' };
    expectFailureOf(await shop.api.post('/usage-events', late), 422, 'usage_outside_enrollment');
    expect((await shop.api.post('/usage-events/batch', { events: [late] })).body).toEqual({
      results: [
        {
          external_id: 'late',
          status: 'refused',
          event_id: null,
          code: 'usage_outside_enrollment',
          text: expect.stringContaining('has ended'),
        },
      ],
    });
    await shop.clock('2026-04-01');
    expect([total, (await shop.invoices(id)).map((invoice) => invoice.total)]).toEqual([[300], [300]]);
  });
});

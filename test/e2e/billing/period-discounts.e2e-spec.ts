import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, done, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const FOREVER = { duration: 'forever' };
const APRIL = '2024-04-01/2024-05-01';

async function taxedShop(percentage: string | null, settings: Fields = {}) {
  const shop = await Shop.open(service, { today: '2024-04-01', settings });
  if (percentage === null) return { shop, taxed: {} };
  const { id } = await shop.api.created('/tax-rates', { name: 'VAT', percentage });
  return { shop, taxed: { tax_charge: true, tax_rate_ids: [id] } };
}

/** Seats, with a coupon of 50 % from 2000 on. */
async function seats(unit_price: string, count: number, tax: string | null = null, settings: Fields = {}) {
  const { shop, taxed } = await taxedShop(tax, settings);
  await shop.api.created('/coupons', { code: 'HALF', percent_off: '50', minimum_amount: 2000, ...FOREVER });
  const { option } = await shop.offer({ price_model: 'per_unit', unit_price }, { type: 'seat_based', ...taxed });
  const { id } = await shop.enroll(option, { seats: count, coupon_code: 'HALF' });
  return { shop, id };
}

describe('a minimum is judged by all that stands of a period', () => {
  const REST = '2024-04-25/2024-05-01';

  it('so that fewer seats are a credit, as the preview says: 2800 of April stand', async () => {
    const { shop, id } = await seats('1000', 3);
    await shop.clock('2024-04-25');
    const change = { seats: 2, mode: 'prorate_now' };
    const preview = await done(shop.api.post(`/enrollments/${id}/preview`, change));
    await shop.act(id, 'change', change);
    const [, changed] = await shop.invoices(id);
    // 6 of 30 days: −600 and their 300 of discount, 400 less 50 %.
    expect(bills(changed === undefined ? [] : [changed])).toEqual([
      [
        '2024-04-25 total -100 = -200 - -100, -100 from the balance',
        `proration_credit ×3 -600, discount -300, ${REST}`,
        `proration_charge ×2 400, discount 200, ${REST}`,
      ],
    ]);
    expect(preview).toMatchObject({ total: -100, discount_total: -100 });
    expect(await shop.balance()).toBe(100);
  });

  it.each<
    [title: string, settings: Fields, price: string, count: number, tax: string | null, moves: Move[], totals: number[]]
  >([
    [
      // −300 and 200 for April; 2000 less 50 % for May.
      'and with the next invoice by prorate_next',
      {},
      '1000',
      3,
      null,
      [['2024-04-25', 'change', { seats: 2 }], ['2024-05-01']],
      [1500, 900],
    ],
    [
      // −300 − 60, 200 + 40.
      'with its tax of 20 %',
      {},
      '1000',
      3,
      '20',
      [['2024-04-25', 'change', { seats: 2, mode: 'prorate_now' }]],
      [1800, -120],
    ],
    [
      'by the second',
      { proration_unit: 'second' },
      '1000',
      3,
      null,
      [['2024-04-25T00:00:00Z', 'change', { seats: 2, mode: 'prorate_now' }]],
      [1500, -100],
    ],
    [
      // 750 of the first seat stay and −750 go, 1500 come less 750; of the 750 that stay 375 are off now: half of 2250.
      'so that more seats reach it for the whole period',
      {},
      '1500',
      1,
      null,
      [['2024-04-16', 'change', { seats: 2, mode: 'prorate_now' }]],
      [1500, -375],
    ],
    [
      // The same with 20 %: 1500 + 300 and −375 − 75, half of 2250 and its tax.
      'so that more seats reach it for the whole period, with its tax',
      {},
      '1500',
      1,
      '20',
      [['2024-04-16', 'change', { seats: 2, mode: 'prorate_now' }]],
      [1800, -450],
    ],
    [
      // 16 days: −1600 + 800, 533 for one seat; 1933 do not reach it, so that the 700 that are left are taken back.
      'so that a period that loses it pays its whole price',
      {},
      '1000',
      3,
      null,
      [['2024-04-15', 'change', { seats: 1, mode: 'prorate_now' }]],
      [1500, 433],
    ],
    [
      // It comes to 2250 again, less 50 %, as if nothing had happened in between.
      'so that one that loses and reaches it again has the same discount as before',
      {},

      '1500',
      1,
      null,
      [
        ['2024-04-16', 'change', { seats: 2, mode: 'prorate_now' }],
        ['2024-04-16', 'change', { seats: 1, mode: 'prorate_now' }],
        ['2024-04-16', 'change', { seats: 2, mode: 'prorate_now' }],
      ],
      [1500, -375, 375, -375],
    ],
    [
      // 10 of 30 days of 2 seats: 1000 less 50 %.
      'and what is given back at an end has the discount that it had',
      {},

      '1500',
      1,
      null,
      [
        ['2024-04-16', 'change', { seats: 2, mode: 'prorate_now' }],
        ['2024-04-21', 'cancel', { at: 'now', credit: true }],
      ],
      [1500, -375, -500],
    ],
    [
      // 1500 of 3000 less 50 %: that only 1500 are left does not cost the discount of the days that were used.
      'and an end costs nobody the discount of the days before it',
      {},
      '1000',
      3,
      null,
      [['2024-04-16', 'cancel', { at: 'now', credit: true }]],
      [1500, -750],
    ],
  ])('%s', async (_, settings, price, count, tax, moves, totals) => {
    const { shop, id } = await seats(price, count, tax, settings);
    await shop.play(id, moves);
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual(totals);
  });

  it('so that usage reaches it with what was charged in advance', async () => {
    const { shop } = await taxedShop(null);
    await shop.api.created('/coupons', { code: 'HALF', percent_off: '50', minimum_amount: 2000, ...FOREVER });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
    const priced = { amount: 1500, price_model: 'per_unit', unit_price: '10', meter_id };
    const { option } = await shop.offer(priced, { type: 'usage_based' });
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    await shop.api.created('/usage-events', { external_id: 'a', enrollment_id: id, meter: 'calls', quantity: '60' });
    await shop.clock('2024-05-01');
    // 1500 and 600 reach it: 300 off the usage, and 750 off what was charged for April; May's 1500 alone do not.
    expect(bills(await shop.invoices(id))).toEqual([
      ['2024-04-01 total 1500', `subscription ×1 1500, ${APRIL}`],
      [
        '2024-05-01 total 1050 = 2100 - 1050',
        `usage ×60 600, discount 300, ${APRIL}`,
        `proration_credit ×1 0, discount 750, ${APRIL}`,
        'subscription ×1 1500, 2024-05-01/2024-06-01',
      ],
    ]);
  });
});

describe('a fixed amount is one for the period, whatever lines it has', () => {
  async function withAddOn(tax: string | null = null, settings: Fields = {}, coupon: Fields = {}) {
    const { shop, taxed } = await taxedShop(tax, settings);
    await shop.api.created('/coupons', { code: 'OFF', amount_off: 1000, ...FOREVER, ...coupon });
    const { option, subscription } = await shop.offer({ amount: 700 }, taxed);
    const fields = { subscription_id: subscription, name: 'Extra', charge: 'recurring', amount: 500 };
    const addOn = (await shop.api.created('/add-ons', fields)).id;
    const held = [{ add_on_id: addOn }];
    const { id } = await shop.enroll(option, { coupon_code: 'OFF', add_ons: held });
    return { shop, id, held, option, subscription };
  }

  const GIVEN_UP = { add_ons: [], mode: 'prorate_now' };

  it('so that what a given-up add-on frees goes to the option, which is free then', async () => {
    const { shop, id } = await withAddOn();
    const preview = await done(shop.api.post(`/enrollments/${id}/preview`, GIVEN_UP));
    await shop.act(id, 'change', GIVEN_UP);
    // 583 and 417 of 1000 were off; 700 are off the 700 that are left, and what was paid, 200, goes back.
    expect(bills(await shop.invoices(id))).toEqual([
      [
        '2024-04-01 total 200 = 1200 - 1000',
        `subscription ×1 700, discount 583, ${APRIL}`,
        `add_on ×1 500, discount 417, ${APRIL}`,
      ],
      [
        '2024-04-01 total -200 = -500 - -300, -200 from the balance',
        `proration_credit ×1 -500, discount -417, ${APRIL}`,
        `proration_credit ×1 0, discount 117, ${APRIL}`,
      ],
    ]);
    expect(preview).toMatchObject({ total: -200 });
    expect(await shop.balance()).toBe(200);
  });

  it.each<[title: string, tax: string | null, settings: Fields, moves: (held: object[]) => Move[], totals: number[]]>([
    // 700 and 250 stand, 950 in all, so that nothing is owed of April; May is free, too.
    [
      'in the middle of the period',
      null,
      {},
      () => [['2024-04-16', 'change', GIVEN_UP], ['2024-05-01']],
      [200, -200, 0],
    ],
    ['with the next invoice', null, {}, () => [['2024-04-16', 'change', { add_ons: [] }], ['2024-05-01']], [200, -200]],
    [
      'by the second',
      null,
      { proration_unit: 'second' },
      () => [['2024-04-16T00:00:00Z', 'change', GIVEN_UP]],
      [200, -200],
    ],
    // 117 + 23 and 83 + 17 were paid.
    ['with its tax on top', '20', {}, () => [['2024-04-01', 'change', GIVEN_UP]], [240, -240]],
    [
      'with its tax within',
      '20',
      { tax_behavior: 'inclusive' },
      () => [['2024-04-01', 'change', GIVEN_UP]],
      [200, -200],
    ],
    // What is free has nothing to give back: 350, with 292 and 58 of discount.
    [
      'and an end then gives nothing back of what was free',
      null,
      {},
      () => [
        ['2024-04-01', 'change', GIVEN_UP],
        ['2024-04-16', 'cancel', { at: 'now', credit: true }],
      ],
      [200, -200, 0],
    ],
    // As before: 1200 less 1000.
    [
      'and an add-on that is taken again has it back',
      null,
      {},
      (held) => [
        ['2024-04-01', 'change', GIVEN_UP],
        ['2024-04-01', 'change', { add_ons: held, mode: 'prorate_now' }],
      ],
      [200, -200, 200],
    ],
  ])('%s', async (_, tax, settings, moves, totals) => {
    const { shop, id, held } = await withAddOn(tax, settings);
    await shop.play(id, moves(held));
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual(totals);
  });

  it('so that an option that takes the place of a free one has all that it gave', async () => {
    const { shop, id, subscription } = await withAddOn();
    const other = await shop.option(subscription, { amount: 900 });
    await shop.act(id, 'change', GIVEN_UP);
    await shop.act(id, 'change', { billing_option_id: other, mode: 'prorate_now' });
    // 900 less 900: still nothing.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([200, -200, 0]);
  });

  it('and is lost with the minimum that the rest does not reach', async () => {
    const { shop, id } = await withAddOn(null, {}, { minimum_amount: 1000 });
    await shop.act(id, 'change', GIVEN_UP);
    // −500 + 417, and 583 are taken back: 200 were paid, 700 are owed.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([200, 500]);
  });

  it('and a credit note frees it for what is new alone', async () => {
    const { shop, id, subscription } = await withAddOn();
    const [invoice] = await shop.invoices(id);
    await shop.api.created('/credit-notes', { invoice_id: invoice?.id, amount: 100 });
    const fields = { subscription_id: subscription, name: 'More', charge: 'one_time', amount: 50 };
    const more = (await shop.api.created('/add-ons', fields)).id;
    const { add_ons } = await shop.enrollment(id);
    await shop.act(id, 'change', { add_ons: [...(add_ons as object[]), { add_on_id: more }], mode: 'prorate_now' });
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([200, 0]);
  });
});

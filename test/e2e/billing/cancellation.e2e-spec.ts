import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const FIRST = ['2026-04-01 total 3000', 'subscription ×1 3000, 2026-04-01/2026-05-01'];
const REST = '2026-04-11/2026-05-01';
const NOW = { at: 'now' };
const NOW_WITH_CREDIT = { at: 'now', credit: true };
const UP = { option: 'larger' };

interface Ended {
  readonly status: string;
  readonly balance: number;
  readonly bills: string[][];
}

// April has 30 days; on the 11th, 20 are left.
describe('a cancellation', () => {
  it.each<[title: string, given: { enrolled?: Fields; option?: Fields }, moves: readonly Move[], expected: Ended]>([
    [
      'at the period’s end lets the period run, and bills no other',
      {},
      [['2026-04-11', 'cancel'], ['2026-08-01']],
      { status: 'cancelled', balance: 0, bills: [FIRST] },
    ],
    [
      'now, without credit, leaves the period paid',
      {},
      [['2026-04-11', 'cancel', NOW], ['2026-08-01']],
      { status: 'cancelled', balance: 0, bills: [FIRST] },
    ],
    [
      'now, with credit, gives the unused time back: 3000 × 20/30',
      {},
      [['2026-04-11', 'cancel', NOW_WITH_CREDIT], ['2026-08-01']],
      {
        status: 'cancelled',
        balance: 2000,
        bills: [FIRST, ['2026-04-11 total -2000, -2000 from the balance', `proration_credit ×1 -2000, ${REST}`]],
      },
    ],
    [
      'on the first day, with credit, gives all of it back',
      {},
      [['2026-04-01', 'cancel', NOW_WITH_CREDIT]],
      {
        status: 'cancelled',
        balance: 3000,
        bills: [
          FIRST,
          ['2026-04-01 total -3000, -3000 from the balance', 'proration_credit ×1 -3000, 2026-04-01/2026-05-01'],
        ],
      },
    ],
    [
      'on the last day, with credit, gives one day of thirty back',
      {},
      [['2026-04-30', 'cancel', NOW_WITH_CREDIT]],
      {
        status: 'cancelled',
        balance: 100,
        bills: [
          FIRST,
          ['2026-04-30 total -100, -100 from the balance', 'proration_credit ×1 -100, 2026-04-30/2026-05-01'],
        ],
      },
    ],
    [
      'that is taken back lets the billing go on',
      {},
      [['2026-04-11', 'cancel'], ['2026-04-20', 'resume'], ['2026-05-01']],
      {
        status: 'active',
        balance: 0,
        bills: [FIRST, ['2026-05-01 total 3000', 'subscription ×1 3000, 2026-05-01/2026-06-01']],
      },
    ],
    [
      'gives a discount and tax back with the price: −2000, −200, 20 % of −1800',
      { enrolled: { coupon_code: 'TENTH' }, option: { taxed: true } },
      [['2026-04-11', 'cancel', NOW_WITH_CREDIT]],
      {
        status: 'cancelled',
        balance: 2160,
        bills: [
          [
            '2026-04-01 total 3240 = 3000 - 300 + 540 tax',
            'subscription ×1 3000, discount 300, tax 540, 2026-04-01/2026-05-01',
          ],
          [
            '2026-04-11 total -2160 = -2000 - -200 + -360 tax, -2160 from the balance',
            `proration_credit ×1 -2000, discount -200, tax -360, ${REST}`,
          ],
        ],
      },
    ],
    [
      'with credit settles a change that was to be billed later: −3000 × 25/30 and 6000 × 5/30',
      {},
      [
        ['2026-04-06', 'change', UP],
        ['2026-04-11', 'cancel', NOW_WITH_CREDIT],
      ],
      {
        status: 'cancelled',
        balance: 1500,
        bills: [
          FIRST,
          [
            '2026-04-11 total -1500, -1500 from the balance',
            'proration_credit ×1 -2500, 2026-04-06/2026-05-01',
            'proration_charge ×1 1000, 2026-04-06/2026-04-11',
          ],
        ],
      },
    ],
    [
      'without credit settles it until that day: −3000 × 5/30 and 6000 × 5/30; the rest stays as it was paid',
      {},
      [
        ['2026-04-06', 'change', UP],
        ['2026-04-11', 'cancel', NOW],
      ],
      {
        status: 'cancelled',
        balance: 0,
        bills: [
          FIRST,
          [
            '2026-04-11 total 500',
            'proration_credit ×1 -500, 2026-04-06/2026-04-11',
            'proration_charge ×1 1000, 2026-04-06/2026-04-11',
          ],
        ],
      },
    ],
    [
      'at the period’s end settles it in full: −3000 × 25/30 and 6000 × 25/30',
      {},
      [['2026-04-06', 'change', UP], ['2026-04-11', 'cancel'], ['2026-08-01']],
      {
        status: 'cancelled',
        balance: 0,
        bills: [
          FIRST,
          [
            '2026-05-01 total 2500',
            'proration_credit ×1 -2500, 2026-04-06/2026-05-01',
            'proration_charge ×1 5000, 2026-04-06/2026-05-01',
          ],
        ],
      },
    ],
    [
      'drops a change that was to come with the next period',
      {},
      [['2026-04-06', 'change', { ...UP, mode: 'period_end' }], ['2026-04-11', 'cancel'], ['2026-08-01']],
      { status: 'cancelled', balance: 0, bills: [FIRST] },
    ],
    [
      'now makes up for one that waits for the period’s end',
      {},
      [
        ['2026-04-06', 'cancel'],
        ['2026-04-11', 'cancel', NOW_WITH_CREDIT],
      ],
      {
        status: 'cancelled',
        balance: 2000,
        bills: [FIRST, ['2026-04-11 total -2000, -2000 from the balance', `proration_credit ×1 -2000, ${REST}`]],
      },
    ],
    [
      'of what is for ever has no unused time to give back',
      { option: { cycle: 'forever' } },
      [['2026-04-11', 'cancel', NOW_WITH_CREDIT]],
      {
        status: 'cancelled',
        balance: 0,
        bills: [['2026-04-01 total 3000', 'subscription ×1 3000, 2026-04-01/ever']],
      },
    ],
    [
      'before the start costs nothing',
      { enrolled: { start_on: '2026-05-01' } },
      [['2026-04-11', 'cancel'], ['2026-08-01']],
      { status: 'cancelled', balance: 0, bills: [] },
    ],
    [
      'of a part of a period counts days of the full one: 3000 × 5/30 of the 15/30 that were paid',
      { enrolled: { start_on: '2026-04-16', anchor_day: 1 } },
      [['2026-04-26', 'cancel', NOW_WITH_CREDIT]],
      {
        status: 'cancelled',
        balance: 500,
        bills: [
          ['2026-04-16 total 1500', 'subscription ×1 1500, 2026-04-16/2026-05-01'],
          ['2026-04-26 total -500, -500 from the balance', 'proration_credit ×1 -500, 2026-04-26/2026-05-01'],
        ],
      },
    ],
  ])('%s', async (_, { enrolled = {}, option: { taxed = false, ...terms } = {} }, moves, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    await shop.api.created('/coupons', { code: 'TENTH', percent_off: '10', duration: 'forever' });
    const rate = await shop.api.created('/tax-rates', { name: 'Tax', percentage: '20' });
    const offer = await shop.offer({ amount: 3000, ...terms }, { tax_charge: taxed, tax_rate_ids: [rate.id] });
    const larger = await shop.option(offer.subscription, { amount: 6000 });
    const { id } = await shop.enroll(offer.option, enrolled);
    for (const [when, action, { option, ...fields } = {}] of moves) {
      const named = option === undefined ? fields : { ...fields, billing_option_id: larger };
      await shop.play(id, [[when, action, named]]);
    }
    const { status } = await shop.enrollment(id);
    expect({ status, balance: await shop.balance(), bills: bills(await shop.invoices(id)) }).toEqual(expected);
  });

  it('of usage charges what was used until then, that day included, and no more can be recorded of later', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
    const price = { price_model: 'per_unit', unit_price: '10', meter_id };
    const { option } = await shop.offer(price, { type: 'usage_based' });
    const { id } = await shop.enroll(option);
    const event = { external_id: 'e-1', enrollment_id: id, meter: 'm', quantity: '7' };
    await shop.clock('2026-04-05');
    await shop.api.created('/usage-events', event);
    await shop.play(id, [['2026-04-11', 'cancel', NOW]]);
    expect(bills(await shop.invoices(id))).toEqual([['2026-04-11 total 70', 'usage ×7 70, 2026-04-01/2026-04-12']]);
    await shop.clock('2026-04-12');
    const later = await shop.api.post('/usage-events', { ...event, external_id: 'e-2' });
    expectFailureOf(later, 422, 'usage_outside_enrollment');
  });

  it('is shown: when it was asked for, that it waits, and when it came', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    await shop.clock('2026-04-11T12:00:00.000Z');
    expect(await shop.act(id, 'cancel')).toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      cancelled_at: '2026-04-11T12:00:00.000Z',
      ended_at: null,
    });
    await shop.clock('2026-05-02');
    expect(await shop.enrollment(id)).toMatchObject({
      status: 'cancelled',
      cancelled_at: '2026-04-11T12:00:00.000Z',
      ended_at: '2026-05-01T00:00:00.000Z',
      next_billing_on: null,
    });
  });

  it.each(['change', 'cancel', 'pause', 'resume', 'preview'])('leaves nothing to %s', async (action) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    await shop.act(id, 'cancel', NOW);
    expectFailureOf(await shop.api.post(`/enrollments/${id}/${action}`, {}), 422, 'enrollment_over');
  });
});

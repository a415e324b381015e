import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, withoutIssueDays } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

describe('an enrollment that starts in the past is billed for every period since, at once and of today', () => {
  it.each<[title: string, option: Fields, enrolled: Fields, expected: string[][]]>([
    [
      '30 November to 10 February',
      {},
      { start_on: '2025-11-30' },
      [
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2025-11-30/2025-12-30'],
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2025-12-30/2026-01-30'],
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2026-01-30/2026-02-28'],
      ],
    ],
    [
      'with a wanted day: 3000 × 12/31 = 1161.29 of December',
      {},
      { start_on: '2025-12-20', anchor_day: 1 },
      [
        ['2026-02-10 total 1161', 'subscription ×1 1161, 2025-12-20/2026-01-01'],
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2026-01-01/2026-02-01'],
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2026-02-01/2026-03-01'],
      ],
    ],
    [
      'with a trial that is over',
      {},
      { start_on: '2025-12-20', trial_days: 30, coupon_code: 'HALF' },
      [['2026-02-10 total 1500 = 3000 - 1500', 'subscription ×1 3000, discount 1500, 2026-01-19/2026-02-19']],
    ],
    ['with a trial that is not', {}, { start_on: '2026-02-01', trial_days: 30 }, []],
    [
      'of a term that is over',
      { term_cycles: 1 },
      { start_on: '2025-12-20' },
      [['2026-02-10 total 3000', 'subscription ×1 3000, 2025-12-20/2026-01-20']],
    ],
    [
      'today is the first day of a period',
      { cycle: 'quarterly' },
      { start_on: '2025-11-10' },
      [
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2025-11-10/2026-02-10'],
        ['2026-02-10 total 3000', 'subscription ×1 3000, 2026-02-10/2026-05-10'],
      ],
    ],
    ['a start to come is billed when it comes', {}, { start_on: '2026-02-11' }, []],
  ])('%s', async (_, option, enrolled, expected) => {
    const shop = await Shop.open(service, { today: '2026-02-10' });
    await shop.api.created('/coupons', { code: 'HALF', percent_off: '50' });
    const { option: id } = await shop.offer({ amount: 3000, ...option });
    const enrollment = await shop.enroll(id, enrolled);
    const invoices = await shop.invoices(enrollment.id);
    expect(bills(invoices)).toEqual(expected);
    expect(invoices.map(({ number, status }) => [number, status])).toEqual(
      expected.map((_bill, index) => [`INV-${index + 1}`, 'paid']),
    );
  });

  it('gives what one would have had who was enrolled then', async () => {
    const late = await Shop.open(service, { today: '2026-02-10' });
    const early = await Shop.open(service, { today: '2025-08-31' });
    const histories = [];
    for (const shop of [late, early]) {
      const { option } = await shop.offer({ amount: 999 }, { setup_fee: 500 });
      const { id } = await shop.enroll(option, { start_on: '2025-08-31', anchor_day: 15 });
      await shop.clock('2026-03-20');
      histories.push(withoutIssueDays(bills(await shop.invoices(id))));
    }
    expect(histories[0]).toEqual(histories[1]);
    expect(histories[0]?.length).toBe(8);
  });

  it.each(['2024-02-09', '2028-02-11'])('a start on %s, further than two years from today, is refused', async (day) => {
    const shop = await Shop.open(service, { today: '2026-02-10' });
    const { option } = await shop.offer({ amount: 3000 });
    const fields = { subscriber_id: shop.subscriber, billing_option_id: option, start_on: day };
    expectFailureOf(await shop.api.post('/enrollments', fields), 400, 'invalid_field');
  });
});

describe('a clock that jumps gives what a clock that ticks would have given', () => {
  it('over nine months, with a stub, a trial, a change to come, a cancellation and usage', async () => {
    const histories = [];
    for (const days of [Array.from({ length: 39 }, (_, week) => 7 * week + 7), [273]]) {
      const shop = await Shop.open(service, { today: '2026-01-31' });
      const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
      const metered = await shop.offer(
        { meter_id, price_model: 'per_unit', unit_price: '3', minimum_amount: 50 },
        { type: 'usage_based' },
      );
      const { option, subscription } = await shop.offer({ amount: 3100 }, { setup_fee: 500 });
      const larger = await shop.option(subscription, { amount: 9300, cycle: 'quarterly', term_cycles: 2 });
      const used = await shop.enroll(metered.option);
      const ids = [
        used.id,
        (await shop.enroll(option)).id,
        (await shop.enroll(option, { anchor_day: 15 })).id,
        (await shop.enroll(option, { trial_days: 40 })).id,
        (await shop.enroll(option)).id,
        (await shop.enroll(option)).id,
      ];
      await shop.api.created('/usage-events', { external_id: 'e', enrollment_id: used.id, meter: 'm', quantity: '40' });
      await shop.act(`${ids[4]}`, 'change', { billing_option_id: larger, mode: 'period_end' });
      await shop.act(`${ids[5]}`, 'cancel');
      for (const day of days) await shop.clock(new Date(Date.UTC(2026, 0, 31 + day, 12)).toISOString());
      histories.push(await Promise.all(ids.map(async (id) => bills(await shop.invoices(id)))));
    }
    expect(histories[1]).toEqual(histories[0]);
    // 31 January to 31 October: nine usage bills, ten months, a part and nine, nine after the trial, and two quarters.
    expect(histories[1]?.map(({ length }) => length)).toEqual([9, 10, 10, 9, 3, 1]);
  });
});

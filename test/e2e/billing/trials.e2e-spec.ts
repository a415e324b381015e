import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const LOS_ANGELES = 'America/Los_Angeles';

describe('a trial ends with the first moment of its last day in the store’s time zone', () => {
  it.each([
    // Fourteen days of 23, 24 or 25 hours: what counts are days.
    ['when clocks go forward on 8 March', LOS_ANGELES, '2026-03-01', '2026-03-15', '2026-03-15T07:00:00Z', '04-15'],
    [
      'when they go forward on the day itself',
      LOS_ANGELES,
      '2026-02-22',
      '2026-03-08',
      '2026-03-08T08:00:00Z',
      '04-08',
    ],
    ['when they go back on 1 November', LOS_ANGELES, '2026-10-25', '2026-11-08', '2026-11-08T08:00:00Z', '12-08'],
    ['when they go back on the day itself', LOS_ANGELES, '2026-10-18', '2026-11-01', '2026-11-01T07:00:00Z', '12-01'],
    ['when they never change', 'UTC', '2026-03-01', '2026-03-15', '2026-03-15T00:00:00Z', '04-15'],
  ])('%s', async (_, timeZone, start, end, moment, next) => {
    const shop = await Shop.open(service, { timeZone, today: `${start}T20:00:00Z` });
    const { option } = await shop.offer({ amount: 1000 }, { free_trial_days: 14 });
    const { id, ...enrolled } = await shop.enroll(option);
    expect(enrolled).toMatchObject({ status: 'trialing', trial_end: end, current_period: { start, end } });
    await shop.clock(new Date(Date.parse(moment) - 1000).toISOString());
    expect(await shop.enrollment(id)).toMatchObject({ status: 'trialing', cycles_billed: 0 });
    expect(await shop.invoices(id)).toEqual([]);
    await shop.clock(moment);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active', trial_end: end, cycles_billed: 1 });
    expect(bills(await shop.invoices(id))).toEqual([
      [`${end} total 1000`, `subscription ×1 1000, ${end}/2026-${next}`],
    ]);
  });
});

describe('the first charge moves to the end of the trial, and the anchor with it', () => {
  const MONTHLY = { amount: 3100 };

  it.each<[string, { sold?: Fields; enrolled?: Fields; moves: readonly Move[] }, string[][]]>([
    [
      '17 January and 14 days are 31 January: 28 February, 31 March follow',
      { sold: { free_trial_days: 14 }, enrolled: { start_on: '2026-01-17' }, moves: [['2026-01-17'], ['2026-03-31']] },
      [
        ['2026-01-31 total 3100', 'subscription ×1 3100, 2026-01-31/2026-02-28'],
        ['2026-02-28 total 3100', 'subscription ×1 3100, 2026-02-28/2026-03-31'],
        ['2026-03-31 total 3100', 'subscription ×1 3100, 2026-03-31/2026-04-30'],
      ],
    ],
    [
      'the set-up fee is due when the enrollment starts',
      { sold: { free_trial_days: 10, setup_fee: 1500 }, moves: [['2026-01-11']] },
      [
        ['2026-01-01 total 1500', 'setup_fee ×1 1500'],
        ['2026-01-11 total 3100', 'subscription ×1 3100, 2026-01-11/2026-02-11'],
      ],
    ],
    [
      'with a wanted day a part of a period follows the trial: 3100 × 11/31',
      { enrolled: { trial_days: 20, anchor_day: 1 }, moves: [['2026-02-01']] },
      [
        ['2026-01-21 total 1100', 'subscription ×1 1100, 2026-01-21/2026-02-01'],
        ['2026-02-01 total 3100', 'subscription ×1 3100, 2026-02-01/2026-03-01'],
      ],
    ],
    [
      'the enrollment’s own trial goes before the subscription’s',
      { sold: { free_trial_days: 14 }, enrolled: { trial_days: 7 }, moves: [['2026-01-10']] },
      [['2026-01-08 total 3100', 'subscription ×1 3100, 2026-01-08/2026-02-08']],
    ],
    [
      'a trial of no days is none',
      { sold: { free_trial_days: 14 }, enrolled: { trial_days: 0 }, moves: [['2026-01-10']] },
      [['2026-01-01 total 3100', 'subscription ×1 3100, 2026-01-01/2026-02-01']],
    ],
    [
      'a change within the trial costs nothing, whatever its mode, and counts from the first charge on',
      {
        enrolled: { trial_days: 10 },
        moves: [['2026-01-05', 'change', { seats: 4, mode: 'prorate_now' }], ['2026-01-11']],
        sold: { type: 'seat_based' },
      },
      [['2026-01-11 total 3500', 'subscription ×1 3100, 2026-01-11/2026-02-11', 'seats ×4 400, 2026-01-11/2026-02-11']],
    ],
    [
      'cancelled at its end it costs nothing',
      { enrolled: { trial_days: 10 }, moves: [['2026-01-05', 'cancel'], ['2026-02-01']] },
      [],
    ],
    [
      'cancelled at once it costs nothing',
      { enrolled: { trial_days: 10 }, moves: [['2026-01-05', 'cancel', { at: 'now', credit: true }], ['2026-02-01']] },
      [],
    ],
    [
      'a cancellation that is taken back within the trial leaves the charge',
      { enrolled: { trial_days: 10 }, moves: [['2026-01-05', 'cancel'], ['2026-01-06', 'resume'], ['2026-01-11']] },
      [['2026-01-11 total 3100', 'subscription ×1 3100, 2026-01-11/2026-02-11']],
    ],
    [
      'a coupon for once is kept for the first charge',
      { enrolled: { trial_days: 10, coupon_code: 'HALF' }, moves: [['2026-02-11']] },
      [
        ['2026-01-11 total 1550 = 3100 - 1550', 'subscription ×1 3100, discount 1550, 2026-01-11/2026-02-11'],
        ['2026-02-11 total 3100', 'subscription ×1 3100, 2026-02-11/2026-03-11'],
      ],
    ],
  ])('%s', async (_, { sold = {}, enrolled = {}, moves }, expected) => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    await shop.api.created('/coupons', { code: 'HALF', percent_off: '50' });
    const seats = sold.type === 'seat_based' ? { price_model: 'per_unit', unit_price: '100' } : {};
    const { option } = await shop.offer({ ...MONTHLY, ...seats }, sold);
    const { id } = await shop.enroll(option, enrolled);
    await shop.play(id, moves);
    expect(bills(await shop.invoices(id))).toEqual(expected);
  });

  it('once means once, also when the set-up fee and the first charge are on two invoices', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    await shop.api.created('/coupons', { code: 'TEN', amount_off: 1000 });
    const { option } = await shop.offer({ amount: 3100 }, { setup_fee: 1500 });
    const { id } = await shop.enroll(option, { trial_days: 10, coupon_code: 'TEN' });
    await shop.clock('2026-03-11');
    const given = (await shop.invoices(id)).reduce((sum, { discount_total }) => sum + discount_total, 0);
    expect(given).toBe(1000);
  });
});

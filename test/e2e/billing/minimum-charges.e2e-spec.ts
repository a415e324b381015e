import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const APRIL = '2026-04-01/2026-05-01';
const FROM_11 = '2026-04-11/2026-05-01';
const SEATS = { price_model: 'per_unit', unit_price: '500', minimum_amount: 2000 };

describe('what seats and the flat amount miss to the minimum is a line of its own', () => {
  it.each<[title: string, option: Fields, enrolled: Fields, moves: readonly Move[], expected: string[]]>([
    ['one seat', SEATS, {}, [], ['2026-04-01 total 2000', `seats ×1 500, ${APRIL}`, `minimum ×1 1500, ${APRIL}`]],
    [
      'three',
      SEATS,
      { seats: 3 },
      [],
      ['2026-04-01 total 2000', `seats ×3 1500, ${APRIL}`, `minimum ×1 500, ${APRIL}`],
    ],
    ['four, which reach it', SEATS, { seats: 4 }, [], ['2026-04-01 total 2000', `seats ×4 2000, ${APRIL}`]],
    ['five, which pass it', SEATS, { seats: 5 }, [], ['2026-04-01 total 2500', `seats ×5 2500, ${APRIL}`]],
    [
      'a flat amount counts towards it: 2000 − 1000 − 500',
      { ...SEATS, amount: 1000 },
      {},
      [],
      ['2026-04-01 total 2000', `subscription ×1 1000, ${APRIL}`, `seats ×1 500, ${APRIL}`, `minimum ×1 500, ${APRIL}`],
    ],
    [
      'a flat amount alone',
      { amount: 1000, minimum_amount: 1500 },
      {},
      [],
      ['2026-04-01 total 1500', `subscription ×1 1000, ${APRIL}`, `minimum ×1 500, ${APRIL}`],
    ],
    [
      'nothing but the minimum',
      { minimum_amount: 1500 },
      {},
      [],
      ['2026-04-01 total 1500', `minimum ×1 1500, ${APRIL}`],
    ],
    [
      'with seats as they are invoiced: 3 × 0.5 = 1.5 is 2, and 8 are missing to 10',
      { price_model: 'per_unit', unit_price: '0.5', minimum_amount: 10 },
      { seats: 3 },
      [],
      ['2026-04-01 total 10', `seats ×3 2, ${APRIL}`, `minimum ×1 8, ${APRIL}`],
    ],
    [
      'in half a period half of it: 1500 × 15/30 and 500 × 15/30',
      SEATS,
      { seats: 3, anchor_day: 16 },
      [['2026-04-16']],
      ['2026-04-16 total 2000', 'seats ×3 1500, 2026-04-16/2026-05-16', 'minimum ×1 500, 2026-04-16/2026-05-16'],
    ],
    [
      'a coupon lowers it too: 50 %',
      SEATS,
      { seats: 3, coupon_code: 'HALF' },
      [],
      [
        '2026-04-01 total 1000 = 2000 - 1000',
        `seats ×3 1500, discount 750, ${APRIL}`,
        `minimum ×1 500, discount 250, ${APRIL}`,
      ],
    ],
    [
      'with more seats it is credited: −1500, −500 and 2500 × 20/30',
      SEATS,
      { seats: 3 },
      [['2026-04-11', 'change', { seats: 5, mode: 'prorate_now' }]],
      [
        '2026-04-11 total 334',
        `proration_credit ×3 -1000, ${FROM_11}`,
        `proration_credit ×1 -333, ${FROM_11}`,
        `proration_charge ×5 1667, ${FROM_11}`,
      ],
    ],
    [
      'with fewer seats it is charged: −2500, 1500 and 500 × 20/30',
      SEATS,
      { seats: 5 },
      [['2026-04-11', 'change', { seats: 3, mode: 'prorate_now' }]],
      [
        '2026-04-11 total -334, -334 from the balance',
        `proration_credit ×5 -1667, ${FROM_11}`,
        `proration_charge ×3 1000, ${FROM_11}`,
        `proration_charge ×1 333, ${FROM_11}`,
      ],
    ],
  ])('%s', async (_, option, enrolled, moves, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    await shop.api.created('/coupons', { code: 'HALF', percent_off: '50' });
    const { option: id } = await shop.offer(option, { type: 'seat_based' });
    const enrollment = await shop.enroll(id, enrolled);
    await shop.play(enrollment.id, moves);
    expect(bills(await shop.invoices(enrollment.id)).at(-1)).toEqual(expected);
  });
});

describe('what usage misses to the minimum is charged when the period is over', () => {
  const USAGE = { price_model: 'per_unit', unit_price: '1', minimum_amount: 500 };
  const PART = '2026-04-01/2026-04-16';

  it.each<[title: string, option: Fields, enrolled: Fields, used: string | null, until: string, expected: string[]]>([
    ['nothing used', USAGE, {}, null, '2026-05-01', ['2026-05-01 total 500', `minimum ×1 500, ${APRIL}`]],
    ['zero used', USAGE, {}, '0', '2026-05-01', ['2026-05-01 total 500', `minimum ×1 500, ${APRIL}`]],
    [
      '300',
      USAGE,
      {},
      '300',
      '2026-05-01',
      ['2026-05-01 total 500', `usage ×300 300, ${APRIL}`, `minimum ×1 200, ${APRIL}`],
    ],
    ['499.5, which is 500', USAGE, {}, '499.5', '2026-05-01', ['2026-05-01 total 500', `usage ×499.5 500, ${APRIL}`]],
    ['just so much', USAGE, {}, '500', '2026-05-01', ['2026-05-01 total 500', `usage ×500 500, ${APRIL}`]],
    ['more', USAGE, {}, '501', '2026-05-01', ['2026-05-01 total 501', `usage ×501 501, ${APRIL}`]],
    [
      'a flat amount, paid in advance, counts towards it: 500 − 200 − 100',
      { ...USAGE, amount: 200 },
      {},
      '100',
      '2026-05-01',
      [
        '2026-05-01 total 500',
        `usage ×100 100, ${APRIL}`,
        `minimum ×1 200, ${APRIL}`,
        'subscription ×1 200, 2026-05-01/2026-06-01',
      ],
    ],
    [
      'in 15 of 31 days a part of it: 620 × 15/31 − 100',
      { ...USAGE, minimum_amount: 620 },
      { anchor_day: 16 },
      '100',
      '2026-04-16',
      ['2026-04-16 total 300', `usage ×100 100, ${PART}`, `minimum ×1 200, ${PART}`],
    ],
    [
      'nothing in a trial',
      USAGE,
      { trial_days: 15 },
      null,
      '2026-05-16',
      ['2026-05-16 total 500', 'minimum ×1 500, 2026-04-16/2026-05-16'],
    ],
  ])('%s', async (_, option, enrolled, used, until, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
    const offer = await shop.offer({ ...option, meter_id }, { type: 'usage_based' });
    const { id } = await shop.enroll(offer.option, enrolled);
    const event = { external_id: 'e-1', enrollment_id: id, meter: 'm', quantity: used };
    if (used !== null) await shop.api.created('/usage-events', event);
    await shop.clock(until);
    const [first, ...more] = bills(await shop.invoices(id)).slice(option.amount === undefined ? 0 : 1);
    expect([first, more]).toEqual([expected, []]);
  });

  it('what was used and comes late lowers it', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
    const { option } = await shop.offer({ ...USAGE, meter_id }, { type: 'usage_based' });
    const { id: enrollment_id } = await shop.enroll(option);
    const event = { enrollment_id, meter: 'm' };
    await shop.api.created('/usage-events', { ...event, external_id: 'e-1', quantity: '300' });
    await shop.clock('2026-05-01');
    const late = { quantity: '300', occurred_at: '2026-04-30T23:59:59Z' };
    await shop.api.created('/usage-events', { ...event, external_id: 'e-2', ...late });
    await shop.clock('2026-06-01');
    // 600 instead of 300 and 200: 300 more, and 200 less of the minimum; and nothing used in May.
    expect(bills(await shop.invoices(enrollment_id)).at(-1)).toEqual([
      '2026-06-01 total 600',
      'minimum ×1 500, 2026-05-01/2026-06-01',
      `usage ×300 300, ${APRIL}`,
      `minimum ×1 -200, ${APRIL}`,
    ]);
  });
});

it('is described in full, also of a subscription, an option and a meter of the longest names', async () => {
  const shop = await Shop.open(service, { today: '2026-04-01' });
  const longest = 'n'.repeat(255);
  const { id: meter_id } = await shop.api.created('/meters', { key: 'k', name: longest, aggregation: 'sum' });
  const price = { price_model: 'per_unit', unit_price: '1', minimum_amount: 500, meter_id };
  const { option } = await shop.offer({ ...price, name: longest }, { name: longest, type: 'usage_based' });
  await shop.enroll(option);
  await shop.clock('2026-05-02');
  const described = (await shop.invoices()).flatMap(({ lines }) => lines.map(({ description }) => description));
  expect(described).toContain(`${longest}, ${longest}: ${longest}: minimum charge`);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const PER_SEAT = { price_model: 'per_unit', unit_price: '1000' };
const APRIL = '2026-04-01/2026-05-01';
const MAY = '2026-05-01/2026-06-01';
const FROM_11 = '2026-04-11/2026-05-01';
const seats = (count: number, mode: string, fields: Fields = {}) => ({ seats: count, mode, ...fields });

// April has 30 days; on the 11th, 20 are left.
describe('seats', () => {
  it.each<[title: string, option: Fields, first: number, moves: readonly Move[], expected: string[][]]>([
    [
      'from 5 to 8, prorate_now: −5000 × 20/30 = −3333.33, 8000 × 20/30 = 5333.33',
      PER_SEAT,
      5,
      [['2026-04-11', 'change', seats(8, 'prorate_now')], ['2026-05-01']],
      [
        [`2026-04-01 total 5000`, `seats ×5 5000, ${APRIL}`],
        ['2026-04-11 total 2000', `proration_credit ×5 -3333, ${FROM_11}`, `proration_charge ×8 5333, ${FROM_11}`],
        ['2026-05-01 total 8000', `seats ×8 8000, ${MAY}`],
      ],
    ],
    [
      'from 5 to 8, prorate_next',
      PER_SEAT,
      5,
      [['2026-04-11', 'change', seats(8, 'prorate_next')], ['2026-05-01']],
      [
        [`2026-04-01 total 5000`, `seats ×5 5000, ${APRIL}`],
        [
          '2026-05-01 total 10000',
          `proration_credit ×5 -3333, ${FROM_11}`,
          `proration_charge ×8 5333, ${FROM_11}`,
          `seats ×8 8000, ${MAY}`,
        ],
      ],
    ],
    [
      'from 5 to 8, period_end',
      PER_SEAT,
      5,
      [['2026-04-11', 'change', seats(8, 'period_end')], ['2026-05-01']],
      [
        [`2026-04-01 total 5000`, `seats ×5 5000, ${APRIL}`],
        ['2026-05-01 total 8000', `seats ×8 8000, ${MAY}`],
      ],
    ],
    [
      'from 5 to 8, full_now: 8000 − 3333',
      PER_SEAT,
      5,
      [['2026-04-11', 'change', seats(8, 'full_now')]],
      [
        [`2026-04-01 total 5000`, `seats ×5 5000, ${APRIL}`],
        ['2026-04-11 total 4667', `proration_credit ×5 -3333, ${FROM_11}`, 'seats ×8 8000, 2026-04-11/2026-05-11'],
      ],
    ],
    [
      'from 8 to 5, prorate_now: 2000 to the balance',
      PER_SEAT,
      8,
      [['2026-04-11', 'change', seats(5, 'prorate_now')], ['2026-05-01']],
      [
        [`2026-04-01 total 8000`, `seats ×8 8000, ${APRIL}`],
        [
          '2026-04-11 total -2000, -2000 from the balance',
          `proration_credit ×8 -5333, ${FROM_11}`,
          `proration_charge ×5 3333, ${FROM_11}`,
        ],
        ['2026-05-01 total 5000, 2000 from the balance', `seats ×5 5000, ${MAY}`],
      ],
    ],
    [
      'from 8 to 5, prorate_next: 5000 − 2000',
      PER_SEAT,
      8,
      [['2026-04-11', 'change', seats(5, 'prorate_next')], ['2026-05-01']],
      [
        [`2026-04-01 total 8000`, `seats ×8 8000, ${APRIL}`],
        [
          '2026-05-01 total 3000',
          `proration_credit ×8 -5333, ${FROM_11}`,
          `proration_charge ×5 3333, ${FROM_11}`,
          `seats ×5 5000, ${MAY}`,
        ],
      ],
    ],
    [
      'from 8 to 5, period_end',
      PER_SEAT,
      8,
      [['2026-04-11', 'change', seats(5, 'period_end')], ['2026-05-01']],
      [
        [`2026-04-01 total 8000`, `seats ×8 8000, ${APRIL}`],
        ['2026-05-01 total 5000', `seats ×5 5000, ${MAY}`],
      ],
    ],
    [
      'from 8 to 5, full_now: 5000 − 5333',
      PER_SEAT,
      8,
      [['2026-04-11', 'change', seats(5, 'full_now')]],
      [
        [`2026-04-01 total 8000`, `seats ×8 8000, ${APRIL}`],
        [
          '2026-04-11 total -333, -333 from the balance',
          `proration_credit ×8 -5333, ${FROM_11}`,
          'seats ×5 5000, 2026-04-11/2026-05-11',
        ],
      ],
    ],
    [
      'from 5 to 8 on the 11th and to 5 again on the 21st: 10/30 of 5000 and of 8000',
      PER_SEAT,
      5,
      [
        ['2026-04-11', 'change', seats(8, 'prorate_next')],
        ['2026-04-21', 'change', seats(5, 'prorate_next')],
        ['2026-05-01'],
      ],
      [
        [`2026-04-01 total 5000`, `seats ×5 5000, ${APRIL}`],
        [
          '2026-05-01 total 6000',
          'proration_credit ×5 -1667, 2026-04-11/2026-04-21',
          'proration_charge ×8 2667, 2026-04-11/2026-04-21',
          `seats ×5 5000, ${MAY}`,
        ],
      ],
    ],
    [
      'from 1 to 2 to 3, each at once: −500 × 20/30 = −333.33 …, −1000 × 10/30 = −333.33, 1500 × 10/30',
      { price_model: 'per_unit', unit_price: '500' },
      1,
      [
        ['2026-04-11', 'change', seats(2, 'prorate_now')],
        ['2026-04-21', 'change', seats(3, 'prorate_now')],
      ],
      [
        [`2026-04-01 total 500`, `seats ×1 500, ${APRIL}`],
        ['2026-04-11 total 334', `proration_credit ×1 -333, ${FROM_11}`, `proration_charge ×2 667, ${FROM_11}`],
        [
          '2026-04-21 total 167',
          'proration_credit ×2 -333, 2026-04-21/2026-05-01',
          'proration_charge ×3 500, 2026-04-21/2026-05-01',
        ],
      ],
    ],
    [
      'leave the flat amount alone',
      { ...PER_SEAT, amount: 2000 },
      5,
      [['2026-04-11', 'change', seats(8, 'prorate_now')]],
      [
        ['2026-04-01 total 7000', `subscription ×1 2000, ${APRIL}`, `seats ×5 5000, ${APRIL}`],
        ['2026-04-11 total 2000', `proration_credit ×5 -3333, ${FROM_11}`, `proration_charge ×8 5333, ${FROM_11}`],
      ],
    ],
    [
      'with a price below a unit: 3 × 0.5 = 1.5, 4 × 0.5 = 2, of which 20/30 are −1.00 and 1.33',
      { price_model: 'per_unit', unit_price: '0.5' },
      3,
      [['2026-04-11', 'change', seats(4, 'prorate_now')]],
      [
        ['2026-04-01 total 2', `seats ×3 2, ${APRIL}`],
        ['2026-04-11 total 0', `proration_credit ×3 -1, ${FROM_11}`, `proration_charge ×4 1, ${FROM_11}`],
      ],
    ],
    [
      'over the edge of a volume tier are cheaper: 11 × 80 after 10 × 100',
      {
        price_model: 'volume',
        tiers: [{ up_to: 10, unit_price: '100' }, { unit_price: '80' }],
      },
      10,
      [['2026-04-16', 'change', seats(11, 'prorate_now')], ['2026-05-01']],
      [
        ['2026-04-01 total 1000', `seats ×10 1000, ${APRIL}`],
        [
          '2026-04-16 total -60, -60 from the balance',
          'proration_credit ×10 -500, 2026-04-16/2026-05-01',
          'proration_charge ×11 440, 2026-04-16/2026-05-01',
        ],
        ['2026-05-01 total 880, 60 from the balance', `seats ×11 880, ${MAY}`],
      ],
    ],
  ])('%s', async (_, option, first, moves, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option: id } = await shop.offer(option, { type: 'seat_based' });
    const enrollment = await shop.enroll(id, { seats: first });
    await shop.play(enrollment.id, moves);
    expect(bills(await shop.invoices(enrollment.id))).toEqual(expected);
  });

  it.each([1, 11])('are refused when the option is sold for 2 to 10, and %i are wanted', async (count) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ ...PER_SEAT, min_seats: 2, max_seats: 10 }, { type: 'seat_based' });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option };
    expectFailureOf(await shop.api.post('/enrollments', { ...enrollment, seats: count }), 422, 'seats_out_of_range');
    const { id } = await shop.enroll(option, { seats: 2 });
    expectFailureOf(await shop.api.post(`/enrollments/${id}/change`, { seats: count }), 422, 'seats_out_of_range');
    await shop.act(id, 'change', { seats: 10, mode: 'period_end' });
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id)).at(-1)).toEqual(['2026-05-01 total 10000', `seats ×10 10000, ${MAY}`]);
  });
});

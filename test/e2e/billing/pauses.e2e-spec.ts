import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const FIRST = ['2026-04-01 total 3000', 'subscription ×1 3000, 2026-04-01/2026-05-01'];
const UP = { option: 'larger' };

describe('a pause lets the paid period run, and begins no other', () => {
  it.each<[title: string, enrolled: Fields, moves: readonly Move[], status: string, expected: string[][]]>([
    ['for as long as it lasts', {}, [['2026-04-11', 'pause'], ['2027-04-11']], 'paused', [FIRST]],
    [
      'and ends within the period as if nothing had been',
      {},
      [['2026-04-11', 'pause'], ['2026-04-30', 'resume'], ['2026-05-01']],
      'active',
      [FIRST, ['2026-05-01 total 3000', 'subscription ×1 3000, 2026-05-01/2026-06-01']],
    ],
    [
      'and then goes on with a new one from the day of the resumption on',
      {},
      [['2026-04-11', 'pause'], ['2026-05-20', 'resume'], ['2026-06-20']],
      'active',
      [
        FIRST,
        ['2026-05-20 total 3000', 'subscription ×1 3000, 2026-05-20/2026-06-20'],
        ['2026-06-20 total 3000', 'subscription ×1 3000, 2026-06-20/2026-07-20'],
      ],
    ],
    [
      'and goes on with the next one when it ends on its first day',
      {},
      [['2026-04-11', 'pause'], ['2026-05-01', 'resume'], ['2026-06-01']],
      'active',
      [
        FIRST,
        ['2026-05-01 total 3000', 'subscription ×1 3000, 2026-05-01/2026-06-01'],
        ['2026-06-01 total 3000', 'subscription ×1 3000, 2026-06-01/2026-07-01'],
      ],
    ],
    [
      'and goes on with a part of one where a day is wanted: 3000 × 12/31 = 1161.29',
      { anchor_day: 1 },
      [['2026-04-11', 'pause'], ['2026-05-20', 'resume'], ['2026-06-01']],
      'active',
      [
        FIRST,
        ['2026-05-20 total 1161', 'subscription ×1 1161, 2026-05-20/2026-06-01'],
        ['2026-06-01 total 3000', 'subscription ×1 3000, 2026-06-01/2026-07-01'],
      ],
    ],
    [
      'and settles at its end what was changed before: −3000 × 20/30 and 6000 × 20/30',
      {},
      [
        ['2026-04-11', 'change', UP],
        ['2026-04-12', 'pause'],
        ['2026-05-20', 'resume'],
      ],
      'active',
      [
        FIRST,
        [
          '2026-05-01 total 2000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'proration_charge ×1 4000, 2026-04-11/2026-05-01',
        ],
        ['2026-05-20 total 6000', 'subscription ×1 6000, 2026-05-20/2026-06-20'],
      ],
    ],
    [
      'and a change that was to come with the next one comes with it',
      {},
      [
        ['2026-04-11', 'change', { ...UP, mode: 'period_end' }],
        ['2026-04-12', 'pause'],
        ['2026-05-20', 'resume'],
      ],
      'active',
      [FIRST, ['2026-05-20 total 6000', 'subscription ×1 6000, 2026-05-20/2026-06-20']],
    ],
    [
      'and a cancellation at the period’s end still comes',
      {},
      [['2026-04-11', 'pause'], ['2026-04-12', 'cancel'], ['2026-05-01']],
      'cancelled',
      [FIRST],
    ],
    [
      'and cancelled with credit gives back what is unused on that day: 3000 × 15/30',
      {},
      [
        ['2026-04-11', 'pause'],
        ['2026-04-16', 'cancel', { at: 'now', credit: true }],
      ],
      'cancelled',
      [FIRST, ['2026-04-16 total -1500, -1500 from the balance', 'proration_credit ×1 -1500, 2026-04-16/2026-05-01']],
    ],
    [
      'and cancelled after it nothing is left to give back',
      {},
      [
        ['2026-04-11', 'pause'],
        ['2026-05-16', 'cancel', { at: 'now', credit: true }],
      ],
      'cancelled',
      [FIRST],
    ],
    [
      'nor charges after a trial, until it ends',
      { trial_days: 10 },
      [['2026-04-05', 'pause'], ['2026-04-20', 'resume'], ['2026-05-20']],
      'active',
      [
        ['2026-04-20 total 3000', 'subscription ×1 3000, 2026-04-20/2026-05-20'],
        ['2026-05-20 total 3000', 'subscription ×1 3000, 2026-05-20/2026-06-20'],
      ],
    ],
    [
      'nor starts what was to start meanwhile',
      { start_on: '2026-04-10' },
      [['2026-04-05', 'pause'], ['2026-04-20', 'resume'], ['2026-05-20']],
      'active',
      [
        ['2026-04-20 total 3000', 'subscription ×1 3000, 2026-04-20/2026-05-20'],
        ['2026-05-20 total 3000', 'subscription ×1 3000, 2026-05-20/2026-06-20'],
      ],
    ],
  ])('%s', async (_, enrolled, moves, status, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const larger = await shop.option(subscription, { amount: 6000 });
    const { id } = await shop.enroll(option, enrolled);
    for (const [when, action, { option: other, ...fields } = {}] of moves) {
      const named = other === undefined ? fields : { ...fields, billing_option_id: larger };
      await shop.play(id, [[when, action, named]]);
    }
    expect(bills(await shop.invoices(id))).toEqual(expected);
    expect(await shop.enrollment(id)).toMatchObject({ status });
  });

  it('and charges at its end what was used in it', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
    const price = { price_model: 'per_unit', unit_price: '10', meter_id, amount: 3000 };
    const { option } = await shop.offer(price, { type: 'usage_based' });
    const { id } = await shop.enroll(option);
    await shop.clock('2026-04-05');
    await shop.api.created('/usage-events', { external_id: 'e-1', enrollment_id: id, meter: 'm', quantity: '7' });
    await shop.play(id, [['2026-04-11', 'pause'], ['2026-06-01']]);
    expect(bills(await shop.invoices(id))).toEqual([
      FIRST,
      ['2026-05-01 total 70', 'usage ×7 70, 2026-04-01/2026-05-01'],
    ]);
  });
});

describe('a cancellation at the period’s end, of what is paused,', () => {
  const ENDS = { cancel_at_period_end: true };

  it.each<[title: string, moves: readonly Move[], shown: Fields, until: string, status: string, bills: string[][]]>([
    [
      'still stands when the pause ends',
      [
        ['2026-04-11', 'pause'],
        ['2026-04-12', 'cancel'],
        ['2026-04-13', 'resume'],
      ],
      { status: 'active', ...ENDS },
      '2026-06-01',
      'cancelled',
      [FIRST],
    ],
    [
      'still stands when it came before the pause',
      [
        ['2026-04-11', 'cancel'],
        ['2026-04-12', 'pause'],
        ['2026-04-13', 'resume'],
      ],
      { status: 'active', ...ENDS },
      '2026-06-01',
      'cancelled',
      [FIRST],
    ],
    [
      'is taken back by a second resumption',
      [
        ['2026-04-11', 'pause'],
        ['2026-04-12', 'cancel'],
        ['2026-04-13', 'resume'],
        ['2026-04-14', 'resume'],
      ],
      { status: 'active', cancel_at_period_end: false, cancelled_at: null },
      '2026-05-01',
      'active',
      [FIRST, ['2026-05-01 total 3000', 'subscription ×1 3000, 2026-05-01/2026-06-01']],
    ],
  ])('%s', async (_, moves, shown, until, status, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    await shop.play(id, moves);
    expect(await shop.enrollment(id)).toMatchObject(shown);
    await shop.clock(until);
    expect(bills(await shop.invoices(id))).toEqual(expected);
    expect(await shop.enrollment(id)).toMatchObject({ status });
  });
});

describe('is refused', () => {
  it.each<[title: string, paused: boolean, action: string, fields: Fields, code: string]>([
    ['a change in a pause', true, 'change', { seats: 1 }, 'enrollment_paused'],
    ['the preview of one', true, 'preview', { seats: 1 }, 'enrollment_paused'],
    ['a second pause', true, 'pause', {}, 'enrollment_paused'],
    ['the resumption of what is not paused', false, 'resume', {}, 'enrollment_not_paused'],
  ])('%s', async (_, paused, action, fields, code) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    if (paused) await shop.act(id, 'pause');
    expectFailureOf(await shop.api.post(`/enrollments/${id}/${action}`, fields), 422, code);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;

interface Sold {
  readonly shop: Shop;
  readonly id: string;
  /** By the names that the tables use. */
  readonly ids: Names;
}

/** Ten seats of A at 1000 a month; B costs 1500 a seat, C 2000, and support 600. April 2024 has 30 days. */
async function sold(store: ShopOptions = {}, enrolled: Fields = {}): Promise<Sold> {
  const shop = await Shop.open(service, { today: '2024-04-01', currency: 'USD', ...store });
  const price = (unit_price: string, limits: Fields = {}) => ({ price_model: 'per_unit', unit_price, ...limits });
  const { option, subscription } = await shop.offer(price('1000'), { type: 'seat_based' });
  const addOn = (name: string) =>
    shop.api.created('/add-ons', { subscription_id: subscription, name, charge: 'recurring', amount: 600 });
  const ids = {
    A: option,
    B: await shop.option(subscription, price('1500')),
    C: await shop.option(subscription, price('2000')),
    large: await shop.option(subscription, price('1500', { min_seats: 8, max_seats: 12 })),
    other: (await shop.offer(price('1500'), { name: 'Other', type: 'seat_based' })).option,
    support: (await addOn('Support')).id,
  };
  return { shop, ids, id: (await shop.enroll(option, { seats: 10, ...named(enrolled, ids) })).id };
}

function named({ option, addOns, ...fields }: Fields, ids: Names): Fields {
  return {
    ...fields,
    ...(option === undefined ? {} : { billing_option_id: ids[option as string] }),
    ...(addOns === undefined ? {} : { add_ons: (addOns as string[]).map((name) => ({ add_on_id: ids[name] })) }),
  };
}

async function play({ shop, id, ids }: Sold, moves: readonly Move[]): Promise<void> {
  await shop.play(
    id,
    moves.map(([when, action, fields = {}]): Move => [when, action, named(fields, ids)]),
  );
}

const B_AT_THE_END: Move = ['2024-04-05', 'change', { option: 'B', mode: 'period_end' }];

// A change on 20 April leaves 11 of 30 days: −10000 × 11/30 = −3667, 11000 × 11/30 = 4033, 15000 × 11/30 = 5500.
describe('a change leaves the rest of what is scheduled for the next period:', () => {
  it.each<[title: string, moves: readonly Move[], expected: readonly string[], store?: ShopOptions]>([
    [
      'one more seat by prorate_now, and 11 × 1500 from May on',
      [B_AT_THE_END, ['2024-04-20', 'change', { seats: 11, mode: 'prorate_now' }], ['2024-06-01']],
      ['2024-04-20 366', '2024-05-01 16500', '2024-06-01 16500'],
    ],
    [
      'one more seat by prorate_next, for 366 with the 11 × 1500 of May',
      [B_AT_THE_END, ['2024-04-20', 'change', { seats: 11, mode: 'prorate_next' }], ['2024-06-01']],
      ['2024-05-01 16866', '2024-06-01 16500'],
    ],
    [
      'one more seat by period_end, 11 × 1500',
      [B_AT_THE_END, ['2024-04-20', 'change', { seats: 11, mode: 'period_end' }], ['2024-06-01']],
      ['2024-05-01 16500', '2024-06-01 16500'],
    ],
    [
      // −3667 + 11000 on 20 April, and 11 × 1500 at the end of the period that began then.
      'one more seat by full_now, after whose period come 11 × 1500',
      [B_AT_THE_END, ['2024-04-20', 'change', { seats: 11, mode: 'full_now' }], ['2024-06-20']],
      ['2024-04-20 7333', '2024-05-20 16500', '2024-06-20 16500'],
    ],
    [
      // One day with a seat less: −10000 × 1/30 = −333 and 9000 × 1/30 = 300.
      'seats that change twice, for −33, and 10 × 1500',
      [
        B_AT_THE_END,
        ['2024-04-19', 'change', { seats: 9, mode: 'prorate_next' }],
        ['2024-04-20', 'change', { seats: 10, mode: 'prorate_next' }],
        ['2024-05-01'],
      ],
      ['2024-05-01 14967'],
    ],
    [
      // 600 × 11/30 = 220 on 20 April, then 15000 + 600.
      'an add-on by prorate_now, and 10 × 1500 + 600',
      [B_AT_THE_END, ['2024-04-20', 'change', { addOns: ['support'], mode: 'prorate_now' }], ['2024-05-01']],
      ['2024-04-20 220', '2024-05-01 15600'],
    ],
    [
      'the option by prorate_now, and the seats that are scheduled: 11 × 1500',
      [
        ['2024-04-05', 'change', { seats: 11, mode: 'period_end' }],
        ['2024-04-20', 'change', { option: 'B', mode: 'prorate_now' }],
        ['2024-05-01'],
      ],
      ['2024-04-20 1833', '2024-05-01 16500'],
    ],
    [
      'the option by period_end, and the seats and the add-on that are scheduled: 11 × 1500 + 600',
      [
        ['2024-04-05', 'change', { seats: 11, mode: 'period_end' }],
        ['2024-04-06', 'change', { addOns: ['support'], mode: 'period_end' }],
        ['2024-04-20', 'change', { option: 'B', mode: 'period_end' }],
        ['2024-05-01'],
      ],
      ['2024-05-01 17100'],
    ],
    [
      // −10000 and 20000 × 11/30 = 7333.
      'but for the option that it names itself: 10 × 2000',
      [B_AT_THE_END, ['2024-04-20', 'change', { option: 'C', mode: 'prorate_now' }], ['2024-05-01']],
      ['2024-04-20 3666', '2024-05-01 20000'],
    ],
    [
      'also in a pause that outlasts the period: 11 × 1500 from 10 May on',
      [
        B_AT_THE_END,
        ['2024-04-20', 'change', { seats: 11, mode: 'prorate_now' }],
        ['2024-04-25', 'pause'],
        ['2024-05-10', 'resume'],
      ],
      ['2024-04-20 366', '2024-05-10 16500'],
    ],
    [
      'also behind a cancellation that is taken back: 11 × 1500',
      [
        B_AT_THE_END,
        ['2024-04-10', 'cancel', { at: 'period_end' }],
        ['2024-04-20', 'change', { seats: 11, mode: 'prorate_now' }],
        ['2024-04-25', 'resume'],
        ['2024-05-01'],
      ],
      ['2024-04-20 366', '2024-05-01 16500'],
    ],
    [
      // 10.5 of 30 days: −3500 and 3850.
      'also by second: one more seat for 350, and 11 × 1500',
      [B_AT_THE_END, ['2024-04-20T12:00:00Z', 'change', { seats: 11, mode: 'prorate_now' }], ['2024-05-01']],
      ['2024-04-20 350', '2024-05-01 16500'],
      { settings: { proration_unit: 'second' } },
    ],
  ])('%s', async (_, moves, expected, ...[store]) => {
    const made = await sold(store);
    await play(made, moves);
    const [, ...later] = await made.shop.invoices(made.id);
    expect(later.map(({ issued_on, total }) => `${issued_on} ${total}`)).toEqual(expected);
  });

  it('and its preview, its answer and its event show both', async () => {
    const made = await sold();
    const { shop, id, ids } = made;
    await play(made, [B_AT_THE_END, ['2024-04-20']]);
    // 366 for the seat of eleven days, and 11 × 1500.
    const scheduled_change = { on: '2024-05-01', billing_option_id: ids.B, seats: 11, add_ons: [] };
    expect(await shop.act(id, 'preview', { seats: 11 })).toMatchObject({ total: 16866, scheduled_change });
    const changed = await shop.act(id, 'change', { seats: 11 });
    expect(changed).toMatchObject({ billing_option_id: ids.A, seats: 11, scheduled_change });
    const events = await shop.api.get(`/events?filter_by=object_id&filter=${id}&sort_by=sequence&sort=desc`);
    expect((events.body as unknown[])[0]).toMatchObject({ data: { seats: 11, scheduled_change } });
  });
});

describe('what is scheduled is withdrawn', () => {
  it.each<[title: string, fields: Fields, total: number]>([
    ['by naming with period_end what is held', { option: 'A', mode: 'period_end' }, 10000],
    ['by a change at once to the same', { option: 'B', mode: 'prorate_next' }, 15000 + 5500 - 3667],
  ])('%s', async (_, fields, total) => {
    const made = await sold();
    await play(made, [B_AT_THE_END, ['2024-04-20', 'change', fields]]);
    expect(await made.shop.enrollment(made.id)).toMatchObject({ scheduled_change: null });
    await made.shop.clock('2024-05-01');
    expect(bills(await made.shop.invoices(made.id)).at(-1)?.[0]).toMatch(`2024-05-01 total ${total}`);
  });

  it('field by field: seats that are scheduled stay when the option is withdrawn', async () => {
    const made = await sold();
    const { shop, id, ids } = made;
    await play(made, [
      ['2024-04-05', 'change', { option: 'B', seats: 12, mode: 'period_end' }],
      ['2024-04-20', 'change', { option: 'A', mode: 'period_end' }],
    ]);
    expect((await shop.enrollment(id)).scheduled_change).toMatchObject({ billing_option_id: ids.A, seats: 12 });
    await shop.act(id, 'change', { seats: 10, mode: 'period_end' });
    expect((await shop.enrollment(id)).scheduled_change).toBeNull();
  });
});

describe('a change is refused', () => {
  it.each<[title: string, scheduled: Fields, change: Fields, code: string, text: string]>([
    [
      'whose seats the scheduled option is not sold for',
      { option: 'large' },
      { seats: 5, mode: 'prorate_now' },
      'seats_out_of_range',
      'The billing option that is scheduled for 2024-05-01 is sold for 8 to 12 seats: name what is to be held then, too',
    ],
    [
      'whose add-on is not of the subscription that is scheduled',
      { option: 'other' },
      { addOns: ['support'] },
      'add_on_not_offered',
      'Support is not offered with the subscription that is scheduled for 2024-05-01, or not so many: name what is to be held then, too',
    ],
    [
      'that comes, with the seats that are scheduled, to an option that is not sold for them',
      { seats: 20 },
      { option: 'large', mode: 'period_end' },
      'seats_out_of_range',
      'The billing option is sold for 8 to 12 seats',
    ],
  ])('%s, and so is its preview', async (_, scheduled, change, code, text) => {
    const made = await sold();
    const { shop, id, ids } = made;
    await play(made, [['2024-04-05', 'change', { ...scheduled, mode: 'period_end' }]]);
    const before = await shop.enrollment(id);
    for (const action of ['change', 'preview']) {
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, named(change, ids));
      expectFailureOf(answer, 422, code);
      expect(answer.body).toMatchObject([{ body: { text } }]);
    }
    expect(await shop.enrollment(id)).toEqual(before);
  });
});

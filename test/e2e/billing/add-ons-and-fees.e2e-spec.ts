import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;
/** How many of each add-on are held. */
type Extras = Readonly<Partial<Record<'support' | 'training', number>>>;

const APRIL = '2026-04-01/2026-05-01';
const MAY = '2026-05-01/2026-06-01';
const REST = '2026-04-11/2026-05-01';

interface Offered {
  readonly shop: Shop;
  readonly option: string;
  readonly subscription: string;
  readonly held: (extras: Extras) => Fields[];
}

/** A month for 3000, support for 600 a month, and training for 5000, once. */
async function offered(sold: Fields = {}): Promise<Offered> {
  const shop = await Shop.open(service, { today: '2026-04-01' });
  const shipping = await shop.api.created('/shipping-options', { name: 'Post', amount: 450 });
  const { ship, ...fields } = sold;
  const shipped = ship === true ? { shipping_charge: true, shipping_option_id: shipping.id } : {};
  const { option, subscription } = await shop.offer({ amount: 3000 }, { ...fields, ...shipped });
  const addOn = (name: string, charge: string, amount: number) =>
    shop.api.created('/add-ons', { subscription_id: subscription, name, charge, amount, max_quantity: 3 });
  const ids = {
    support: (await addOn('Support', 'recurring', 600)).id,
    training: (await addOn('Training', 'one_time', 5000)).id,
  };
  const held = ({ support, training }: Extras) => [
    ...(support === undefined ? [] : [{ add_on_id: ids.support, quantity: support }]),
    ...(training === undefined ? [] : [{ add_on_id: ids.training, quantity: training }]),
  ];
  return { shop, option, subscription, held };
}

const SUBSCRIPTION = `subscription ×1 3000, ${APRIL}`;

describe('with the first invoice, and with the next', () => {
  it.each<[title: string, sold: Fields, extras: Extras, fields: Fields, expected: string[][]]>([
    [
      'what recurs and is shipped comes again, what is bought once and the set-up fee do not',
      { ship: true, setup_fee: 1500 },
      { support: 1, training: 1 },
      {},
      [
        [
          '2026-04-01 total 10550',
          SUBSCRIPTION,
          `add_on ×1 600, ${APRIL}`,
          `shipping ×1 450, ${APRIL}`,
          'setup_fee ×1 1500',
          'add_on ×1 5000',
        ],
        ['2026-05-01 total 4050', `subscription ×1 3000, ${MAY}`, `add_on ×1 600, ${MAY}`, `shipping ×1 450, ${MAY}`],
      ],
    ],
    [
      'add-ons count as often as they are held: 3 × 600, 2 × 5000',
      {},
      { support: 3, training: 2 },
      {},
      [
        ['2026-04-01 total 14800', SUBSCRIPTION, `add_on ×3 1800, ${APRIL}`, 'add_on ×2 10000'],
        ['2026-05-01 total 4800', `subscription ×1 3000, ${MAY}`, `add_on ×3 1800, ${MAY}`],
      ],
    ],
    [
      'in a trial what is due once is due at the start, all else at its end',
      { ship: true, setup_fee: 1500 },
      { support: 1, training: 1 },
      { trial_days: 30 },
      [
        ['2026-04-01 total 6500', 'setup_fee ×1 1500', 'add_on ×1 5000'],
        ['2026-05-01 total 4050', `subscription ×1 3000, ${MAY}`, `add_on ×1 600, ${MAY}`, `shipping ×1 450, ${MAY}`],
      ],
    ],
    [
      'in a part of a period what recurs is cut, the set-up fee and shipping are not: 3000 and 600 × 15/31',
      { ship: true, setup_fee: 1500 },
      { support: 1 },
      { anchor_day: 16 },
      [
        [
          '2026-04-01 total 3692',
          'subscription ×1 1452, 2026-04-01/2026-04-16',
          'add_on ×1 290, 2026-04-01/2026-04-16',
          'shipping ×1 450, 2026-04-01/2026-04-16',
          'setup_fee ×1 1500',
        ],
        [
          '2026-04-16 total 4050',
          'subscription ×1 3000, 2026-04-16/2026-05-16',
          'add_on ×1 600, 2026-04-16/2026-05-16',
          'shipping ×1 450, 2026-04-16/2026-05-16',
        ],
      ],
    ],
  ])('%s', async (_, sold, extras, fields, expected) => {
    const { shop, option, held } = await offered(sold);
    const { id } = await shop.enroll(option, { add_ons: held(extras), ...fields });
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id))).toEqual(expected);
  });
});

// On 11 April 20 of 30 days are left.
describe('a change of add-ons', () => {
  it.each<[title: string, before: Extras, after: Extras, mode: string, expected: string[][]]>([
    [
      'to one more that recurs, prorate_now: 600 × 20/30',
      {},
      { support: 1 },
      'prorate_now',
      [
        ['2026-04-11 total 400', `proration_charge ×1 400, ${REST}`],
        ['2026-05-01 total 3600', `subscription ×1 3000, ${MAY}`, `add_on ×1 600, ${MAY}`],
      ],
    ],
    [
      'to one more that recurs, prorate_next',
      {},
      { support: 1 },
      'prorate_next',
      [
        [
          '2026-05-01 total 4000',
          `proration_charge ×1 400, ${REST}`,
          `subscription ×1 3000, ${MAY}`,
          `add_on ×1 600, ${MAY}`,
        ],
      ],
    ],
    [
      'to one more that recurs, period_end',
      {},
      { support: 1 },
      'period_end',
      [['2026-05-01 total 3600', `subscription ×1 3000, ${MAY}`, `add_on ×1 600, ${MAY}`]],
    ],
    [
      'to one more that recurs, full_now: −3000 × 20/30',
      {},
      { support: 1 },
      'full_now',
      [
        [
          '2026-04-11 total 1600',
          `proration_credit ×1 -2000, ${REST}`,
          'subscription ×1 3000, 2026-04-11/2026-05-11',
          'add_on ×1 600, 2026-04-11/2026-05-11',
        ],
      ],
    ],
    [
      'from one to three: −600 and 1800 × 20/30',
      { support: 1 },
      { support: 3 },
      'prorate_now',
      [
        ['2026-04-11 total 800', `proration_credit ×1 -400, ${REST}`, `proration_charge ×3 1200, ${REST}`],
        ['2026-05-01 total 4800', `subscription ×1 3000, ${MAY}`, `add_on ×3 1800, ${MAY}`],
      ],
    ],
    [
      'to none: 400 pay for part of May',
      { support: 1 },
      {},
      'prorate_now',
      [
        ['2026-04-11 total -400, -400 from the balance', `proration_credit ×1 -400, ${REST}`],
        ['2026-05-01 total 3000, 400 from the balance', `subscription ×1 3000, ${MAY}`],
      ],
    ],
    [
      'to one that is paid once, prorate_now: in full',
      {},
      { training: 1 },
      'prorate_now',
      [
        ['2026-04-11 total 5000', 'add_on ×1 5000'],
        ['2026-05-01 total 3000', `subscription ×1 3000, ${MAY}`],
      ],
    ],
    [
      'to one that is paid once, prorate_next: in full, later',
      {},
      { training: 1 },
      'prorate_next',
      [['2026-05-01 total 8000', `subscription ×1 3000, ${MAY}`, 'add_on ×1 5000']],
    ],
    [
      'to one that is paid once, period_end',
      {},
      { training: 1 },
      'period_end',
      [['2026-05-01 total 8000', `subscription ×1 3000, ${MAY}`, 'add_on ×1 5000']],
    ],
    [
      'to one that is paid once, full_now',
      {},
      { training: 1 },
      'full_now',
      [
        [
          '2026-04-11 total 6000',
          `proration_credit ×1 -2000, ${REST}`,
          'subscription ×1 3000, 2026-04-11/2026-05-11',
          'add_on ×1 5000',
        ],
      ],
    ],
    [
      'to three of what was paid once before: two more',
      { training: 1 },
      { training: 3 },
      'prorate_now',
      [
        ['2026-04-11 total 10000', 'add_on ×2 10000'],
        ['2026-05-01 total 3000', `subscription ×1 3000, ${MAY}`],
      ],
    ],
    [
      'without what was paid once gives nothing back',
      { training: 1 },
      {},
      'prorate_now',
      [['2026-05-01 total 3000', `subscription ×1 3000, ${MAY}`]],
    ],
  ])('%s', async (_, before, after, mode, expected) => {
    const { shop, option, held } = await offered();
    const { id } = await shop.enroll(option, { add_ons: held(before) });
    await shop.play(id, [['2026-04-11', 'change', { add_ons: held(after), mode }], ['2026-05-01']]);
    expect(bills(await shop.invoices(id)).slice(1)).toEqual(expected);
  });

  it('what was to be paid once and is given up before it was invoiced is not owed', async () => {
    const { shop, option, held } = await offered();
    const { id } = await shop.enroll(option);
    await shop.act(id, 'change', { add_ons: held({ training: 2 }) });
    await shop.act(id, 'change', { add_ons: held({ training: 1 }) });
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id)).at(-1)).toEqual([
      '2026-05-01 total 8000',
      `subscription ×1 3000, ${MAY}`,
      'add_on ×1 5000',
    ]);
  });

  it.each<
    [
      title: string,
      before: Extras,
      fields: Fields,
      moves: readonly (readonly [string, Extras, string])[],
      expected: string[][],
    ]
  >([
    [
      'after it was invoiced at once',
      {},
      {},
      [
        ['2026-04-11', { training: 1 }, 'prorate_now'],
        ['2026-04-11', {}, 'prorate_now'],
      ],
      [
        ['2026-04-11 total 5000', 'add_on ×1 5000'],
        ['2026-04-11 total -5000, -5000 from the balance', 'proration_credit ×1 -5000'],
        ['2026-05-01 total 3000, 3000 from the balance', `subscription ×1 3000, ${MAY}`],
      ],
    ],
    [
      'after it was invoiced at once, with the next invoice',
      {},
      {},
      [
        ['2026-04-11', { training: 2 }, 'prorate_now'],
        ['2026-04-11', { training: 1 }, 'prorate_next'],
      ],
      [
        ['2026-04-11 total 10000', 'add_on ×2 10000'],
        ['2026-05-01 total -2000, -2000 from the balance', `subscription ×1 3000, ${MAY}`, 'proration_credit ×1 -5000'],
      ],
    ],
    [
      'on the day of the enrollment, with the discount and the tax that it had: 5000 − 500 + 900',
      { training: 1 },
      { coupon_code: 'TENTH', taxed: true },
      [['2026-04-01', {}, 'prorate_now']],
      [
        [
          '2026-04-01 total -5400 = -5000 - -500 + -900 tax, -5400 from the balance',
          'proration_credit ×1 -5000, discount -500, tax -900',
        ],
        [
          '2026-05-01 total 3240 = 3000 - 300 + 540 tax, 3240 from the balance',
          `subscription ×1 3000, discount 300, tax 540, ${MAY}`,
        ],
      ],
    ],
    [
      'with a new period: −3000 × 20/30 and 3000',
      {},
      {},
      [
        ['2026-04-11', { training: 1 }, 'full_now'],
        ['2026-04-11', {}, 'prorate_now'],
      ],
      [
        [
          '2026-04-11 total 6000',
          `proration_credit ×1 -2000, ${REST}`,
          'subscription ×1 3000, 2026-04-11/2026-05-11',
          'add_on ×1 5000',
        ],
        ['2026-04-11 total -5000, -5000 from the balance', 'proration_credit ×1 -5000'],
      ],
    ],
    [
      'in a trial, at whose end it is set off',
      { training: 1 },
      { trial_days: 20 },
      [['2026-04-01', {}, 'prorate_next']],
      [
        [
          '2026-04-21 total -2000, -2000 from the balance',
          'subscription ×1 3000, 2026-04-21/2026-05-21',
          'proration_credit ×1 -5000',
        ],
      ],
    ],
    [
      'and taken again, which costs nothing more',
      {},
      {},
      [
        ['2026-04-11', { training: 1 }, 'prorate_now'],
        ['2026-04-11', {}, 'prorate_next'],
        ['2026-04-11', { training: 1 }, 'prorate_next'],
      ],
      [
        ['2026-04-11 total 5000', 'add_on ×1 5000'],
        ['2026-05-01 total 3000', `subscription ×1 3000, ${MAY}`],
      ],
    ],
    [
      'but not on a later day, nor more of it than was brought on that day',
      { training: 1 },
      {},
      [
        ['2026-04-11', { training: 2 }, 'prorate_now'],
        ['2026-04-11', {}, 'prorate_now'],
      ],
      [
        ['2026-04-11 total 5000', 'add_on ×1 5000'],
        ['2026-04-11 total -5000, -5000 from the balance', 'proration_credit ×1 -5000'],
        ['2026-05-01 total 3000, 3000 from the balance', `subscription ×1 3000, ${MAY}`],
      ],
    ],
  ])(
    'what is paid once and given up on the day on which it was brought is credited: %s',
    async (_, before, fields, moves, expected) => {
      const { taxed = false, ...enrolled } = fields;
      const shopped = await offered();
      const { shop, option, held, subscription } = shopped;
      await shop.api.created('/coupons', { code: 'TENTH', percent_off: '10', duration: 'forever' });
      const rate = await shop.api.created('/tax-rates', { name: 'Tax', percentage: '20' });
      const sold = taxed === true ? { tax_charge: true, tax_rate_ids: [rate.id] } : {};
      await shop.api.put(`/subscriptions/${subscription}`, sold);
      const { id } = await shop.enroll(option, { add_ons: held(before), ...enrolled });
      for (const [day, extras, mode] of moves) {
        await shop.clock(day);
        await shop.act(id, 'change', { add_ons: held(extras), mode });
      }
      await shop.clock('2026-05-01');
      expect(bills(await shop.invoices(id)).slice(1)).toEqual(expected);
    },
  );

  it('what was given back already by a credit note is not credited once more', async () => {
    const { shop, option, held } = await offered();
    const { id } = await shop.enroll(option);
    await shop.act(id, 'change', { add_ons: held({ training: 1 }), mode: 'prorate_now' });
    const [, second] = await shop.invoices(id);
    await shop.api.created('/credit-notes', { invoice_id: second?.id, amount: 2000 });
    await shop.act(id, 'change', { add_ons: [], mode: 'prorate_now' });
    // 2000 by the note, 3000 by the change.
    expect([(await shop.invoices(id)).at(-1)?.total, await shop.balance()]).toEqual([-3000, 5000]);
  });

  it('a cancellation gives back what recurs, and neither fee, shipping nor what was paid once', async () => {
    const { shop, option, held } = await offered({ ship: true, setup_fee: 1500 });
    const { id } = await shop.enroll(option, { add_ons: held({ support: 1, training: 1 }) });
    await shop.play(id, [['2026-04-11', 'cancel', { at: 'now', credit: true }]]);
    expect(bills(await shop.invoices(id)).at(-1)).toEqual([
      '2026-04-11 total -2400, -2400 from the balance',
      `proration_credit ×1 -2000, ${REST}`,
      `proration_credit ×1 -400, ${REST}`,
    ]);
  });
});

describe('add-ons are refused', () => {
  it('that belong to another subscription', async () => {
    const { shop, held } = await offered();
    const other = await shop.offer({ amount: 1000 });
    const fields = { subscriber_id: shop.subscriber, billing_option_id: other.option, add_ons: held({ support: 1 }) };
    expectFailureOf(await shop.api.post('/enrollments', fields), 422, 'add_on_not_offered');
  });

  it('that are more than are offered', async () => {
    const { shop, option, held } = await offered();
    const { id } = await shop.enroll(option, { add_ons: held({ support: 3 }) });
    const change = { add_ons: held({ support: 4 }) };
    expectFailureOf(await shop.api.post(`/enrollments/${id}/change`, change), 422, 'add_on_not_offered');
  });

  it('that are named twice', async () => {
    const { shop, option, held } = await offered();
    const add_ons = [...held({ support: 1 }), ...held({ support: 1 })];
    const fields = { subscriber_id: shop.subscriber, billing_option_id: option, add_ons };
    expectFailureOf(await shop.api.post('/enrollments', fields), 400, 'invalid_field');
  });
});

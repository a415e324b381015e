import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Given extends ShopOptions {
  readonly from: number | Fields;
  readonly to: number | Fields;
  readonly enrolled?: Fields;
}

/** Somebody on the first option; a change of theirs that names no option but a number goes to the second, 1 is back. */
async function enrolled(given: Given): Promise<{ shop: Shop; id: string; options: readonly string[] }> {
  const { from, to, enrolled: fields, ...store } = given;
  const shop = await Shop.open(service, { today: '2026-04-01', ...store });
  const terms = (option: number | Fields) => (typeof option === 'number' ? { amount: option } : option);
  const { option, subscription } = await shop.offer(terms(from));
  const options = [option, await shop.option(subscription, terms(to))];
  return { shop, id: (await shop.enroll(option, fields)).id, options };
}

const to = (index: 0 | 1, mode: string, fields: Fields = {}) => ({ option: index, mode, ...fields });

async function billsAfter(given: Given, moves: readonly Move[]): Promise<string[][]> {
  const { shop, id, options } = await enrolled(given);
  const named = moves.map(([when, action, fields]): Move => {
    if (action !== 'change' || fields === undefined) return [when, action, fields];
    const { option, ...change } = fields;
    return [when, action, { ...change, billing_option_id: options[Number(option)] }];
  });
  await shop.play(id, named);
  return bills(await shop.invoices(id));
}

// April 2026 has 30 days. A change on the 11th leaves 20 of them, and the 11th belongs to the new price.
const UP = { from: 3000, to: 6000 };
const DOWN = { from: 6000, to: 3000 };
const FIRST_UP = ['2026-04-01 total 3000', 'subscription ×1 3000, 2026-04-01/2026-05-01'];
const FIRST_DOWN = ['2026-04-01 total 6000', 'subscription ×1 6000, 2026-04-01/2026-05-01'];

describe('another billing option', () => {
  it.each<[title: string, given: Given, moves: readonly Move[], expected: string[][]]>([
    [
      'up, prorate_now: −3000 × 20/30 and 6000 × 20/30 at once',
      UP,
      [['2026-04-11', 'change', to(1, 'prorate_now')], ['2026-05-01']],
      [
        FIRST_UP,
        [
          '2026-04-11 total 2000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'proration_charge ×1 4000, 2026-04-11/2026-05-01',
        ],
        ['2026-05-01 total 6000', 'subscription ×1 6000, 2026-05-01/2026-06-01'],
      ],
    ],
    [
      'up, prorate_next: the same lines on the next invoice',
      UP,
      [['2026-04-11', 'change', to(1, 'prorate_next')], ['2026-05-01']],
      [
        FIRST_UP,
        [
          '2026-05-01 total 8000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'proration_charge ×1 4000, 2026-04-11/2026-05-01',
          'subscription ×1 6000, 2026-05-01/2026-06-01',
        ],
      ],
    ],
    [
      'up, period_end: nothing until then',
      UP,
      [['2026-04-11', 'change', to(1, 'period_end')], ['2026-05-01']],
      [FIRST_UP, ['2026-05-01 total 6000', 'subscription ×1 6000, 2026-05-01/2026-06-01']],
    ],
    [
      'up, full_now: a new period starts today, −3000 × 20/30 is credited',
      UP,
      [['2026-04-11', 'change', to(1, 'full_now')], ['2026-05-11']],
      [
        FIRST_UP,
        [
          '2026-04-11 total 4000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'subscription ×1 6000, 2026-04-11/2026-05-11',
        ],
        ['2026-05-11 total 6000', 'subscription ×1 6000, 2026-05-11/2026-06-11'],
      ],
    ],
    [
      'down, prorate_now: 2000 goes to the balance, and pays for part of May',
      DOWN,
      [['2026-04-11', 'change', to(1, 'prorate_now')], ['2026-05-01']],
      [
        FIRST_DOWN,
        [
          '2026-04-11 total -2000, -2000 from the balance',
          'proration_credit ×1 -4000, 2026-04-11/2026-05-01',
          'proration_charge ×1 2000, 2026-04-11/2026-05-01',
        ],
        ['2026-05-01 total 3000, 2000 from the balance', 'subscription ×1 3000, 2026-05-01/2026-06-01'],
      ],
    ],
    [
      'down, prorate_next',
      DOWN,
      [['2026-04-11', 'change', to(1, 'prorate_next')], ['2026-05-01']],
      [
        FIRST_DOWN,
        [
          '2026-05-01 total 1000',
          'proration_credit ×1 -4000, 2026-04-11/2026-05-01',
          'proration_charge ×1 2000, 2026-04-11/2026-05-01',
          'subscription ×1 3000, 2026-05-01/2026-06-01',
        ],
      ],
    ],
    [
      'down, period_end',
      DOWN,
      [['2026-04-11', 'change', to(1, 'period_end')], ['2026-05-01']],
      [FIRST_DOWN, ['2026-05-01 total 3000', 'subscription ×1 3000, 2026-05-01/2026-06-01']],
    ],
    [
      'down, full_now: 3000 − 4000, and 1000 pays for part of the next period',
      DOWN,
      [['2026-04-11', 'change', to(1, 'full_now')], ['2026-05-11']],
      [
        FIRST_DOWN,
        [
          '2026-04-11 total -1000, -1000 from the balance',
          'proration_credit ×1 -4000, 2026-04-11/2026-05-01',
          'subscription ×1 3000, 2026-04-11/2026-05-11',
        ],
        ['2026-05-11 total 3000, 1000 from the balance', 'subscription ×1 3000, 2026-05-11/2026-06-11'],
      ],
    ],
    [
      'on the first day of the period all of it is at the new price',
      UP,
      [['2026-04-01', 'change', to(1, 'prorate_now')]],
      [
        FIRST_UP,
        [
          '2026-04-01 total 3000',
          'proration_credit ×1 -3000, 2026-04-01/2026-05-01',
          'proration_charge ×1 6000, 2026-04-01/2026-05-01',
        ],
      ],
    ],
    [
      'on its last day, one of thirty',
      UP,
      [['2026-04-30', 'change', to(1, 'prorate_now')]],
      [
        FIRST_UP,
        [
          '2026-04-30 total 100',
          'proration_credit ×1 -100, 2026-04-30/2026-05-01',
          'proration_charge ×1 200, 2026-04-30/2026-05-01',
        ],
      ],
    ],
    [
      'each line is rounded by itself: −1000 × 21/31 = −677.42, 2000 × 21/31 = 1354.84',
      { from: 1000, to: 2000, today: '2026-01-01' },
      [['2026-01-11', 'change', to(1, 'prorate_now')]],
      [
        ['2026-01-01 total 1000', 'subscription ×1 1000, 2026-01-01/2026-02-01'],
        [
          '2026-01-11 total 678',
          'proration_credit ×1 -677, 2026-01-11/2026-02-01',
          'proration_charge ×1 1355, 2026-01-11/2026-02-01',
        ],
      ],
    ],
    [
      'half a unit goes away from zero: −1001 × 15/30 = −500.5, 2001 × 15/30 = 1000.5',
      { from: 1001, to: 2001 },
      [['2026-04-16', 'change', to(1, 'prorate_now')]],
      [
        ['2026-04-01 total 1001', 'subscription ×1 1001, 2026-04-01/2026-05-01'],
        [
          '2026-04-16 total 500',
          'proration_credit ×1 -501, 2026-04-16/2026-05-01',
          'proration_charge ×1 1001, 2026-04-16/2026-05-01',
        ],
      ],
    ],
    [
      'counted from an earlier day of the period: 25 of 30',
      UP,
      [['2026-04-11', 'change', to(1, 'prorate_now', { on: '2026-04-06' })]],
      [
        FIRST_UP,
        [
          '2026-04-11 total 2500',
          'proration_credit ×1 -2500, 2026-04-06/2026-05-01',
          'proration_charge ×1 5000, 2026-04-06/2026-05-01',
        ],
      ],
    ],
    [
      'up on the 11th and back on the 21st, both at once: 20/30 and 10/30',
      UP,
      [['2026-04-11', 'change', to(1, 'prorate_now')], ['2026-04-21', 'change', to(0, 'prorate_now')], ['2026-05-01']],
      [
        FIRST_UP,
        [
          '2026-04-11 total 2000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'proration_charge ×1 4000, 2026-04-11/2026-05-01',
        ],
        [
          '2026-04-21 total -1000, -1000 from the balance',
          'proration_charge ×1 1000, 2026-04-21/2026-05-01',
          'proration_credit ×1 -2000, 2026-04-21/2026-05-01',
        ],
        ['2026-05-01 total 3000, 1000 from the balance', 'subscription ×1 3000, 2026-05-01/2026-06-01'],
      ],
    ],
    [
      'up on the 11th and back on the 21st, both on the next invoice: ten days',
      UP,
      [
        ['2026-04-11', 'change', to(1, 'prorate_next')],
        ['2026-04-21', 'change', to(0, 'prorate_next')],
        ['2026-05-01'],
      ],
      [
        FIRST_UP,
        [
          '2026-05-01 total 4000',
          'proration_credit ×1 -1000, 2026-04-11/2026-04-21',
          'proration_charge ×1 2000, 2026-04-11/2026-04-21',
          'subscription ×1 3000, 2026-05-01/2026-06-01',
        ],
      ],
    ],
    [
      'up and back on the same day is no change',
      UP,
      [
        ['2026-04-11', 'change', to(1, 'prorate_next')],
        ['2026-04-11', 'change', to(0, 'prorate_next')],
        ['2026-05-01'],
      ],
      [FIRST_UP, ['2026-05-01 total 3000', 'subscription ×1 3000, 2026-05-01/2026-06-01']],
    ],
    [
      'a change at once overrides one that waits for the period’s end',
      UP,
      [['2026-04-06', 'change', to(0, 'period_end')], ['2026-04-11', 'change', to(1, 'full_now')], ['2026-05-11']],
      [
        FIRST_UP,
        [
          '2026-04-11 total 4000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'subscription ×1 6000, 2026-04-11/2026-05-11',
        ],
        ['2026-05-11 total 6000', 'subscription ×1 6000, 2026-05-11/2026-06-11'],
      ],
    ],
    [
      'in a part of a period the denominator is the full one: 5 of 30, in the part from the 16th on',
      { ...UP, today: '2026-04-16', enrolled: { anchor_day: 1 } },
      [['2026-04-26', 'change', to(1, 'prorate_now')], ['2026-05-01']],
      [
        ['2026-04-16 total 1500', 'subscription ×1 1500, 2026-04-16/2026-05-01'],
        [
          '2026-04-26 total 500',
          'proration_credit ×1 -500, 2026-04-26/2026-05-01',
          'proration_charge ×1 1000, 2026-04-26/2026-05-01',
        ],
        ['2026-05-01 total 6000', 'subscription ×1 6000, 2026-05-01/2026-06-01'],
      ],
    ],
    [
      'to another cycle by full_now: a year from today on',
      { from: 3000, to: { cycle: 'annually', amount: 36000 } },
      [['2026-04-11', 'change', to(1, 'full_now')]],
      [
        FIRST_UP,
        [
          '2026-04-11 total 34000',
          'proration_credit ×1 -2000, 2026-04-11/2026-05-01',
          'subscription ×1 36000, 2026-04-11/2027-04-11',
        ],
      ],
    ],
    [
      'to another cycle at the period’s end',
      { from: 3000, to: { cycle: 'annually', amount: 36000 } },
      [['2026-04-11', 'change', to(1, 'period_end')], ['2026-05-01']],
      [FIRST_UP, ['2026-05-01 total 36000', 'subscription ×1 36000, 2026-05-01/2027-05-01']],
    ],
    [
      'to another cycle at the end of a short month the day is kept: 31 January, 28 February, 31 May',
      { from: 3000, to: { cycle: 'quarterly', amount: 9000 }, today: '2026-01-31' },
      [['2026-02-11', 'change', to(1, 'period_end')], ['2026-05-31']],
      [
        ['2026-01-31 total 3000', 'subscription ×1 3000, 2026-01-31/2026-02-28'],
        ['2026-02-28 total 9000', 'subscription ×1 9000, 2026-02-28/2026-05-31'],
        ['2026-05-31 total 9000', 'subscription ×1 9000, 2026-05-31/2026-08-31'],
      ],
    ],
  ])('%s', async (_, given, moves, expected) => expect(await billsAfter(given, moves)).toEqual(expected));
});

describe('a change by second', () => {
  const settings = { proration_unit: 'second' };

  it.each<[title: string, given: Given, moves: readonly Move[], expected: string[]]>([
    [
      'at noon on the 16th of April: 14.5 of 30 days',
      { ...UP, settings },
      [['2026-04-16T12:00:00Z', 'change', to(1, 'prorate_now')]],
      [
        '2026-04-16 total 1450',
        'proration_credit ×1 -1450, 2026-04-16/2026-05-01',
        'proration_charge ×1 2900, 2026-04-16/2026-05-01',
      ],
    ],
    [
      'in March in Los Angeles, which has 743 hours: 16 days are 384 of them',
      { from: 7430, to: 14860, settings, timeZone: 'America/Los_Angeles', today: '2026-03-01T18:00:00Z' },
      [['2026-03-16T07:00:00Z', 'change', to(1, 'prorate_now')]],
      [
        '2026-03-16 total 3840',
        'proration_credit ×1 -3840, 2026-03-16/2026-04-01',
        'proration_charge ×1 7680, 2026-03-16/2026-04-01',
      ],
    ],
    [
      'in the same March by day: 16 of 31',
      { from: 3100, to: 6200, timeZone: 'America/Los_Angeles', today: '2026-03-01T18:00:00Z' },
      [['2026-03-16T07:00:00Z', 'change', to(1, 'prorate_now')]],
      [
        '2026-03-16 total 1600',
        'proration_credit ×1 -1600, 2026-03-16/2026-04-01',
        'proration_charge ×1 3200, 2026-03-16/2026-04-01',
      ],
    ],
    [
      'in the last second of April: 3000000 / 2592000 = 1.16 and 6000000 / 2592000 = 2.31',
      { from: 3_000_000, to: 6_000_000, settings },
      [['2026-04-30T23:59:59Z', 'change', to(1, 'prorate_now')]],
      [
        '2026-04-30 total 1',
        'proration_credit ×1 -1, 2026-04-30/2026-05-01',
        'proration_charge ×1 2, 2026-04-30/2026-05-01',
      ],
    ],
  ])('%s', async (_, given, moves, expected) => expect((await billsAfter(given, moves)).at(-1)).toEqual(expected));
});

describe('as others document it', () => {
  it.each<[title: string, given: Given, moves: readonly Move[], expected: string[]]>([
    [
      // docs.stripe.com/billing/subscriptions/prorations: −5 for the unused time and +10 for the rest, halfway.
      'Stripe: from 10 to 20 USD halfway through the period costs 5 USD more',
      { from: 1000, to: 2000, currency: 'USD' },
      [['2026-04-16', 'change', to(1, 'prorate_now')]],
      [
        '2026-04-16 total 500',
        'proration_credit ×1 -500, 2026-04-16/2026-05-01',
        'proration_charge ×1 1000, 2026-04-16/2026-05-01',
      ],
    ],
    [
      // docs.useautumn.com/documentation/modelling-pricing/proration
      'Autumn: from 20 to 50 USD halfway through the period costs 15 USD more',
      { from: 2000, to: 5000, currency: 'USD' },
      [['2026-04-16', 'change', to(1, 'prorate_now')]],
      [
        '2026-04-16 total 1500',
        'proration_credit ×1 -1000, 2026-04-16/2026-05-01',
        'proration_charge ×1 2500, 2026-04-16/2026-05-01',
      ],
    ],
    [
      // chargebee.com/docs/proration-old.html, example 1: 60 USD from 1 April to 1 May 2012, downgraded on the 21st.
      'Chargebee: from 60 to 30 USD after 20 days, 10 USD of credit make the next bill 20 USD',
      { from: 6000, to: 3000, currency: 'USD', today: '2012-04-01' },
      [['2012-04-21', 'change', to(1, 'prorate_next')], ['2012-05-01']],
      [
        '2012-05-01 total 2000',
        'proration_credit ×1 -2000, 2012-04-21/2012-05-01',
        'proration_charge ×1 1000, 2012-04-21/2012-05-01',
        'subscription ×1 3000, 2012-05-01/2012-06-01',
      ],
    ],
  ])('%s', async (_, given, moves, expected) => expect((await billsAfter(given, moves)).at(-1)).toEqual(expected));
});

describe('a change that waits is shown, and is gone when it is done', () => {
  it('at the end of the period', async () => {
    const { shop, id, options } = await enrolled(UP);
    await shop.act(id, 'change', { billing_option_id: options[1], mode: 'period_end' });
    expect(await shop.enrollment(id)).toMatchObject({
      billing_option_id: options[0],
      scheduled_change: { on: '2026-05-01', billing_option_id: options[1], seats: 1, add_ons: [] },
    });
    await shop.clock('2026-05-01');
    expect(await shop.enrollment(id)).toMatchObject({ billing_option_id: options[1], scheduled_change: null });
  });
});

describe('the day of a change', () => {
  it.each([
    ['period_end', '2026-04-20', "at the period's end"],
    ['period_end', '2026-05-01', "at the period's end"],
    ['full_now', '2026-04-20', 'today'],
    ['full_now', '2026-04-11', 'today'],
  ])('can not be chosen of %s: %s', async (mode, on, when) => {
    const { shop, id, options } = await enrolled(UP);
    await shop.clock('2026-04-11');
    for (const action of ['change', 'preview']) {
      const change = { billing_option_id: options[1], mode, on };
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, change);
      expectFailureOf(answer, 400, 'invalid_field');
      expect(answer.body).toMatchObject([
        { body: { text: `Must be left out with ${mode}, which takes hold ${when}`, fields: { '2': 'on' } } },
      ]);
    }
    expect(await shop.act(id, 'change', { billing_option_id: options[1], mode, on: null })).toMatchObject({ id });
  });
});

describe('a change is refused', () => {
  it.each<[title: string, code: string, change: Fields]>([
    ['before the period', 'outside_period', { on: '2026-03-31' }],
    ['after the period', 'outside_period', { on: '2026-05-01' }],
    ['that gives the period another length, at once', 'cycle_mismatch', { option: 'yearly', mode: 'prorate_now' }],
    ['that gives the period another length, later', 'cycle_mismatch', { option: 'yearly', mode: 'prorate_next' }],
    ['where the subscription does not allow it', 'change_not_allowed', { option: 'strict' }],
  ])('%s', async (_, code, { option, ...change }) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const strict = { allow_billing_option_changes: option !== 'strict' };
    const offer = await shop.offer({ amount: 3000 }, strict);
    const other = await shop.option(offer.subscription, {
      amount: 6000,
      cycle: option === 'yearly' ? 'annually' : 'monthly',
    });
    const { id } = await shop.enroll(offer.option);
    await shop.clock('2026-04-11');
    const answer = await shop.api.post(`/enrollments/${id}/change`, { billing_option_id: other, ...change });
    expectFailureOf(answer, 422, code);
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id)).at(-1)).toEqual([
      '2026-05-01 total 3000',
      'subscription ×1 3000, 2026-05-01/2026-06-01',
    ]);
  });
});

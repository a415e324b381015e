import { describe, expect, it } from '@jest/globals';
import {
  act,
  billUntil,
  enroll,
  plan,
  PLAIN,
  run,
  type Action,
  type ChangeMode,
  type Enrolled,
  type Ledger,
} from '../../../test/unit/billing-ledger.js';
import type { Cycle } from '../calendar/cycle.js';
import type { Day } from '../calendar/day.js';
import type { Price } from '../pricing/price-model.js';
import type { AddOnTerms } from './items.js';
import { cancelNow, dueStep } from './life.js';

const BASIC = plan(3000);
const LARGE = plan(6000);
const every = (cycle: Cycle, interval = 1) => ({ recurrence: { cycle, interval } });
const shown = ({ lines }: Ledger) => lines.map(({ billedOn, cover, amount }) => [billedOn, cover.item, amount]);
const starts = ({ periods }: Ledger) => periods.map(({ start }) => start);
const change = (on: Day, mode: ChangeMode, items = LARGE): Action => ({ on, mode, items });
const live = (actions: readonly Action[], until: Day, enrolled: Partial<Enrolled> = {}) =>
  run({ ...PLAIN, items: BASIC, ...enrolled }, actions, until);
const pause = (on: Day): Action => ({ on, act: 'pause' });
const goOn = (on: Day): Action => ({ on, act: 'resume' });
const support: AddOnTerms = { id: 'aon_1', name: 'Support', charge: 'recurring', amount: 600, quantity: 1 };
const training: AddOnTerms = { id: 'aon_2', name: 'Training', charge: 'one_time', amount: 5000, quantity: 1 };

describe('periods', () => {
  it.each([
    ['2023-01-31', plan(1), ['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31']],
    ['2024-01-31', plan(1), ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']],
    ['2023-01-28', plan(1), ['2023-01-28', '2023-02-28', '2023-03-28', '2023-04-28', '2023-05-28']],
    ['2024-02-29', plan(1, every('annually')), ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['2023-12-31', plan(1, every('monthly', 2)), ['2023-12-31', '2024-02-29', '2024-04-30', '2024-06-30']],
    ['2023-11-30', plan(1, every('quarterly')), ['2023-11-30', '2024-02-29', '2024-05-30', '2024-08-30']],
    ['2023-08-31', plan(1, every('semi_annually')), ['2023-08-31', '2024-02-29', '2024-08-31', '2025-02-28']],
    ['2024-02-26', plan(1, every('weekly')), ['2024-02-26', '2024-03-04', '2024-03-11', '2024-03-18']],
    ['2024-02-26', plan(1, every('weekly', 2)), ['2024-02-26', '2024-03-11', '2024-03-25', '2024-04-08']],
  ])('that begin on %s keep its day', (startOn, items, expected) => {
    const ledger = live([], expected.at(-1) ?? '', { startOn, items });
    expect(starts(ledger)).toEqual(expected);
    expect(shown(ledger)).toEqual(expected.map((day) => [day, 'flat:opt_1', 1]));
    expect(ledger.state.cyclesBilled).toBe(expected.length);
  });

  it.each([
    // A Wednesday, five days before Monday: 5/7 of 700.
    ['2024-05-15', 1, plan(700, every('weekly')), 500, '2024-05-20', '2024-05-27'],
    // Four days of the fortnight from 6 to 20 May.
    ['2024-05-16', 1, plan(700, every('weekly', 2)), 200, '2024-05-20', '2024-06-03'],
    // 20 days of the 91 from 1 December on.
    ['2024-02-10', 1, plan(9100, every('quarterly')), 2000, '2024-03-01', '2024-06-01'],
    // 12 days of the 62 from 1 December on.
    ['2024-01-20', 1, plan(6200, every('monthly', 2)), 1200, '2024-02-01', '2024-04-01'],
    // 10 of the 31 from 31 January, clamped to 29 February: 19 of 29, 600 × 19/29 = 393.10…
    ['2024-02-10', 31, plan(600), 393, '2024-02-29', '2024-03-31'],
  ])(
    'that begin on %s with anchor day %i begin with a part of the period that it is cut from',
    (startOn, anchorDay, items, stub, first, second) => {
      const ledger = live([], second, { startOn, anchorDay, items });
      expect(ledger.lines.map(({ billedOn, amount }) => [billedOn, amount])).toEqual([
        [startOn, stub],
        [first, items.option.amount],
        [second, items.option.amount],
      ]);
      expect(ledger.state.cyclesBilled).toBe(2);
    },
  );

  it('begin with the end of a trial, whose day is the anchor; the set-up fee is due at the start', () => {
    const trial = { startOn: '2024-01-10', trialEnd: '2024-01-31', setupFee: 1500 };
    expect(live([], '2024-01-30', trial).state.status).toBe('trialing');
    expect(live([], '2024-01-31', trial).state.status).toBe('active');
    expect(shown(live([], '2024-03-31', trial))).toEqual([
      ['2024-01-10', 'setup_fee', 1500],
      ['2024-01-31', 'flat:opt_3000', 3000],
      ['2024-02-29', 'flat:opt_3000', 3000],
      ['2024-03-31', 'flat:opt_3000', 3000],
    ]);
  });

  it('begin with a stub after a trial when a day is wanted', () => {
    // 11 of the 31 days from 1 January on: 3100 × 11/31.
    const enrolled = { startOn: '2024-01-10', trialEnd: '2024-01-21', anchorDay: 1, items: plan(3100) };
    expect(shown(live([], '2024-02-01', enrolled))).toEqual([
      ['2024-01-21', 'flat:opt_3100', 1100],
      ['2024-02-01', 'flat:opt_3100', 3100],
    ]);
  });

  it('charge what recurs and what is shipped each time, and what is bought once at the start', () => {
    const items = plan(3000, { addOns: [support, training], shipping: { name: 'Post', amount: 450 } });
    expect(shown(live([], '2024-05-01', { items, setupFee: 1500 }))).toEqual([
      ['2024-04-01', 'flat:opt_3000', 3000],
      ['2024-04-01', 'add_on:aon_1', 600],
      ['2024-04-01', 'shipping', 450],
      ['2024-04-01', 'setup_fee', 1500],
      ['2024-04-01', 'once:aon_2', 5000],
      ['2024-05-01', 'flat:opt_3000', 3000],
      ['2024-05-01', 'add_on:aon_1', 600],
      ['2024-05-01', 'shipping', 450],
    ]);
  });

  it.each([
    [1, undefined, ['2024-04-01'], 'ended'],
    [3, undefined, ['2024-04-01', '2024-05-01', '2024-06-01'], 'ended'],
    // A stub is no cycle of the term.
    [2, 16, ['2024-04-01', '2024-04-16', '2024-05-16'], 'ended'],
    [12, undefined, ['2024-04-01', '2024-05-01', '2024-06-01', '2024-07-01', '2024-08-01'], 'active'],
  ])('are as many as the term of %i has cycles', (termCycles, anchorDay, expected, status) => {
    const ledger = live([], '2024-08-15', { items: plan(3000, { termCycles }), anchorDay });
    expect(starts(ledger)).toEqual(expected);
    expect(ledger.lines.map(({ billedOn }) => billedOn)).toEqual(expected);
    expect(ledger.state.status).toBe(status);
  });

  const ONE_TIME = plan(3000, { isOneTime: true });
  it.each<[title: string, enrolled: Partial<Enrolled>, actions: readonly Action[], periods: string]>([
    ['as it starts', {}, [], '04-01/05-01'],
    ['whatever day is wanted', { anchorDay: 16 }, [], '04-01/05-01'],
    ['after a trial', { trialEnd: '2024-04-11', anchorDay: 16 }, [], '04-11/05-11'],
    ['after a pause in a trial', { trialEnd: '2024-04-11' }, [pause('2024-04-05'), goOn('2024-06-10')], '06-10/07-10'],
    ['and no pause brings another', {}, [pause('2024-04-05'), goOn('2024-04-11')], '04-01/05-01'],
    ['and neither does one that outlasts it', {}, [pause('2024-04-05'), goOn('2024-06-10')], '04-01/05-01'],
    ['with other seats', {}, [change('2024-04-11', 'period_end', { ...ONE_TIME, seats: 9 })], '04-01/05-01'],
    [
      'with another that is sold so',
      {},
      [change('2024-04-11', 'prorate_next', plan(6000, { isOneTime: true }))],
      '04-01/05-01',
    ],
    [
      'with a shorter one before, of what it takes the place of at its end',
      { items: BASIC, anchorDay: 16 },
      [change('2024-04-11', 'period_end', ONE_TIME)],
      '04-01/04-16 04-16/05-16',
    ],
    [
      'in the rest of a period that it takes the place of at once',
      { items: BASIC, anchorDay: 16 },
      [change('2024-04-11', 'prorate_now', ONE_TIME)],
      '04-01/04-16',
    ],
  ])('are one of what is sold one time, %s', (_, enrolled, actions, expected) => {
    const ledger = live(actions, '2024-12-01', { items: ONE_TIME, ...enrolled });
    expect(ledger.periods.map(({ start, end }) => `${start.slice(5)}/${end?.slice(5)}`)).toEqual(expected.split(' '));
    expect(ledger.state.status).toBe('ended');
  });

  it('end with the one of what is sold one time that a wanted day has cut short: 3000 × 15/31', () => {
    const begun = live([], '2024-04-01', { anchorDay: 16 });
    const stub = { ...begun, items: plan(3000, { isOneTime: true }) };
    expect(billUntil(stub, '2024-12-01')).toMatchObject({ state: { status: 'ended' }, lines: [{ amount: 1452 }] });
  });

  it('are only ever begun when one is due', () => {
    const { state } = live([], '2024-06-01', { items: plan(3000, { termCycles: 1 }) });
    expect(() => dueStep(state, { ...PLAIN } as never)).toThrow('no step is due');
  });
});

describe('a change', () => {
  // April has thirty days; on the 11th ten are used and twenty are left.
  it.each([
    [
      'up, at once',
      'prorate_now',
      BASIC,
      LARGE,
      [
        ['2024-04-11', 'flat:opt_3000', -2000],
        ['2024-04-11', 'flat:opt_6000', 4000],
        ['2024-05-01', 'flat:opt_6000', 6000],
      ],
    ],
    [
      'up, on the next invoice',
      'prorate_next',
      BASIC,
      LARGE,
      [
        ['2024-05-01', 'flat:opt_3000', -2000],
        ['2024-05-01', 'flat:opt_6000', 4000],
        ['2024-05-01', 'flat:opt_6000', 6000],
      ],
    ],
    ['up, at the end of the period', 'period_end', BASIC, LARGE, [['2024-05-01', 'flat:opt_6000', 6000]]],
    [
      'up, with a period of its own',
      'full_now',
      BASIC,
      LARGE,
      [
        ['2024-04-11', 'flat:opt_3000', -2000],
        ['2024-04-11', 'flat:opt_6000', 6000],
        ['2024-05-11', 'flat:opt_6000', 6000],
      ],
    ],
    [
      'down, at once',
      'prorate_now',
      LARGE,
      BASIC,
      [
        ['2024-04-11', 'flat:opt_6000', -4000],
        ['2024-04-11', 'flat:opt_3000', 2000],
        ['2024-05-01', 'flat:opt_3000', 3000],
      ],
    ],
    [
      'down, on the next invoice',
      'prorate_next',
      LARGE,
      BASIC,
      [
        ['2024-05-01', 'flat:opt_6000', -4000],
        ['2024-05-01', 'flat:opt_3000', 2000],
        ['2024-05-01', 'flat:opt_3000', 3000],
      ],
    ],
    ['down, at the end of the period', 'period_end', LARGE, BASIC, [['2024-05-01', 'flat:opt_3000', 3000]]],
    [
      'down, with a period of its own',
      'full_now',
      LARGE,
      BASIC,
      [
        ['2024-04-11', 'flat:opt_6000', -4000],
        ['2024-04-11', 'flat:opt_3000', 3000],
        ['2024-05-11', 'flat:opt_3000', 3000],
      ],
    ],
  ] as const)('%s', (_, mode, from, to, expected) => {
    const ledger = live([change('2024-04-11', mode, to)], '2024-05-20', { items: from });
    expect(shown(ledger).slice(1)).toEqual(expected);
  });

  const perSeat: Price = { model: 'per_unit', unitPrice: '1000' };
  const seats = (count: number) => plan(0, { id: 'a', price: perSeat, seats: count });
  it.each([
    // 20/30 of 5000 is 3333.33…
    [3, 5, [-2000, 3333]],
    [5, 3, [-3333, 2000]],
    [3, 3, []],
  ])('of seats from %i to %i', (from, to, expected) => {
    const ledger = live([change('2024-04-11', 'prorate_now', seats(to))], '2024-04-30', { items: seats(from) });
    expect(shown(ledger).slice(1)).toEqual(expected.map((amount) => ['2024-04-11', 'seats:a', amount]));
  });

  it('on the first day of a period takes its invoice back as a whole', () => {
    const rates = [{ id: 'txr_1', percentage: '19' }];
    const discount = { percentOff: '10' };
    const coupon = { discount, startsWith: 0, endsBefore: null, minimumAmount: 0 };
    const { lines } = live([change('2024-04-01', 'prorate_now')], '2024-04-30', { rates, coupon });
    const figures = lines.map(({ kind, amount, discount, tax, cover }) => [
      kind,
      amount,
      discount,
      tax,
      cover.span?.from,
    ]);
    expect(figures).toEqual([
      ['subscription', 3000, 300, 513, '2024-04-01'],
      ['proration_credit', -3000, -300, -513, '2024-04-01'],
      ['proration_charge', 6000, 600, 1026, '2024-04-01'],
    ]);
  });

  it.each([
    [
      'uninvoiced between',
      'prorate_next',
      // Ten days at the other price.
      [
        ['2024-05-01', 'flat:opt_3000', -1000],
        ['2024-05-01', 'flat:opt_6000', 2000],
        ['2024-05-01', 'flat:opt_3000', 3000],
      ],
    ],
    [
      'invoiced between',
      'prorate_now',
      [
        ['2024-04-11', 'flat:opt_3000', -2000],
        ['2024-04-11', 'flat:opt_6000', 4000],
        ['2024-04-21', 'flat:opt_3000', 1000],
        ['2024-04-21', 'flat:opt_6000', -2000],
        ['2024-05-01', 'flat:opt_3000', 3000],
      ],
    ],
  ] as const)('back to the earlier price later in the period, %s', (_, mode, expected) => {
    const actions = [change('2024-04-11', mode), change('2024-04-21', mode, BASIC)];
    expect(shown(live(actions, '2024-05-01')).slice(1)).toEqual(expected);
  });

  it('from what is free is shown as a change, not as the period itself', () => {
    const ledger = live([change('2024-04-11', 'prorate_now')], '2024-04-30', { items: plan(0) });
    expect(ledger.lines.map(({ kind, amount }) => [kind, amount])).toEqual([['proration_charge', 4000]]);
  });

  it('by the second counts the hour that was skipped', () => {
    // March has 2 674 800 seconds in New York; at 8 in the morning of the 10th 802 800 are over.
    const enrolled = { startOn: '2024-03-01', items: plan(26_748), prorationUnit: 'second' } as const;
    const at = '2024-03-10T12:00:00.000Z';
    const actions = [{ ...change('2024-03-10', 'prorate_now', plan(53_496)), at }];
    const ledger = live(actions, '2024-03-31', { ...enrolled, timeZone: 'America/New_York' });
    expect(ledger.lines.map(({ amount, cover }) => [amount, cover.span?.from, cover.span?.to])).toEqual([
      [26_748, '2024-03-01', '2024-04-01'],
      [-18_720, at, '2024-04-01'],
      [37_440, at, '2024-04-01'],
    ]);
  });

  it('to a period of its own leaves the wanted day behind', () => {
    const ledger = live([change('2024-04-11', 'full_now')], '2024-06-11', { anchorDay: 1 });
    expect(starts(ledger)).toEqual(['2024-04-01', '2024-04-11', '2024-05-11', '2024-06-11']);
  });

  it('to a period of its own, before the start, waits for the start', () => {
    const ledger = act(enroll({ ...PLAIN, items: BASIC }), change('2024-03-20', 'full_now'));
    expect(shown(billUntil(ledger, '2024-04-01'))).toEqual([['2024-04-01', 'flat:opt_6000', 6000]]);
  });

  it('twice on one day by the second is two changes, by the day one', () => {
    const actions: Action[] = [
      { ...change('2024-04-11', 'prorate_next'), at: '2024-04-11T06:00:00.000Z' },
      { ...change('2024-04-11', 'prorate_next', plan(9000)), at: '2024-04-11T18:00:00.000Z' },
    ];
    const amountsBy = (prorationUnit: 'day' | 'second') =>
      live(actions, '2024-05-01', { prorationUnit }).lines.map(({ amount }) => amount);
    expect(amountsBy('day')).toEqual([3000, -2000, 6000, 9000]);
    // 19¾ days of 3000, half a day of 6000, 19¼ of 9000.
    expect(amountsBy('second')).toEqual([3000, -1975, 100, 5775, 9000]);
  });

  it('within a period to what recurs otherwise is refused, since its price is not for that period', () => {
    const yearly = plan(30_000, every('annually'));
    expect(() => live([change('2024-04-11', 'prorate_next', yearly)], '2024-05-01')).toThrow(RangeError);
    expect(shown(live([change('2024-04-11', 'full_now', yearly)], '2025-04-11')).slice(1)).toEqual([
      ['2024-04-11', 'flat:opt_3000', -2000],
      ['2024-04-11', 'flat:opt_30000', 30_000],
      ['2025-04-11', 'flat:opt_30000', 30_000],
    ]);
  });

  it('before the start or in a trial costs nothing of itself, and may be to any cycle', () => {
    const weekly = plan(700, every('weekly'));
    for (const on of ['2024-04-01', '2024-04-02']) {
      const enrolled = { startOn: '2024-04-02', trialEnd: '2024-04-10', anchorDay: 20, setupFee: 1500 };
      const ledger = act(act(enroll({ ...PLAIN, items: BASIC, ...enrolled }), change(on, 'prorate_now', weekly)), {
        on: '2024-04-17',
        act: 'settle',
      });
      expect(shown(ledger)).toEqual([
        ['2024-04-02', 'setup_fee', 1500],
        ['2024-04-10', 'flat:opt_700', 700],
        ['2024-04-17', 'flat:opt_700', 700],
      ]);
    }
  });

  it.each(['prorate_now', 'full_now', 'prorate_next', 'period_end'] as const)(
    'by %s charges once what is newly bought once, and never what was',
    (mode) => {
      const items = plan(3000, { addOns: [training, { ...training, id: 'aon_3', amount: 700 }] });
      const ledger = live([change('2024-04-11', mode, items)], '2024-07-20', {
        items: plan(3000, { addOns: [training] }),
      });
      const once = shown(ledger).filter(([, item]) => String(item).startsWith('once:'));
      const day = mode === 'prorate_now' || mode === 'full_now' ? '2024-04-11' : '2024-05-01';
      expect(once).toEqual([
        ['2024-04-01', 'once:aon_2', 5000],
        [day, 'once:aon_3', 700],
      ]);
    },
  );

  it.each([
    // 2 - 1 more than was charged; what is given up before it is charged is not owed.
    [[2], [5000, 5000]],
    [[0], [5000]],
    [[3, 1], [5000]],
    [
      [3, 2],
      [5000, 5000],
    ],
  ])('of how many are bought once, to %j before the next invoice, charges %j', (counts, expected) => {
    const having = (quantity: number) => plan(3000, { addOns: quantity === 0 ? [] : [{ ...training, quantity }] });
    const actions = counts.map((count) => change('2024-04-11', 'prorate_next', having(count)));
    const { lines } = live(actions, '2024-06-01', { items: having(1) });
    expect(lines.filter(({ cover }) => cover.item === 'once:aon_2').map(({ amount }) => amount)).toEqual(expected);
  });

  it.each([
    // The day of the month stays where both count months.
    [plan(1, every('quarterly')), ['2024-01-31', '2024-02-29', '2024-05-31', '2024-08-31']],
    [plan(1, every('monthly', 2)), ['2024-01-31', '2024-02-29', '2024-04-30', '2024-06-30', '2024-08-31']],
    [plan(1, every('weekly', 9)), ['2024-01-31', '2024-02-29', '2024-05-02', '2024-07-04']],
    [plan(1, every('forever')), ['2024-01-31', '2024-02-29']],
  ])('of the cycle at the end of a period begins the new one there', (items, expected) => {
    for (const anchorDay of [31, undefined]) {
      const ledger = live([change('2024-02-10', 'period_end', items)], '2024-08-31', {
        startOn: '2024-01-31',
        anchorDay,
      });
      expect(starts(ledger)).toEqual(expected);
    }
  });

  it('of the option begins a term of its own', () => {
    const term = (amount: number, termCycles: number) => plan(amount, { termCycles });
    const enrolled = { items: term(3000, 3) };
    // The rest of April is no cycle; a change on its first day has all of it, and one at its end wins over the term's.
    const startsAfter = (on: Day, mode: ChangeMode) =>
      starts(live([change(on, mode, term(6000, 2))], '2024-12-01', enrolled));
    expect(startsAfter('2024-04-11', 'prorate_next')).toEqual(['2024-04-01', '2024-05-01', '2024-06-01']);
    expect(startsAfter('2024-04-01', 'prorate_next')).toEqual(['2024-04-01', '2024-05-01']);
    expect(startsAfter('2024-04-11', 'full_now')).toEqual(['2024-04-01', '2024-04-11', '2024-05-11']);
    expect(startsAfter('2024-06-11', 'period_end').slice(2)).toEqual(['2024-06-01', '2024-07-01', '2024-08-01']);
    const ofSeats = live([change('2024-06-11', 'period_end', { ...term(3000, 3), seats: 9 })], '2024-12-01', enrolled);
    expect(starts(ofSeats)).toHaveLength(3);
  });

  const TERM = plan(3000, { termCycles: 3 });
  const restarts = (...days: Day[]) => days.map((on) => change(on, 'full_now', { ...TERM, seats: 9 }));
  it.each<[title: string, enrolled: Partial<Enrolled>, actions: readonly Action[], days: string]>([
    ['for its last cycle', { items: TERM }, restarts('2024-06-11'), '04-01 05-01 06-01 06-11'],
    ['for one twice', { items: TERM }, restarts('2024-05-11', '2024-05-21'), '04-01 05-01 05-11 05-21 06-21'],
    ['for a shorter one', { items: TERM, anchorDay: 16 }, restarts('2024-04-11'), '04-01 04-11 05-11 06-11'],
    [
      'for one that began with another option',
      {},
      [change('2024-04-11', 'prorate_now', TERM), ...restarts('2024-04-21')],
      '04-01 04-21 05-21 06-21',
    ],
  ])('to a period of its own, %s, leaves the term as long as it was', (_, enrolled, actions, days) => {
    const ledger = live(actions, '2024-12-01', enrolled);
    expect(starts(ledger)).toEqual(days.split(' ').map((day) => `2024-${day}`));
    expect(ledger.state.status).toBe('ended');
  });
});

describe('what is paid once and for ever', () => {
  const FOREVER = plan(10_000, every('forever'));
  const BETTER = plan(15_000, every('forever'));
  const lifetime = (actions: readonly Action[]) => shown(live(actions, '2034-01-01', { items: FOREVER })).slice(1);

  it('is charged once', () => expect(lifetime([])).toEqual([]));

  it.each(['prorate_now', 'full_now'] as const)('is changed, %s, for the whole difference', (mode) => {
    expect(lifetime([change('2029-04-11', mode, BETTER)])).toEqual([
      ['2029-04-11', 'flat:opt_10000', -10_000],
      ['2029-04-11', 'flat:opt_15000', 15_000],
    ]);
  });

  it('is not divided by a change that is taken back before it is invoiced', () => {
    const there = change('2029-04-11', 'prorate_next', BETTER);
    expect(lifetime([there, change('2030-04-11', 'prorate_now', FOREVER)])).toEqual([]);
  });

  it('has no unused time: neither a cancellation nor a monthly plan gives it back', () => {
    expect(lifetime([{ on: '2024-04-11', act: 'cancel', credit: true }])).toEqual([]);
    const monthly = lifetime([
      change('2033-11-11', 'full_now', BASIC),
      { on: '2033-11-12', act: 'cancel', credit: false },
    ]);
    expect(monthly).toEqual([['2033-11-11', 'flat:opt_3000', 3000]]);
  });
});

describe('a cancellation', () => {
  const cancel = (on: Day, credit: boolean): Action => ({ on, act: 'cancel', credit });

  it.each([
    ['at once credits what is unused', [cancel('2024-04-11', true)], [['2024-04-11', 'flat:opt_3000', -2000]]],
    ['at once without credit changes nothing', [cancel('2024-04-11', false)], []],
    ['on the first day credits all', [cancel('2024-04-01', true)], [['2024-04-01', 'flat:opt_3000', -3000]]],
    ['at the end of the period changes nothing', [{ on: '2024-04-11', act: 'cancel_at_period_end' } as const], []],
    [
      'at once charges a change that waits for as long as it was held, and credits the rest',
      [change('2024-04-06', 'prorate_next'), cancel('2024-04-11', true)],
      [
        ['2024-04-11', 'flat:opt_3000', -2500],
        ['2024-04-11', 'flat:opt_6000', 1000],
      ],
    ],
    [
      'at once without credit settles a change that waits for as long as it was held',
      [change('2024-04-06', 'prorate_next'), cancel('2024-04-11', false)],
      [
        ['2024-04-11', 'flat:opt_3000', -500],
        ['2024-04-11', 'flat:opt_6000', 1000],
      ],
    ],
    [
      'at the end of the period settles all of a change that waits',
      [change('2024-04-06', 'prorate_next'), { on: '2024-04-11', act: 'cancel_at_period_end' } as const],
      [
        ['2024-05-01', 'flat:opt_3000', -2500],
        ['2024-05-01', 'flat:opt_6000', 5000],
      ],
    ],
    [
      'while paused ends the enrollment all the same',
      [{ on: '2024-04-05', act: 'pause' } as const, { on: '2024-04-11', act: 'cancel_at_period_end' } as const],
      [],
    ],
    ...[true, false].map(
      (credit) =>
        [
          `long after a pause closed the period changes nothing of it, with credit: ${credit}`,
          [
            change('2024-04-11', 'prorate_next'),
            { on: '2024-04-20', act: 'pause' } as const,
            cancel('2024-06-11', credit),
          ],
          [
            ['2024-05-01', 'flat:opt_3000', -2000],
            ['2024-05-01', 'flat:opt_6000', 4000],
          ],
        ] as const,
    ),
  ])('%s', (_, actions, expected) => {
    const ledger = live(actions, '2024-12-01');
    expect(shown(ledger).slice(1)).toEqual(expected);
    expect(ledger.state).toMatchObject({ status: 'cancelled', nextBillingOn: null });
  });

  it.each([
    ['without credit', false],
    ['with credit', true],
  ])('after the period, whose turn was missed, settles it and charges nothing beyond it, %s', (_, credit) => {
    const { state, items, lines } = live([change('2024-04-16', 'prorate_next')], '2024-04-20');
    const zone = { prorationUnit: 'day', timeZone: 'UTC', taxBehavior: 'exclusive' } as const;
    const inputs = { items, scheduled: null, invoiced: lines, usage: [], ...zone };
    const cancelled = cancelNow(state, inputs, '2024-07-11', credit);
    expect(cancelled.lines.map(({ amount, cover }) => [amount, cover.span])).toEqual([
      [-1500, { from: '2024-04-16', to: '2024-05-01' }],
      [3000, { from: '2024-04-16', to: '2024-05-01' }],
    ]);
    const unchanged = live([], '2024-04-20');
    const noOthers = { ...inputs, items: unchanged.items, invoiced: unchanged.lines };
    expect(cancelNow(unchanged.state, noOthers, '2024-07-11', credit).lines).toEqual([]);
  });

  it('before the start leaves nothing to pay', () => {
    const ledger = act(
      enroll({ ...PLAIN, items: plan(3000, { addOns: [training] }), setupFee: 1500 }),
      cancel('2024-03-20', true),
    );
    expect(shown(billUntil(ledger, '2024-06-01'))).toEqual([]);
    expect(ledger.state.status).toBe('cancelled');
  });

  it('in a trial gives an amount off no second time', () => {
    const coupon = { discount: { amountOff: 1000 }, startsWith: 0, endsBefore: null, minimumAmount: 0 };
    const actions = [
      change('2024-04-03', 'prorate_next', plan(3000, { addOns: [training] })),
      { on: '2024-04-04', act: 'cancel_at_period_end' } as const,
    ];
    const { lines } = live(actions, '2024-05-01', { trialEnd: '2024-04-15', setupFee: 1500, coupon });
    expect(lines.map(({ billedOn, amount, discount }) => [billedOn, amount, discount])).toEqual([
      ['2024-04-01', 1500, 1000],
      ['2024-04-15', 5000, 0],
    ]);
  });
});

describe('a pause', () => {
  it.each([
    ['within a period changes nothing', ['2024-04-10', '2024-04-20'], ['2024-04-01', '2024-05-01', '2024-06-01']],
    ['over the end of a period begins a new one later', ['2024-04-10', '2024-05-10'], ['2024-04-01', '2024-05-10']],
    [
      'that ends on the day of the turn begins one there',
      ['2024-04-10', '2024-05-01'],
      ['2024-04-01', '2024-05-01', '2024-06-01'],
    ],
    ['from the first day on', ['2024-04-01', '2024-05-31'], ['2024-04-01', '2024-05-31']],
  ] as const)('%s', (_, [from, to], expected) => {
    const ledger = live([pause(from), goOn(to)], '2024-06-05');
    expect(shown(ledger)).toEqual(expected.map((day) => [day, 'flat:opt_3000', 3000]));
    expect(ledger.state.status).toBe('active');
  });

  it('goes on with a part of a period to the wanted day', () => {
    // 22 of the 31 days from 1 May on.
    const ledger = live([pause('2024-04-10'), goOn('2024-05-10')], '2024-06-05', { anchorDay: 1, items: plan(3100) });
    expect(shown(ledger).slice(1)).toEqual([
      ['2024-05-10', 'flat:opt_3100', 2200],
      ['2024-06-01', 'flat:opt_3100', 3100],
    ]);
  });

  it('settles at the end of the period what was changed in it, and no change after that', () => {
    const actions = [
      pause('2024-04-05'),
      change('2024-04-11', 'prorate_next'),
      change('2024-05-20', 'prorate_now', BASIC),
    ];
    expect(live(actions, '2024-06-01').state.segments).toHaveLength(2);
    expect(shown(live([...actions, goOn('2024-06-10')], '2024-06-10')).slice(1)).toEqual([
      ['2024-05-01', 'flat:opt_3000', -2000],
      ['2024-05-01', 'flat:opt_6000', 4000],
      ['2024-06-10', 'flat:opt_3000', 3000],
    ]);
  });

  it.each(['2024-04-11', '2024-05-11'])(
    'lets what was wanted on %s for the end of the period begin when it goes on',
    (on) => {
      const next = plan(700, { ...every('weekly', 3), termCycles: 1, addOns: [training] });
      const ledger = live([pause('2024-04-05'), change(on, 'period_end', next), goOn('2024-06-10')], '2024-12-01', {
        anchorDay: 31,
        items: plan(3000, { termCycles: 5 }),
      });
      expect(shown(ledger).slice(1)).toEqual([
        ['2024-06-10', 'flat:opt_700', 700],
        ['2024-06-10', 'once:aon_2', 5000],
      ]);
      expect(ledger.state.status).toBe('ended');
    },
  );

  it('in a trial, and beyond it, begins the first period when it goes on', () => {
    const trial = { trialEnd: '2024-04-15' };
    expect(live([pause('2024-04-05'), goOn('2024-04-10')], '2024-04-12', trial).state.status).toBe('trialing');
    const ledger = live([pause('2024-04-05'), goOn('2024-05-20')], '2024-06-20', trial);
    expect(starts(ledger)).toEqual(['2024-05-20', '2024-06-20']);
    expect(ledger.lines).toHaveLength(2);
  });

  it('before the start puts it off, and the end of the trial with it', () => {
    const paused = act(enroll({ ...PLAIN, items: BASIC, trialEnd: '2024-04-15', setupFee: 1500 }), pause('2024-03-20'));
    expect(billUntil(paused, '2024-12-01').lines).toEqual([]);
    const ledger = billUntil(act(paused, goOn('2024-06-01')), '2024-06-30');
    expect(shown(ledger)).toEqual([
      ['2024-06-01', 'setup_fee', 1500],
      ['2024-06-15', 'flat:opt_3000', 3000],
    ]);
    const early = billUntil(act(paused, goOn('2024-03-25')), '2024-04-15');
    expect(shown(early).map(([day]) => day)).toEqual(['2024-04-01', '2024-04-15']);
  });
});

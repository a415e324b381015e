import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  act,
  billUntil,
  enroll,
  run,
  type Action,
  type ChangeMode,
  type Enrolled,
  type Ledger,
  type LedgerLine,
  type LivedPeriod,
} from '../../../test/unit/billing-ledger.js';
import type { Recurrence } from '../calendar/cycle.js';
import { addDays, dayFromNumber, dayNumber, daysBetween, type Day } from '../calendar/day.js';
import { exact, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { Price } from '../pricing/price-model.js';
import { totalsOf } from './assembly.js';
import { itemsOf, type AddOnTerms, type EnrollmentItems, type OptionTerms } from './items.js';

/** Thousands of cases in all; PROPERTY_FACTOR makes more of them. */
const RUNS = { numRuns: 300 };

const recurrences: fc.Arbitrary<Recurrence> = fc.record({
  cycle: fc.constantFrom('weekly', 'monthly', 'quarterly', 'semi_annually', 'annually'),
  interval: fc.constantFrom(1, 1, 2, 3),
});
/** Small ones, of which half a unit is much, and large ones. */
const amounts = fc.oneof(fc.nat(12), fc.nat(100_000));
const unitPrices = fc
  .tuple(fc.nat(40_000), fc.constantFrom(1, 10, 1000))
  .map(([parts, scale]) => String(parts / scale));
const seatPrices: fc.Arbitrary<Price | null> = fc.oneof(
  fc.constant(null),
  unitPrices.map((unitPrice): Price => ({ model: 'per_unit', unitPrice })),
  fc.record({ model: fc.constant('package'), unitPrice: unitPrices, packageSize: fc.integer({ min: 1, max: 4 }) }),
  fc
    .tuple(fc.constantFrom('graduated', 'volume', 'stair_step'), unitPrices, unitPrices, fc.nat(900))
    .map(([model, first, second, flatAmount]): Price => {
      const tiers = [
        { upTo: 3, unitPrice: first, flatAmount },
        { upTo: null, unitPrice: second, flatAmount: 2 * flatAmount },
      ];
      return { model, tiers };
    }),
);
const addOns: fc.Arbitrary<AddOnTerms[]> = fc.subarray([
  { id: 'aon_1', name: 'Support', charge: 'recurring', amount: 999, quantity: 1 },
  { id: 'aon_2', name: 'Storage', charge: 'recurring', amount: 7, quantity: 3 },
  { id: 'aon_3', name: 'Training', charge: 'one_time', amount: 5000, quantity: 1 },
]);

const optionsOf = (recurrence: Recurrence): fc.Arbitrary<OptionTerms> =>
  fc.record({
    id: fc.constantFrom('opt_1', 'opt_2', 'opt_3'),
    name: fc.constant('Plan'),
    recurrence: fc.constant(recurrence),
    amount: amounts,
    price: seatPrices,
    meterId: fc.constant(null),
    minimumAmount: fc.oneof(fc.constant(0), fc.nat(2000)),
    termCycles: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(1, 2, 5) },
    ),
    isOneTime: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });

const holdingsOf = (recurrence: Recurrence): fc.Arbitrary<EnrollmentItems> =>
  fc.record({
    name: fc.constant('Sold'),
    option: optionsOf(recurrence),
    seats: fc.integer({ min: 1, max: 6 }),
    addOns,
    shipping: fc.oneof(fc.constant(null), fc.constant({ name: 'Post', amount: 450 })),
  });

const coupons = fc.oneof(
  fc.constant(null),
  fc.record({
    discount: fc.oneof(
      fc.constantFrom('10', '33.3', '100').map((percentOff) => ({ percentOff })),
      amounts.map((amountOff) => ({ amountOff })),
    ),
    startsWith: fc.constantFrom(0, 0, 1, 2),
    endsBefore: fc.constantFrom(null, 1, 2, 4),
    minimumAmount: fc.constantFrom(0, 0, 500),
  }),
);
const rateLists = fc.subarray([
  { id: 'txr_1', percentage: '19' },
  { id: 'txr_2', percentage: '4.75' },
]);

const START = dayNumber('2023-11-01');

interface Life {
  readonly enrolled: Enrolled;
  readonly enrollmentItems: readonly EnrollmentItems[];
  readonly days: readonly Day[];
  readonly until: Day;
}

/** An enrollment, other enrollmentItems of the same recurrence, and days on which something may happen. */
const lives: fc.Arbitrary<Life> = recurrences.chain((recurrence) =>
  fc
    .record({
      first: holdingsOf(recurrence),
      enrollmentItems: fc.array(holdingsOf(recurrence), { minLength: 3, maxLength: 3 }),
      start: fc.nat(500),
      trial: fc.oneof(fc.constant(0), fc.nat(40)),
      anchorDay: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: recurrence.cycle === 'weekly' ? 7 : 31 })),
      setupFee: fc.constantFrom(0, 1500),
      coupon: coupons,
      rates: rateLists,
      taxBehavior: fc.constantFrom('exclusive', 'inclusive'),
      prorationUnit: fc.constantFrom('day', 'second'),
      timeZone: fc.constantFrom('UTC', 'America/New_York'),
      gaps: fc.array(fc.oneof(fc.nat(3), fc.nat(45)), { maxLength: 9 }),
    })
    .map(({ first, enrollmentItems, start, trial, anchorDay, gaps, ...rest }): Life => {
      const startOn = dayFromNumber(START + start);
      const trialEnd = trial === 0 ? undefined : addDays(startOn, trial);
      let day = startOn;
      const days = gaps.map((gap) => (day = addDays(day, gap)));
      const enrolled = { ...rest, items: first, startOn, trialEnd, anchorDay: anchorDay ?? undefined };
      return { enrolled, enrollmentItems: [first, ...enrollmentItems], days, until: addDays(day, 200) };
    }),
);

const MODES = ['prorate_now', 'prorate_next', 'period_end', 'full_now'] as const;

const actionsOf = ({ days, enrollmentItems }: Life, kinds: readonly (ChangeMode | 'cancel' | 'pause')[]) =>
  fc.tuple(
    ...days.map((on) =>
      fc
        .record({ kind: fc.constantFrom(...kinds), items: fc.constantFrom(...enrollmentItems), credit: fc.boolean() })
        .map(({ kind, items, credit }): Action => {
          if (kind === 'cancel') return { on, act: 'cancel', credit };
          if (kind === 'pause') return { on, act: credit ? 'pause' : 'resume' };
          return { on, mode: kind, items };
        }),
    ),
  );

type Case = Life & { readonly actions: readonly Action[] };

const casesOf = (...kinds: (ChangeMode | 'cancel' | 'pause')[]): fc.Arbitrary<Case> =>
  lives.chain((life) => actionsOf(life, kinds).map((actions) => ({ ...life, actions })));

const changes = casesOf(...MODES);
const everything = casesOf(...MODES, ...MODES, 'pause', 'cancel');

const lived = ({ enrolled, actions, until }: Case) => run(enrolled, actions, until);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const groupsOf = (lines: readonly LedgerLine[], keyOf: (line: LedgerLine) => string) =>
  [...new Set(lines.map(keyOf))].map((key) => lines.filter((line) => keyOf(line) === key));
const isTimed = ({ cover }: LedgerLine) => cover.price !== null;
const isOver = ({ state }: Ledger) => state.status === 'cancelled' || state.status === 'ended';

/** The price of each item of a period by the days on which it was really held; independent of how it was invoiced. */
function weighted({ enrolled }: Ledger, period: LivedPeriod): Map<string, Exact> {
  const owed = new Map<string, Exact>();
  const { prorationUnit = 'day', timeZone = 'UTC' } = enrolled;
  const length = (from: Day, to: Day) =>
    prorationUnit === 'day' ? daysBetween(from, to) : secondsBetween(from, to, timeZone);
  const full = length(period.fullStart, period.wholeEnd ?? '');
  period.held.forEach(({ from, items }, index) => {
    const to = period.held[index + 1]?.from ?? period.end ?? '';
    for (const { item, price } of itemsOf(items)) {
      const part = exact(price).mul(length(from, to)).div(full);
      owed.set(item, (owed.get(item) ?? exact(0)).add(part));
    }
  });
  return owed;
}

/** New York's midnight is at four or at five in UTC; counted without the code under test. */
function secondsBetween(from: Day, to: Day, timeZone: string): number {
  const hourOfMidnight = (day: Day) => (timeZone === 'UTC' ? 0 : SUMMERS.some(([a, b]) => a < day && day <= b) ? 4 : 5);
  return daysBetween(from, to) * 86_400 + (hourOfMidnight(to) - hourOfMidnight(from)) * 3600;
}

/** The days on which New York's clocks are moved, which is after midnight: the second Sunday of March, the first of November. */
const SUMMERS = [
  ['2020-03-08', '2020-11-01'],
  ['2021-03-14', '2021-11-07'],
  ['2022-03-13', '2022-11-06'],
  ['2023-03-12', '2023-11-05'],
  ['2024-03-10', '2024-11-03'],
  ['2025-03-09', '2025-11-02'],
  ['2026-03-08', '2026-11-01'],
  ['2027-03-14', '2027-11-07'],
  ['2028-03-12', '2028-11-05'],
  ['2029-03-11', '2029-11-04'],
  ['2030-03-10', '2030-11-03'],
] as const;

describe('billing', () => {
  it('day by day makes the ledger that one jump over all days makes', () => {
    fc.assert(
      fc.property(everything, ({ enrolled, actions, until }) => {
        const daily = actions.reduce((ledger, action) => {
          let day = ledger.state.nextBillingOn ?? action.on;
          for (; day < action.on; day = addDays(day, 1)) ledger = billUntil(ledger, day);
          return act(ledger, action);
        }, enroll(enrolled));
        let stepped = daily;
        for (let day = actions.at(-1)?.on ?? enrolled.startOn; day <= until; day = addDays(day, 1)) {
          stepped = billUntil(stepped, day);
        }
        expect(stepped).toEqual(run(enrolled, actions, until));
      }),
      RUNS,
    );
  });

  it('again bills nothing again, neither by its steps nor by a settlement', () => {
    fc.assert(
      fc.property(everything, (life) => {
        const ledger = lived(life);
        expect(billUntil(ledger, life.until)).toBe(ledger);
        if (isOver(ledger)) return;
        const settled = act(ledger, { on: life.until, act: 'settle' });
        expect(act(settled, { on: life.until, act: 'settle' }).lines).toEqual(settled.lines);
      }),
      RUNS,
    );
  });

  it('follows period on period without a gap, each full one as long as the anchor has it', () => {
    fc.assert(
      fc.property(changes, (life) => {
        const { periods } = lived(life);
        periods.slice(1).forEach(({ start, number }, index) => {
          expect([start, number]).toEqual([periods[index]?.end, (periods[index]?.number ?? NaN) + 1]);
        });
        const { trialEnd, startOn } = life.enrolled;
        const isAnew = life.actions.some((action) => 'mode' in action && action.mode === 'full_now');
        if (!isAnew)
          expect(periods.slice(0, 1).map(({ start }) => start)).toEqual(periods[0] ? [trialEnd ?? startOn] : []);
      }),
      RUNS,
    );
  });

  it('bills nothing before the start, and for no time before it or within a trial', () => {
    fc.assert(
      fc.property(everything, (life) => {
        const { lines, periods } = lived(life);
        const firstDay = periods[0]?.start ?? life.enrolled.startOn;
        expect(lines.filter(({ billedOn }) => billedOn < life.enrolled.startOn)).toEqual([]);
        expect(lines.filter(({ cover }) => (cover.span?.from ?? firstDay) < firstDay)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('bills nothing after a cancellation, and with it nothing for the time after it', () => {
    fc.assert(
      fc.property(everything, fc.boolean(), (life, credit) => {
        const on = life.until;
        const before = lived(life);
        const after = act(before, { on, act: 'cancel', credit });
        const made = after.lines.slice(before.lines.length);
        const isLate = ({ cover }: LedgerLine) => (cover.span?.to ?? on) > on;
        expect(made.filter(({ kind }) => kind !== 'proration_credit').filter(isLate)).toEqual([]);
        if (!credit) expect(made.filter(isLate)).toEqual([]);
        expect(billUntil(after, addDays(on, 2000))).toBe(after);
      }),
      RUNS,
    );
  });
});

describe('the lines of a period', () => {
  it('come to its price where nothing changes, item by item', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const ledger = run(life.enrolled, [], life.until);
        for (const period of ledger.periods) {
          const lines = ledger.lines.filter(({ cover }) => cover.number === period.number).filter(isTimed);
          const expected = [...weighted(ledger, period)].map(([item, price]) => [item, roundToMinorUnit(price)]);
          expect(lines.map(({ cover, amount }) => [cover.item, amount])).toEqual(expected);
          const { option } = life.enrolled.items;
          const [flat = 0, seats = 0, minimum = 0] = ['flat', 'seats', 'minimum'].map(
            (part) => lines.find(({ cover }) => cover.item === `${part}:${option.id}`)?.amount,
          );
          if (period.kind === 'full') expect(flat + seats + minimum).toBe(Math.max(flat + seats, option.minimumAmount));
        }
      }),
      RUNS,
    );
  });

  it('differ from the price of what was held, weighted by time, by no more than a unit each', () => {
    fc.assert(
      fc.property(changes, (life) => {
        const ledger = act(lived(life), { on: life.until, act: 'settle' });
        for (const period of ledger.periods) {
          const lines = ledger.lines.filter(({ cover }) => cover.number === period.number).filter(isTimed);
          const owed = weighted(ledger, period);
          for (const item of new Set([...owed.keys(), ...lines.map(({ cover }) => cover.item)])) {
            const own = lines.filter(({ cover }) => cover.item === item);
            const distance = exact(sum(own.map(({ amount }) => amount))).sub(owed.get(item) ?? 0);
            expect(distance.abs().lte(own.length)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('take back no more than was charged: of the amount, of the discount, of the tax, nor of what is to be paid', () => {
    fc.assert(
      fc.property(everything, (life) => {
        const { lines } = lived(life);
        for (const group of groupsOf(
          lines.filter(isTimed),
          ({ cover }) => `${cover.number} ${cover.item} ${cover.price}`,
        )) {
          let [amount, discount, tax] = [0, 0, 0];
          for (const line of group) {
            [amount, discount, tax] = [amount + line.amount, discount + line.discount, tax + line.tax];
            expect([amount, discount, tax, amount - discount].filter((left) => left < 0)).toEqual([]);
          }
        }
      }),
      RUNS,
    );
  });

  it('have no more discount than a coupon gives, and only in the periods that it is for', () => {
    fc.assert(
      fc.property(everything, (life) => {
        const { coupon } = life.enrolled;
        for (const group of groupsOf(lived(life).lines, ({ cover }) => String(cover.number))) {
          const discount = sum(group.map((line) => line.discount));
          const amount = sum(group.map((line) => line.amount));
          const number = group[0]?.cover.number ?? NaN;
          expect(discount).toBeLessThanOrEqual(amount);
          expect(discount).toBeGreaterThanOrEqual(0);
          if (
            coupon === null ||
            number < coupon.startsWith ||
            (coupon.endsBefore !== null && number >= coupon.endsBefore)
          )
            expect(discount).toBe(0);
          else if ('amountOff' in coupon.discount) expect(discount).toBeLessThanOrEqual(coupon.discount.amountOff);
        }
      }),
      RUNS,
    );
  });

  it('sum to the total of the ledger, however they are spread over invoices', () => {
    fc.assert(
      fc.property(everything, (life) => {
        const { lines } = lived(life);
        const { taxBehavior } = life.enrolled;
        const invoices = groupsOf(lines, ({ billedOn }) => billedOn).map((invoice) => totalsOf(invoice, taxBehavior));
        const whole = totalsOf(lines, taxBehavior);
        expect(sum(invoices.map(({ total }) => total))).toBe(whole.total);
        const tax = taxBehavior === 'exclusive' ? sum(lines.map((line) => line.tax)) : 0;
        expect(whole.total).toBe(sum(lines.map(({ amount, discount }) => amount - discount)) + tax);
      }),
      RUNS,
    );
  });
});

/** Recurring things only: what is bought once is bought when it is invoiced. */
const withoutOnce = (items: EnrollmentItems): EnrollmentItems => ({
  ...items,
  addOns: items.addOns.filter(({ charge }) => charge === 'recurring'),
});

describe('a change and its reverse on the same day', () => {
  const reversed = changes.chain((life) =>
    fc
      .record({
        there: fc.constantFrom(...MODES.slice(0, 2)),
        back: fc.constantFrom(...MODES.slice(0, 2)),
        to: fc.nat(3),
      })
      .map((turn) => ({ ...life, ...turn })),
  );

  it('cost nothing, when whatever went before is settled', () => {
    fc.assert(
      fc.property(reversed, (life) => {
        const on = life.until;
        const before = act(lived(life), { on, act: 'settle' });
        const items = withoutOnce(life.enrollmentItems[life.to] ?? before.items);
        const there = act(before, { on, mode: life.there, items });
        // Something bought on the way back would count for the coupon of the whole period.
        const back = act(there, { on, mode: life.back, items: withoutOnce(before.items) });
        const after = act(back, { on, act: 'settle' });
        const made = after.lines.slice(before.lines.length).filter(({ cover }) => !cover.item.startsWith('once:'));
        for (const group of groupsOf(made, ({ cover }) => cover.item)) {
          expect(sum(group.map(({ amount }) => amount))).toBe(0);
          expect(sum(group.map(({ discount }) => discount))).toBe(0);
          expect(sum(group.map(({ tax }) => tax))).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('leave no line at all when nothing is invoiced between', () => {
    fc.assert(
      fc.property(reversed, (life) => {
        const on = life.until;
        const before = act(lived(life), { on, act: 'settle' });
        const there = act(before, { on, mode: 'prorate_next', items: life.enrollmentItems[life.to] ?? before.items });
        const back = act(there, { on, mode: 'prorate_now', items: withoutOnce(before.items) });
        const bought = ({ cover }: LedgerLine) => cover.item.startsWith('once:');
        expect(back.lines.slice(before.lines.length).filter((line) => !bought(line))).toEqual([]);
      }),
      RUNS,
    );
  });
});

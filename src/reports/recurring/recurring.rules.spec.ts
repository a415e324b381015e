import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cycle } from '../../domain/calendar/cycle.js';
import { addDays, daysBetween, type Day } from '../../domain/calendar/day.js';
import { allocate } from '../../domain/money/allocation.js';
import type { RecurringLine } from './recurring-line.js';
import { hadRecurringRevenue, recurringRevenue } from './recurring.rules.js';

const MONTHLY = { cycle: 'monthly', interval: 1 } as const;

/** A month's charge of 1000, but for what is said. */
function line(fields: Partial<RecurringLine> = {}): RecurringLine {
  return {
    ...{ invoiceId: 'inv_1', place: 0, enrollmentId: 'enr_1', number: 0, item: 'flat:opt_1', price: '1000' },
    ...{ isCredit: false, start: '2026-01-01', end: '2026-02-01', amount: 1000, discounted: 1000 },
    ...{ amountOff: null, taxWithin: '0', recurrence: MONTHLY },
    ...fields,
  };
}

describe('recurring revenue', () => {
  it.each<[cycle: Cycle, interval: number, price: number, monthly: number]>([
    ['weekly', 1, 1200, 5200],
    ['weekly', 2, 1200, 2600],
    ['weekly', 1, 499, 2162], // 499 × 52 / 12 = 2162.33…
    ['monthly', 1, 1000, 1000],
    ['monthly', 3, 1000, 333],
    ['quarterly', 1, 1000, 333],
    ['quarterly', 1, 5000, 1667], // 1666.66…
    ['semi_annually', 1, 999, 167], // 166.5: a half goes away from zero
    ['annually', 1, 12_000, 1000],
    ['annually', 2, 12_000, 500],
    ['annually', 1, 999_999_999_999, 83_333_333_333],
    ['weekly', 1, 300_000_000_000, 1_300_000_000_000], // more than one invoice can come to
    ['forever', 1, 1000, 0],
  ])('of %s, %i at once, for %i is %i a month', (cycle, interval, price, monthly) => {
    const charged = { price: String(price), amount: price, discounted: price, recurrence: { cycle, interval } };
    expect(recurringRevenue([line(charged)], '2026-01-31')).toBe(monthly);
  });

  it.each<[what: string, day: Day, monthly: number]>([
    ['before the line', '2025-12-31', 0],
    ['on its first day', '2026-01-01', 1000],
    ['on its last day', '2026-01-31', 1000],
    ['on the first day that it is not for', '2026-02-01', 0],
  ])('%s, %s, is %i', (_what, day, monthly) => expect(recurringRevenue([line()], day)).toBe(monthly));

  it.each<[what: string, lines: RecurringLine[], monthly: number]>([
    ['nothing', [], 0],
    ['a discount', [line({ discounted: 900 })], 900],
    ['a discount of all', [line({ discounted: 0 })], 0],
    ['an amount that holds tax', [line({ price: '1190', amount: 1190, discounted: 1190, taxWithin: '19' })], 1000],
    ['a short one that does', [line({ price: '11900', amount: 384, discounted: 384, taxWithin: '19' })], 10_000],
    ['one that costs nothing but does', [line({ price: '1190', amount: 0, discounted: 0, taxWithin: '19' })], 1000],
    ['a price finer than the unit', [line({ price: '2436.75', amount: 2437, discounted: 2437 })], 2437],
    ['a short period, by what a full one costs', [line({ start: '2026-01-20', amount: 387, discounted: 387 })], 1000],
    ['the same with a discount', [line({ start: '2026-01-20', amount: 400, discounted: 300 })], 750],
    ['a period so short that it costs nothing', [line({ start: '2026-01-31', amount: 0, discounted: 0 })], 1000],
    ['two things', [line(), line({ item: 'add_on:add_1', price: '250', amount: 250, discounted: 250 })], 1250],
    ['two enrollments', [line(), line({ enrollmentId: 'enr_2', invoiceId: 'inv_2' })], 2000],
    [
      'thirds that make a whole',
      ['a', 'b', 'c'].map((item) => line({ item, recurrence: { cycle: 'quarterly', interval: 1 } })),
      1000,
    ],
    ['what was taken back', [line(), line({ isCredit: true, start: '2026-01-20', amount: -387, discounted: -387 })], 0],
    [
      'what was taken back with a discount that was rounded',
      [line({ discounted: 900 }), line({ isCredit: true, start: '2026-01-20', amount: -387, discounted: -348 })],
      0,
    ],
    [
      'another price from within the period on',
      [
        line(),
        line({ invoiceId: 'inv_2', isCredit: true, start: '2026-01-20', amount: -387, discounted: -387 }),
        line({
          invoiceId: 'inv_2',
          place: 1,
          item: 'flat:opt_2',
          price: '2000',
          start: '2026-01-20',
          amount: 774,
          discounted: 774,
        }),
      ],
      2000,
    ],
    [
      'what was taken back and charged again, without its discount',
      [
        line({ discounted: 900 }),
        line({ invoiceId: 'inv_2', isCredit: true, start: '2026-01-20', amount: -387, discounted: -348 }),
        line({ invoiceId: 'inv_3', start: '2026-01-20', amount: 387, discounted: 387 }),
      ],
      1000,
    ],
    ['the credit alone of an invoice that was voided', [line({ isCredit: true, amount: -1000, discounted: -1000 })], 0],
    [
      'what was charged again after a credit whose own charge was voided',
      [
        line({ invoiceId: 'inv_2', isCredit: true, start: '2026-01-10', amount: -710, discounted: -710 }),
        line({ invoiceId: 'inv_2', place: 1, item: 'flat:opt_2', price: '2000', start: '2026-01-10' }),
        line({ invoiceId: 'inv_3', isCredit: true, item: 'flat:opt_2', price: '2000', start: '2026-01-20' }),
        line({ invoiceId: 'inv_3', place: 1, start: '2026-01-20', amount: 387, discounted: 387 }),
      ],
      1000,
    ],
    [
      'a credit of another period',
      [line(), line({ number: 1, isCredit: true, amount: -1000, discounted: -1000 })],
      1000,
    ],
  ])('counts %s', (_what, lines, monthly) => expect(recurringRevenue(lines, '2026-01-31')).toBe(monthly));

  const charges = fc.record({
    price: fc.integer({ min: 0, max: 1_000_000 }),
    start: fc.integer({ min: 0, max: 60 }),
    length: fc.integer({ min: 2, max: 60 }),
    cycle: fc.constantFrom<Cycle>('weekly', 'monthly', 'quarterly', 'annually'),
  });
  const dayAt = (offset: number) => addDays('2026-01-01', offset);
  const ledgers = fc.array(charges, { maxLength: 6 }).map((all) =>
    all.flatMap(({ price, start, length, cycle }, index) => {
      const whole = line({
        ...{
          invoiceId: `inv_${index}`,
          item: `item_${index % 3}`,
          price: String(price),
          amount: price,
          discounted: price,
        },
        ...{ start: dayAt(start), end: dayAt(start + length), recurrence: { cycle, interval: 1 } },
      });
      const credit = { ...whole, isCredit: true, start: dayAt(start + 1), invoiceId: `inv_${index}x` };
      return index % 2 === 0 ? [whole] : [whole, credit];
    }),
  );
  const days = fc.integer({ min: -1, max: 125 }).map(dayAt);

  it('is the same in whatever order the lines are', () => {
    fc.assert(
      fc.property(
        ledgers.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))),
        days,
        ([lines, shuffled], day) => expect(recurringRevenue(shuffled, day)).toBe(recurringRevenue(lines, day)),
      ),
    );
  });

  it('is the same when a period is charged in two parts', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 1, max: 59 }), days, (lines, cut, day) => {
        const split = lines.flatMap((whole) => {
          const length = daysBetween(whole.start, whole.end);
          if (cut >= length) return [whole];
          const [first = 0, second = 0] = allocate(whole.amount, [cut, length - cut]);
          const at = addDays(whole.start, cut);
          return [
            { ...whole, end: at, amount: first, discounted: first },
            { ...whole, start: at, amount: second, discounted: second },
          ];
        });
        expect(recurringRevenue(split, day)).toBe(recurringRevenue(lines, day));
      }),
    );
  });

  it('is never negative, and nothing once every charge is taken back', () => {
    fc.assert(
      fc.property(ledgers, days, (lines, day) => {
        expect(recurringRevenue(lines, day)).toBeGreaterThanOrEqual(0);
        expect(recurringRevenue([...lines, ...lines.map((each) => ({ ...each, isCredit: true }))], day)).toBe(0);
      }),
    );
  });
});

describe('whether there was recurring revenue before a month', () => {
  it.each<[what: string, lines: RecurringLine[], had: boolean]>([
    ['nothing was ever charged', [], false],
    ['the end of a month was charged', [line({ start: '2025-11-20', end: '2025-12-01' })], true],
    ['only days within a month were', [line({ start: '2025-11-20', end: '2025-11-30' })], false],
    ['what was charged was free', [line({ start: '2025-11-20', end: '2025-12-20', discounted: 0 })], false],
    ['it has begun in the month itself', [line({ start: '2026-01-02', end: '2026-03-01' })], false],
  ])('%s', (_what, lines, had) => expect(hadRecurringRevenue(lines, '2026-01-31')).toBe(had));
});

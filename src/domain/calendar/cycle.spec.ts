import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorFrom, boundary, CYCLES, periodOf, stubOf, type Cycle } from './cycle.js';
import { addMonths, dayFromNumber, dayNumber, dayOfMonth, daysBetween, dayOfWeek } from './day.js';

const every = (cycle: Cycle, interval = 1) => ({ cycle, interval });
const monthly = every('monthly');

const days = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2110-12-31') }).map(dayFromNumber);
const recurrences = fc.record({
  cycle: fc.constantFrom(...CYCLES.filter((cycle) => cycle !== 'forever')),
  interval: fc.integer({ min: 1, max: 24 }),
});
const anchored = fc
  .tuple(recurrences, days, fc.integer({ min: 1, max: 31 }), fc.boolean())
  .map(([recurrence, startOn, day, own]) => {
    const anchorDay = own ? null : recurrence.cycle === 'weekly' ? (day % 7) + 1 : day;
    return { recurrence, startOn, anchorDay, anchor: anchorFrom(recurrence, startOn, anchorDay) };
  });
const indexes = fc.integer({ min: -40, max: 40 });

describe('a boundary', () => {
  it.each([
    [monthly, '2024-01-31', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']],
    [monthly, '2023-01-31', ['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31']],
    [monthly, '2023-01-28', ['2023-01-28', '2023-02-28', '2023-03-28', '2023-04-28']],
    [monthly, '2023-02-28', ['2023-02-28', '2023-03-28', '2023-04-28']],
    [monthly, '2023-12-30', ['2023-12-30', '2024-01-30', '2024-02-29', '2024-03-30']],
    [every('annually'), '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    [
      every('quarterly'),
      '2022-11-30',
      ['2022-11-30', '2023-02-28', '2023-05-30', '2023-08-30', '2023-11-30', '2024-02-29'],
    ],
    [every('semi_annually'), '2022-08-31', ['2022-08-31', '2023-02-28', '2023-08-31', '2024-02-29', '2024-08-31']],
    [every('monthly', 2), '2023-12-31', ['2023-12-31', '2024-02-29', '2024-04-30', '2024-06-30', '2024-08-31']],
    [every('weekly'), '2024-02-26', ['2024-02-26', '2024-03-04', '2024-03-11']],
    [every('weekly', 2), '2023-12-25', ['2023-12-25', '2024-01-08', '2024-01-22']],
    [every('forever'), '2024-01-31', ['2024-01-31', null, null]],
  ])('%j from %s on lies on %j', (recurrence, startOn, expected) => {
    const anchor = anchorFrom(recurrence, startOn, null);
    expect(expected.map((_, index) => boundary(recurrence, anchor, index))).toEqual(expected);
  });

  it.each([
    [monthly, { on: '2024-03-31', day: 31 }, -1, '2024-02-29'],
    [monthly, { on: '2023-02-28', day: 31 }, 1, '2023-03-31'],
    [monthly, { on: '2023-02-28', day: 30 }, -1, '2023-01-30'],
    [every('weekly'), { on: '2024-03-04', day: 1 }, -1, '2024-02-26'],
    [every('annually', 2), { on: '2025-02-28', day: 29 }, -1, '2023-02-28'],
  ])('%j anchored %j has number %d on %s', (recurrence, anchor, index, day) => {
    expect(boundary(recurrence, anchor, index)).toBe(day);
  });

  it('lies after every earlier one', () => {
    fc.assert(
      fc.property(anchored, indexes, ({ recurrence, anchor }, index) => {
        const [one, next] = [boundary(recurrence, anchor, index), boundary(recurrence, anchor, index + 1)];
        expect(String(one) < String(next)).toBe(true);
      }),
    );
  });

  it('is on the wanted day, or on the last of a month that is too short for it', () => {
    fc.assert(
      fc.property(anchored, indexes, ({ recurrence, anchor }, index) => {
        const day = String(boundary(recurrence, anchor, index));
        if (recurrence.cycle === 'weekly') return expect(dayOfWeek(day)).toBe(anchor.day);
        const monthLength = daysBetween(addMonths(day, 0, 1), addMonths(day, 1, 1));
        expect(dayOfMonth(day)).toBe(anchor.day > monthLength ? monthLength : anchor.day);
      }),
    );
  });

  it('does not depend on the one that is counted from', () => {
    fc.assert(
      fc.property(anchored, indexes, indexes, ({ recurrence, anchor }, from, steps) => {
        const moved = { on: String(boundary(recurrence, anchor, from)), day: anchor.day };
        expect(boundary(recurrence, moved, steps)).toBe(boundary(recurrence, anchor, from + steps));
      }),
    );
  });

  it.each([
    [every('forever'), -1],
    [monthly, 0.5],
    [monthly, 120_000],
    [every('annually'), -2024],
    [every('weekly'), -120_000],
    [every('monthly', 0), 1],
    [every('monthly', -1), 1],
    [every('weekly', 1.5), 2],
  ])('of %j has no number %d', (recurrence, index) => {
    expect(() => boundary(recurrence, { on: '2024-01-01', day: 1 }, index)).toThrow(RangeError);
  });
});

describe('an anchor', () => {
  it.each([
    [monthly, '2024-02-10', null, { on: '2024-02-10', day: 10 }],
    [monthly, '2024-02-10', 10, { on: '2024-02-10', day: 10 }],
    [monthly, '2024-02-10', 31, { on: '2024-02-29', day: 31 }],
    [monthly, '2023-02-28', 31, { on: '2023-02-28', day: 31 }],
    [monthly, '2024-02-10', 9, { on: '2024-03-09', day: 9 }],
    [monthly, '2024-01-31', 30, { on: '2024-02-29', day: 30 }],
    [every('quarterly'), '2023-12-15', 1, { on: '2024-01-01', day: 1 }],
    [every('annually', 3), '2023-12-15', 20, { on: '2023-12-20', day: 20 }],
    [every('weekly'), '2024-02-29', null, { on: '2024-02-29', day: 4 }],
    [every('weekly'), '2024-02-29', 4, { on: '2024-02-29', day: 4 }],
    [every('weekly'), '2024-02-29', 3, { on: '2024-03-06', day: 3 }],
    [every('weekly'), '2024-02-29', 7, { on: '2024-03-03', day: 7 }],
    [every('forever'), '2024-02-29', null, { on: '2024-02-29', day: 29 }],
    [every('forever'), '2024-02-29', 1, { on: '2024-02-29', day: 1 }],
  ])('of %j that starts on %s with day %j is %j', (recurrence, startOn, anchorDay, anchor) => {
    expect(anchorFrom(recurrence, startOn, anchorDay)).toEqual(anchor);
  });

  it('is the first day from the start on that is the wanted one', () => {
    const isWanted = (cycle: Cycle, day: string, wanted: number) =>
      cycle === 'weekly' ? dayOfWeek(day) === wanted : addMonths(day, 0, wanted) === day;
    fc.assert(
      fc.property(anchored, ({ recurrence: { cycle }, startOn, anchor }) => {
        const [from, on] = [dayNumber(startOn), dayNumber(anchor.on)];
        const candidates = Array.from({ length: 40 }, (_, later) => dayFromNumber(from + later));
        expect(candidates.findIndex((day) => isWanted(cycle, day, anchor.day))).toBe(on - from);
      }),
    );
  });

  it.each([
    ['monthly', 0],
    ['monthly', 32],
    ['monthly', 1.5],
    ['weekly', 8],
    ['weekly', 0],
    ['forever', 32],
  ] as const)('%s has no day %d', (cycle, day) => {
    expect(() => anchorFrom(every(cycle), '2024-01-01', day)).toThrow(RangeError);
  });
});

describe('a period', () => {
  it.each([
    [monthly, '2023-01-31', 1, { start: '2023-02-28', end: '2023-03-31' }],
    [monthly, '2023-01-31', -1, { start: '2022-12-31', end: '2023-01-31' }],
    [every('weekly', 2), '2024-02-26', 0, { start: '2024-02-26', end: '2024-03-11' }],
    [every('forever'), '2024-02-26', 0, { start: '2024-02-26', end: null }],
  ])('of %j from %s on has number %d: %j', (recurrence, startOn, index, period) => {
    expect(periodOf(recurrence, anchorFrom(recurrence, startOn, null), index)).toEqual(period);
  });

  it('begins where the one before it ends', () => {
    fc.assert(
      fc.property(anchored, indexes, ({ recurrence, anchor }, index) => {
        const [before, period] = [periodOf(recurrence, anchor, index - 1), periodOf(recurrence, anchor, index)];
        expect(period.start).toBe(before.end);
        expect(period.start).toBe(boundary(recurrence, anchor, index));
      }),
    );
  });

  it.each([-1, 1])('of what is forever is one: there is no number %d', (index) => {
    expect(() => periodOf(every('forever'), { on: '2024-01-01', day: 1 }, index)).toThrow(RangeError);
  });
});

describe('a stub', () => {
  it.each([
    [monthly, '2024-02-10', 31, ['2024-02-10', '2024-02-29'], ['2024-01-31', '2024-02-29']],
    [monthly, '2023-03-15', 1, ['2023-03-15', '2023-04-01'], ['2023-03-01', '2023-04-01']],
    [every('quarterly'), '2023-12-15', 1, ['2023-12-15', '2024-01-01'], ['2023-10-01', '2024-01-01']],
    [every('monthly', 2), '2024-02-10', 31, ['2024-02-10', '2024-02-29'], ['2023-12-31', '2024-02-29']],
    [every('annually'), '2024-01-31', 29, ['2024-01-31', '2024-02-29'], ['2023-02-28', '2024-02-29']],
    [every('weekly'), '2024-02-29', 1, ['2024-02-29', '2024-03-04'], ['2024-02-26', '2024-03-04']],
  ])('of %j that starts on %s with day %d is %j, cut from %j', (recurrence, startOn, day, period, full) => {
    const anchor = anchorFrom(recurrence, startOn, day);
    expect(stubOf(recurrence, anchor, startOn)).toEqual({
      period: { start: period[0], end: period[1] },
      full: { start: full[0], end: full[1] },
    });
  });

  it('is not left where the start is the anchor, as that of forever always is', () => {
    expect(stubOf(monthly, { on: '2024-02-10', day: 10 }, '2024-02-10')).toBeUndefined();
    expect(stubOf(every('forever'), anchorFrom(every('forever'), '2024-02-10', 1), '2024-02-10')).toBeUndefined();
  });

  it('may be all of the full period, if the anchor was put one period after the start', () => {
    const full = { start: '2024-01-10', end: '2024-02-10' };
    expect(stubOf(monthly, { on: '2024-02-10', day: 10 }, '2024-01-10')).toEqual({ period: full, full });
  });

  it('before the anchor of a start is shorter than a month, and than the full period', () => {
    fc.assert(
      fc.property(anchored, ({ recurrence, startOn, anchor }) => {
        const stub = stubOf(recurrence, anchor, startOn);
        expect(stub === undefined).toBe(startOn === anchor.on);
        if (!stub) return;
        expect(stub.period).toEqual({ start: startOn, end: anchor.on });
        expect(stub.full).toEqual(periodOf(recurrence, anchor, -1));
        expect(stub.full.start < startOn).toBe(true);
        expect(daysBetween(startOn, anchor.on)).toBeLessThan(recurrence.cycle === 'weekly' ? 7 : 31);
      }),
    );
  });

  it.each([
    [monthly, '2024-02-11'],
    [monthly, '2024-01-09'],
    [every('forever'), '2024-02-09'],
  ])('of %j is cut from one period: not from %s to 2024-02-10', (recurrence, startOn) => {
    expect(() => stubOf(recurrence, { on: '2024-02-10', day: 10 }, startOn)).toThrow(RangeError);
  });
});

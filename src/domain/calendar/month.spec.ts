import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isDay } from './day.js';
import { firstDayOf, isMonth, lastDayOf, monthAfter, monthOf, monthsBetween, monthsFrom } from './month.js';

const months = fc
  .tuple(fc.integer({ min: 2, max: 9998 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);

describe('a month', () => {
  it.each(['2026-01', '2026-12', '0001-01', '9999-12'])('is %s', (text) => expect(isMonth(text)).toBe(true));

  it.each(['', '2026', '2026-00', '2026-13', '2026-1', '26-01', '0000-01', '2026-01-01', '2026-01\n', '２026-01'])(
    'is not %j',
    (text) => expect(isMonth(text)).toBe(false),
  );

  it.each([
    ['2026-01', '2026-01-31'],
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends with %s', (month, day) => expect(lastDayOf(month)).toBe(day));

  it('goes from its first day to the one before the next month', () => {
    fc.assert(
      fc.property(months, (month) => {
        expect([firstDayOf(month), lastDayOf(month)].every(isDay)).toBe(true);
        expect([monthOf(firstDayOf(month)), monthOf(lastDayOf(month))]).toEqual([month, month]);
        expect(monthOf(addDays(lastDayOf(month), 1))).toBe(monthAfter(month, 1));
      }),
    );
  });

  it('lies as far from another as it is moved', () => {
    fc.assert(
      fc.property(months, fc.integer({ min: -12, max: 12 }), (month, by) => {
        expect(monthsBetween(month, monthAfter(month, by))).toBe(by);
        expect(monthsFrom(month, monthAfter(month, by))).toHaveLength(Math.max(0, by + 1));
      }),
    );
    expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});

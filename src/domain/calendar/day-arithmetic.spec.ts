import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dayFromNumber, dayNumber, dayOfMonth, dayOfWeek, daysBetween, isDay } from './day.js';

const [FIRST, LAST] = [dayNumber('0001-01-01'), dayNumber('9999-12-31')];
const dayNumbers = fc.integer({ min: FIRST, max: LAST });
const days = dayNumbers.map(dayFromNumber);
const OF_PLATFORM = (number: number) => new Date(number * 86_400_000);

describe('the arithmetic of days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('numbers %s as %d', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayFromNumber(number)).toBe(day);
  });

  it('numbers days as the platform does, in both directions', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        expect(dayFromNumber(number)).toBe(OF_PLATFORM(number).toISOString().slice(0, 10));
        expect(dayNumber(dayFromNumber(number))).toBe(number);
      }),
      { numRuns: 1000 },
    );
  });

  it('numbers every day of 400 years, after which the calendar repeats itself', () => {
    const wrong = Array.from({ length: 146_097 }, (_, number) => number).filter((number) => {
      const day = OF_PLATFORM(number).toISOString().slice(0, 10);
      return dayNumber(day) !== number || dayFromNumber(number) !== day;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-01-01', 366, '2025-01-01'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %d days are %s', (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
    expect(daysBetween(from, to)).toBe(count);
  });

  it('adds what it finds between two days', () => {
    fc.assert(fc.property(days, days, (from, to) => expect(addDays(from, daysBetween(from, to))).toBe(to)));
  });

  it.each([
    ['0001-01-01', -1],
    ['9999-12-31', 1],
    ['2026-01-01', 0.5],
    ['2026-01-01', Number.NaN],
    ['2026-01-01', Infinity],
  ])('has no day for %s and %d days', (day, count) => expect(() => addDays(day, count)).toThrow(RangeError));

  it.each([
    ['2024-01-31', 1, 31, '2024-02-29'],
    ['2023-01-31', 1, 31, '2023-02-28'],
    ['2023-02-28', 1, 31, '2023-03-31'],
    ['2023-02-28', 1, 28, '2023-03-28'],
    ['2000-01-15', 1, 30, '2000-02-29'],
    ['1900-01-15', 1, 29, '1900-02-28'],
    ['2023-12-31', 2, 31, '2024-02-29'],
    ['2023-01-31', -1, 31, '2022-12-31'],
    ['2023-03-31', -1, 31, '2023-02-28'],
    ['2023-11-30', 3, 30, '2024-02-29'],
    ['2024-06-15', 0, 1, '2024-06-01'],
    ['2024-06-15', 0, 31, '2024-06-30'],
    ['0001-12-31', -11, 31, '0001-01-31'],
    ['9999-01-31', 11, 31, '9999-12-31'],
  ])('%s and %d months, wanted on day %d, is %s', (from, months, wantedDay, to) => {
    expect(addMonths(from, months, wantedDay)).toBe(to);
  });

  it('finds the wanted day in the month that is meant, or else its last day', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -1200, max: 1200 }),
        fc.integer({ min: 1, max: 31 }),
        (day, months, wanted) => {
          const count = OF_PLATFORM(dayNumber(day)).getUTCFullYear() * 12 + Number(day.slice(5, 7)) - 1 + months;
          fc.pre(count >= 12 && count < 120_000);
          const found = addMonths(day, months, wanted);
          expect(isDay(found)).toBe(true);
          expect(Number(found.slice(0, 4)) * 12 + Number(found.slice(5, 7)) - 1).toBe(count);
          const next = OF_PLATFORM(dayNumber(found) + 1).getUTCDate();
          if (dayOfMonth(found) !== wanted) expect([next, dayOfMonth(found) < wanted]).toEqual([1, true]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['0001-01-31', -1, 31],
    ['9999-12-01', 1, 1],
    ['2026-01-01', 0.5, 1],
    ['2026-01-01', Number.NaN, 1],
    ['2026-01-01', 1, 0],
    ['2026-01-01', 1, 32],
    ['2026-01-01', 1, 1.5],
  ])('has no day for %s and %d months, wanted on day %d', (day, months, wantedDay) => {
    expect(() => addMonths(day, months, wantedDay)).toThrow(RangeError);
  });

  it.each([
    ['1970-01-01', 4],
    ['2024-02-29', 4],
    ['2026-03-01', 7],
    ['2026-03-02', 1],
    ['0001-01-01', 1],
    ['9999-12-31', 5],
  ])('%s is weekday %d', (day, weekday) => expect(dayOfWeek(day)).toBe(weekday));

  it('knows weekday and day of the month as the platform does', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        const [day, date] = [dayFromNumber(number), OF_PLATFORM(number)];
        expect([dayOfWeek(day) % 7, dayOfMonth(day)]).toEqual([date.getUTCDay(), date.getUTCDate()]);
      }),
    );
  });
});

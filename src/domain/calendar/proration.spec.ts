import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayFromNumber, dayNumber, daysBetween } from './day.js';
import { lengthBetween, position, type ProrationUnit } from './proration.js';

const HOUR_S = 3600;
const LA = 'America/Los_Angeles';
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC');
const units = fc.constantFrom<ProrationUnit>('day', 'second');
const days = fc.integer({ min: dayNumber('2012-01-01'), max: dayNumber('2100-12-31') }).map(dayFromNumber);
const instants = fc
  .date({ min: new Date('2012-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const moments = fc.oneof(days, instants);

describe('a position', () => {
  it.each([
    ['1970-01-01', 'day', LA, 0],
    ['1970-01-02T07:59:59.999Z', 'day', LA, 0],
    ['1970-01-02T08:00:00.000Z', 'day', LA, 1],
    ['1970-01-01T07:59:59.999Z', 'day', LA, -1],
    ['1970-01-01', 'second', 'UTC', 0],
    ['1970-01-01', 'second', LA, 8 * HOUR_S],
    ['1970-01-01T00:00:01.999Z', 'second', LA, 1],
    ['1969-12-31T23:59:59.001Z', 'second', LA, -1],
  ] as const)('of %s by %s in %s is %d', (moment, unit, timeZone, expected) => {
    expect(position(moment, unit, timeZone)).toBe(expected);
  });

  it('of a moment on a day is that of the day, by day', () => {
    fc.assert(
      fc.property(days, zones, (day, timeZone) => {
        const noon = new Date((position(day, 'second', timeZone) + 12 * HOUR_S) * 1000).toISOString();
        expect(position(noon, 'day', timeZone)).toBe(position(day, 'day', timeZone));
      }),
    );
  });
});

describe('a length', () => {
  it.each([
    ['2026-03-01', '2026-04-01', 'day', LA, 31],
    ['2026-03-01', '2026-04-01', 'second', LA, 31 * 24 * HOUR_S - HOUR_S],
    ['2026-11-01', '2026-12-01', 'second', LA, 30 * 24 * HOUR_S + HOUR_S],
    ['2026-03-01', '2026-04-01', 'second', 'UTC', 31 * 24 * HOUR_S],
    ['2026-03-08', '2026-03-09', 'second', LA, 23 * HOUR_S],
    ['2026-11-01', '2026-11-02', 'second', LA, 25 * HOUR_S],
    ['2026-03-29', '2026-03-30', 'second', 'Europe/Berlin', 23 * HOUR_S],
    ['2026-10-25', '2026-10-26', 'second', 'Europe/Berlin', 25 * HOUR_S],
    ['2026-04-05', '2026-04-06', 'second', 'Australia/Lord_Howe', 24.5 * HOUR_S],
    ['2011-12-29', '2011-12-31', 'day', 'Pacific/Apia', 2],
    ['2011-12-29', '2011-12-31', 'second', 'Pacific/Apia', 24 * HOUR_S],
    ['2026-03-08', '2026-03-09T06:59:59.999Z', 'day', LA, 0],
    ['2026-03-08', '2026-03-09T07:00:00.000Z', 'day', LA, 1],
    ['2026-03-08', '2026-03-08T12:00:00.500Z', 'second', LA, 4 * HOUR_S],
    ['2024-02-01', '2024-03-01', 'day', LA, 29],
    ['2024-03-01', '2024-02-01', 'day', LA, -29],
    ['2024-02-01', '2024-02-01', 'second', LA, 0],
  ] as const)('from %s to %s by %s in %s is %d', (from, to, unit, timeZone, expected) => {
    expect(lengthBetween(from, to, unit, timeZone)).toBe(expected);
  });

  it('is the sum of its parts, and whole', () => {
    fc.assert(
      fc.property(moments, moments, moments, units, zones, (from, between, to, unit, timeZone) => {
        const length = (a: string, b: string) => lengthBetween(a, b, unit, timeZone);
        expect(length(from, between) + length(between, to)).toBe(length(from, to));
        expect(Number.isInteger(length(from, to))).toBe(true);
      }),
    );
  });

  it('in days is the same in every zone', () => {
    fc.assert(
      fc.property(days, days, zones, (from, to, timeZone) => {
        expect(lengthBetween(from, to, 'day', timeZone)).toBe(daysBetween(from, to));
      }),
    );
  });

  // Antarctica/Casey has changed its clocks by three hours, more than any other zone since 2012.
  it('of a day is 21 to 27 hours, however clocks change on it', () => {
    fc.assert(
      fc.property(days, zones, (day, timeZone) => {
        const hours = lengthBetween(day, addDays(day, 1), 'second', timeZone) / HOUR_S;
        expect(hours).toBeGreaterThanOrEqual(21);
        expect(hours).toBeLessThanOrEqual(27);
      }),
    );
  });
});

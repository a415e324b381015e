import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayFromNumber, dayNumber } from './day.js';
import { dayAt, startOfDay } from './zoned-day.js';

const ZONES = Intl.supportedValuesOf('timeZone');
const zones = fc.constantFrom(...ZONES);
const shift = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

describe('the start of a day', () => {
  it.each([
    ['2026-03-07', 'UTC', '2026-03-07T00:00:00.000Z'],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T08:00:00.000Z'],
    ['2026-03-09', 'America/Los_Angeles', '2026-03-09T07:00:00.000Z'],
    ['2026-11-01', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z'],
    ['2026-11-02', 'America/Los_Angeles', '2026-11-02T08:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00.000Z'],
    ['2026-04-06', 'Australia/Lord_Howe', '2026-04-05T13:30:00.000Z'],
    ['2026-10-05', 'Australia/Lord_Howe', '2026-10-04T13:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['2026-01-01', 'Etc/GMT+12', '2026-01-01T12:00:00.000Z'],
    ['9999-12-31', 'Etc/GMT+12', '9999-12-31T12:00:00.000Z'],
  ])('%s in %s is %s', (day, timeZone, instant) => expect(startOfDay(day, timeZone)).toBe(instant));

  it.each([
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  ])('%s in %s is the moment to which clocks jump over midnight, %s', (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone)).toBe(instant);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
    expect(clock.format(Date.parse(instant))).toBe('01:00');
  });

  it.each([
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z', 'set back from midnight before the day has begun'],
    ['2010-11-07', 'America/St_Johns', '2010-11-07T02:30:00.000Z', 'set back at 00:01, into the day before'],
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z', 'set back at 01:00, to a second midnight'],
  ])('%s in %s is %s: clocks are %s', (day, timeZone, instant) => expect(startOfDay(day, timeZone)).toBe(instant));

  it.each([
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-30', 'Pacific/Fakaofo', '2011-12-30T11:00:00.000Z'],
    ['1994-12-31', 'Pacific/Enderbury', '1994-12-31T11:00:00.000Z'],
    ['1994-12-31', 'Pacific/Kiritimati', '1994-12-31T10:00:00.000Z'],
    ['1993-08-21', 'Pacific/Kwajalein', '1993-08-21T12:00:00.000Z'],
  ])('%s, which %s skipped, is when the next day begins, %s', (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone)).toBe(instant);
    expect(startOfDay(addDays(day, 1), timeZone)).toBe(instant);
    expect(dayAt(instant, timeZone)).toBe(addDays(day, 1));
    expect(dayAt(shift(instant, -1), timeZone)).toBe(addDays(day, -1));
  });

  it('is the same whether asked first or again', () => {
    const asked = () => ZONES.map((timeZone) => startOfDay('2026-03-29', timeZone));
    expect(asked()).toEqual(asked());
    expect(new Set(asked()).size).toBeGreaterThan(24);
  });

  it('is of that day, a millisecond after the day before, and later than the start of that', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 1975, max: 2100 }), (timeZone, year) => {
        let before = '';
        for (let number = dayNumber(`${year}-01-01`); number <= dayNumber(`${year}-12-31`); number++) {
          const day = dayFromNumber(number);
          const start = startOfDay(day, timeZone);
          if (dayAt(start, timeZone) !== day) {
            expect(SKIPPED).toContain(`${day} ${timeZone}`);
            continue;
          }
          const eve = dayAt(shift(start, -1), timeZone);
          if (eve !== addDays(day, -1)) expect(SKIPPED).toContain(`${addDays(day, -1)} ${timeZone}`);
          expect(start > before).toBe(true);
          before = start;
        }
      }),
    );
  });

  it('knows no zone that is not one', () => expect(() => startOfDay('2026-01-01', 'Mars/Phobos')).toThrow(RangeError));

  it('is not before the year 0001', () => {
    expect(() => startOfDay('0001-01-01', 'Asia/Tokyo')).toThrow(RangeError);
    expect(startOfDay('0001-01-01', 'Etc/GMT+5')).toBe('0001-01-01T05:00:00.000Z');
  });
});

/** All days since 1975 that a zone left out, according to the tz database. */
const SKIPPED = [
  '1993-08-21 Pacific/Kwajalein',
  '1994-12-31 Pacific/Enderbury',
  '1994-12-31 Pacific/Kiritimati',
  '2011-12-30 Pacific/Apia',
  '2011-12-30 Pacific/Fakaofo',
];

describe('the day at a moment', () => {
  it.each([
    ['2026-03-07T23:59:59.999Z', 'UTC', '2026-03-07'],
    ['2026-03-08T07:59:59.999Z', 'America/Los_Angeles', '2026-03-07'],
    ['2026-03-08T08:00:00.000Z', 'America/Los_Angeles', '2026-03-08'],
    ['2025-12-31T18:14:59.999Z', 'Asia/Kathmandu', '2025-12-31'],
    ['2025-12-31T18:15:00.000Z', 'Asia/Kathmandu', '2026-01-01'],
    ['2025-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2026-01-01'],
    ['2018-11-04T02:59:59.999Z', 'America/Sao_Paulo', '2018-11-03'],
    ['2018-11-04T03:00:00.000Z', 'America/Sao_Paulo', '2018-11-04'],
    ['1969-12-31T23:59:59.999Z', 'Africa/Monrovia', '1969-12-31'],
    ['1970-01-01T00:44:29.000Z', 'Africa/Monrovia', '1969-12-31'],
    ['1970-01-01T00:44:30.000Z', 'Africa/Monrovia', '1970-01-01'],
  ])('%s in %s is %s', (instant, timeZone, day) => expect(dayAt(instant, timeZone)).toBe(day));

  it('is the one that the platform shows', () => {
    const [min, max] = [new Date('1975-01-01T00:00:00Z'), new Date('2100-12-31T00:00:00Z')];
    fc.assert(
      fc.property(zones, fc.date({ min, max, noInvalidDate: true }), (timeZone, date) => {
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(date);
        expect(dayAt(date.toISOString(), timeZone)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-01-01T00:00:00.000Z', 'Mars/Phobos'],
    ['9999-12-31T23:00:00.000Z', 'Asia/Tokyo'],
    ['0001-01-01T00:00:00.000Z', 'America/New_York'],
    ['never', 'Asia/Tokyo'],
  ])('is none for %s in %s', (instant, timeZone) => expect(() => dayAt(instant, timeZone)).toThrow(RangeError));
});

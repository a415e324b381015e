import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDay } from './day.js';

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '2023-02-28', '2023-12-31', '0001-01-01', '9999-12-31', '1582-10-10'])(
    'exists: %s',
    (text) => expect(isDay(text)).toBe(true),
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-01-32',
    '0000-01-01',
    '10000-01-01',
    '+02023-01-01',
    '-0001-01-01',
    '2023-1-1',
    '2023-01-1',
    '20230101',
    '2023/01/01',
    '2023-01-01T00:00:00Z',
    ' 2023-01-01',
    '2023-01-01\n',
    '２０２３-01-01',
    '',
    'today',
  ])('does not exist: %j', (text) => expect(isDay(text)).toBe(false));

  it('exists as the months and leap years of the calendar have it', () => {
    const lengths = (year: number) => {
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    };
    const padded = (value: number, width: number) => String(value).padStart(width, '0');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(32),
        (year, month, day) => {
          const exists = day >= 1 && day <= (lengths(year)[month - 1] ?? 0);
          expect(isDay(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`)).toBe(exists);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTimestamp } from './timestamp-text.js';

/** A moment as PostgreSQL writes a timestamptz(3) in UTC: a space for the T, no trailing zeros, a short offset. */
function asPostgres(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 23).replace(/\.?0+$/, '')}+00`;
}

describe("PostgreSQL's text of a timestamp", () => {
  it.each([
    ['2026-11-22 08:05:00+00', '2026-11-22T08:05:00.000Z'],
    ['2026-11-22 08:05:00.5+00', '2026-11-22T08:05:00.500Z'],
    ['2026-11-22 08:05:00.05+00', '2026-11-22T08:05:00.050Z'],
    ['2026-11-22 08:05:00.123+00', '2026-11-22T08:05:00.123Z'],
    ['2026-11-22 08:05:00.123456+00', '2026-11-22T08:05:00.123Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31 23:59:59.999+00', '9999-12-31T23:59:59.999Z'],
    ['2026-11-22 08:05:00.5+02', '2026-11-22T06:05:00.500Z'],
    ['2026-11-22 08:05:00-05:30', '2026-11-22T13:35:00.000Z'],
    ['2026-11-22 08:05:00+05:45', '2026-11-22T02:20:00.000Z'],
  ])('%s is %s', (text, instant) => expect(readTimestamp(text)).toBe(instant));

  it('is read as the moment it was written for', () => {
    const moments = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (date) => expect(readTimestamp(asPostgres(date.toISOString()))).toBe(date.toISOString())),
      { numRuns: 500 },
    );
  });
});

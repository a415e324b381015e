import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readInstant } from './instant.js';

const MINUTE_MS = 60_000;

describe('an instant', () => {
  it.each([
    ['2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00.5Z', '2026-01-31T12:00:00.500Z'],
    ['2026-01-31T12:00:00.123999999Z', '2026-01-31T12:00:00.123Z'],
    ['2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T23:30:00-05:30', '2026-02-01T05:00:00.000Z'],
    ['2026-01-31T12:00:00-00:00', '2026-01-31T12:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, instant) => expect(readInstant(text)).toBe(instant));

  it.each([
    '',
    'now',
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-01-31 12:00:00Z',
    '2026-01-31t12:00:00z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-01-31T12Z',
    '2026-01-31T12:00:00.Z',
    '2026-01-31T12:00:00.0000000001Z',
    '2026-01-31T12:00:00+2:00',
    '2026-01-31T12:00:00+0200',
    '2026-01-31T12:00:00+24:00',
    '2026-02-29T12:00:00Z',
    '0000-01-01T00:00:00Z',
    '+002026-01-31T12:00:00Z',
    ' 2026-01-31T12:00:00Z',
    '2026-01-31T12:00:00Z\n',
    '1769860800000',
  ])('is not written %j', (text) => expect(readInstant(text)).toBeUndefined());

  it.each(['0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01'])(
    'has a year of four digits in UTC too: not %s',
    (text) => expect(readInstant(text)).toBeUndefined(),
  );

  const moments = fc.date({
    min: new Date('0001-01-02T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is read back as it is written', () => {
    fc.assert(fc.property(moments, (date) => expect(readInstant(date.toISOString())).toBe(date.toISOString())));
  });

  it('is the same moment with any offset', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), (date, offsetMinutes) => {
        const local = new Date(date.getTime() + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
        const offset = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
        expect(readInstant(`${local}${offsetMinutes < 0 ? '-' : '+'}${offset}`)).toBe(date.toISOString());
      }),
    );
  });

  it('compares as text in the order of time', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [first, second] = [readInstant(a.toISOString()) ?? '', readInstant(b.toISOString()) ?? ''];
        expect(first < second).toBe(a.getTime() < b.getTime());
      }),
    );
  });
});

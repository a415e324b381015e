import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advanced, readSpan, stopsBetween } from './advance.rules.js';

const to = (from: string, span: string) => advanced(from, readSpan(span) ?? { months: 0, milliseconds: 0 });

describe('a clock', () => {
  it.each([
    ['2027-01-31T12:00:00.000Z', '1m', '2027-02-28T12:00:00.000Z'],
    ['2028-01-31T12:00:00.000Z', '1m', '2028-02-29T12:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', '1y', '2029-02-28T00:00:00.000Z'],
    ['2027-12-31T23:30:00.000Z', '2m', '2028-02-29T23:30:00.000Z'],
    ['2027-01-31T12:00:00.000Z', '30d', '2027-03-02T12:00:00.000Z'],
    ['2027-01-31T12:00:00.000Z', '2w', '2027-02-14T12:00:00.000Z'],
    ['2027-01-31T12:00:00.000Z', '36h', '2027-02-02T00:00:00.000Z'],
    ['2027-01-31T23:50:00.000Z', '15min', '2027-02-01T00:05:00.000Z'],
  ])('at %s is, %s on, at %s', (from, span, then) => expect(to(from, span)).toBe(then));

  it.each(['', '1', 'd', '1x', '-1d', '1.5d', '1 d', '1D', '999999y', '1d1h', 'constructor'])(
    'goes no span %j',
    (text) => {
      expect(readSpan(text)).toBeUndefined();
    },
  );

  it('gets anywhere in steps of two years at most, each forward', () => {
    const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [from = '', goal = ''] = [one, other].map((date) => date.toISOString()).sort();
        const stops = stopsBetween(from, goal);
        expect(stops.at(-1)).toBe(goal);
        for (const [index, stop] of stops.entries()) {
          const before = index === 0 ? from : (stops[index - 1] ?? '');
          expect(stop >= before).toBe(true);
          expect(stop <= to(before, '24m')).toBe(true);
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact } from './exact.js';
import { AmountTooLarge, MOST_MINOR_UNITS, roundToMinorUnit } from './rounding.js';

describe('rounding to the minor unit', () => {
  it.each([
    ['0', 0],
    ['0.4', 0],
    ['0.5', 1],
    ['1.5', 2],
    ['2.5', 3],
    ['2.49999999999999999999999999999999999999999999999999999', 2],
    ['2.50000000000000000000000000000000000000000000000000001', 3],
    ['-0.5', -1],
    ['-1.5', -2],
    ['-2.5', -3],
    ['-2.4', -2],
    ['999999999999', MOST_MINOR_UNITS],
    ['999999999999.4', MOST_MINOR_UNITS],
    ['-999999999999', -MOST_MINOR_UNITS],
  ])('goes to the nearest unit, a half away from zero: %s to %i', (figure, amount) =>
    expect(roundToMinorUnit(exact(figure))).toBe(amount),
  );

  it.each(['-0', '-0.3', '-0.000000000001'])('makes 0 and not -0 of %s', (figure) =>
    expect(roundToMinorUnit(exact(figure))).toBe(0),
  );

  it.each([
    ['5/28 of 14', exact(5).dividedBy(28).times(14), 3],
    ['-5/28 of 14', exact(-5).dividedBy(28).times(14), -3],
    ['3/29 of 14.5', exact(3).dividedBy(29).times('14.5'), 2],
    ['4/30 of 18.75', exact(4).dividedBy(30).times('18.75'), 3],
  ])('takes the quotient of a division for what it stands for: %s', (_, figure, amount) =>
    expect(roundToMinorUnit(figure)).toBe(amount),
  );

  it.each(['999999999999.5', '-999999999999.5', '1e30', 'Infinity', '-Infinity', 'NaN'])('refuses %s', (figure) =>
    expect(() => roundToMinorUnit(exact(figure))).toThrow(AmountTooLarge),
  );

  it('is by less than half a unit, or by a half away from zero, and mirrored below zero', () => {
    const scale = 10n ** 12n;
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n - scale }), (parts) => {
        const figure = exact(String(parts)).dividedBy(1e12);
        const amount = roundToMinorUnit(figure);
        expect(BigInt(amount)).toBe((parts + scale / 2n) / scale);
        expect(roundToMinorUnit(figure.negated())).toBe(0 - amount);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_MINOR_UNITS } from '../money/rounding.js';
import { discountLines } from './discount.js';

const lineLists = fc.array(
  fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -MOST_MINOR_UNITS, max: MOST_MINOR_UNITS })),
  {
    maxLength: 10,
  },
);
const percentages = fc.tuple(fc.nat(99), fc.nat(999)).map(([whole, parts]) => `${whole}.${parts}`);
const discounts = fc.oneof(
  fc.record({ percentOff: percentages }),
  fc.record({ amountOff: fc.oneof(fc.nat(100), fc.nat(MOST_MINOR_UNITS)) }),
);
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
const positive = (amounts: readonly number[]) => amounts.map((amount) => Math.max(0, amount));

describe('a discount in percent', () => {
  it.each([
    [[1000, 250], '10', [100, 25]],
    [[5, 15, 25], '10', [1, 2, 3]],
    [[4, 14], '10', [0, 1]],
    [[999], '33.333333333333', [333]],
    [[1, 1, 1], '50', [1, 1, 1]],
    [[100, -100, 0], '50', [50, 0, 0]],
    [[100], '0.000000000001', [0]],
    [[999_999_999_999], '99.999999999999', [999_999_999_999]],
    [[], '10', []],
  ])('takes off %j at %s percent: %j', (amounts, percentOff, off) =>
    expect(discountLines(amounts, { percentOff })).toEqual(off),
  );

  it('never takes off more than the line, even above 100', () =>
    expect(discountLines([10, 20], { percentOff: '150' })).toEqual([10, 20]));

  it('of 100 leaves exactly nothing', () =>
    fc.assert(
      fc.property(lineLists, (amounts) => {
        expect(discountLines(amounts, { percentOff: '100' })).toEqual(positive(amounts));
      }),
    ));

  it('takes off each line what it would take off that line alone', () =>
    fc.assert(
      fc.property(lineLists, percentages, (amounts, percentOff) => {
        const alone = amounts.flatMap((amount) => discountLines([amount], { percentOff }));
        expect(discountLines(amounts, { percentOff })).toEqual(alone);
      }),
    ));
});

describe('a discount of an amount', () => {
  it.each([
    [[1000, 250], 100, [80, 20]],
    [[10, 10, 10], 10, [4, 3, 3]],
    [[300, 100], 500, [300, 100]],
    [[300, -100, 100], 200, [150, 0, 50]],
    [[-100, 0], 50, [0, 0]],
    [[100], 0, [0]],
    [[], 50, []],
  ])('takes off %j of %i in all: %j', (amounts, amountOff, off) =>
    expect(discountLines(amounts, { amountOff })).toEqual(off),
  );

  it('is refused when negative', () => expect(() => discountLines([100], { amountOff: -1 })).toThrow(RangeError));

  it('takes off all of it, or all that there is', () =>
    fc.assert(
      fc.property(lineLists, fc.oneof(fc.nat(100), fc.nat(1e13)), (amounts, amountOff) => {
        expect(sum(discountLines(amounts, { amountOff }))).toBe(Math.min(amountOff, sum(positive(amounts))));
      }),
    ));
});

describe('any discount', () => {
  it('takes off something from nothing to the whole line, and nothing of a credit', () =>
    fc.assert(
      fc.property(lineLists, discounts, (amounts, discount) => {
        const off = discountLines(amounts, discount);
        expect(off).toHaveLength(amounts.length);
        for (const [index, amount] of amounts.entries()) {
          expect(off[index]).toBeGreaterThanOrEqual(0);
          expect(off[index]).toBeLessThanOrEqual(Math.max(0, amount));
        }
      }),
    ));

  it('takes off the same whatever credits stand beside the lines', () =>
    fc.assert(
      fc.property(lineLists, discounts, (amounts, discount) => {
        const charges = amounts.filter((amount) => amount > 0);
        const off = discountLines(amounts, discount).filter((_, index) => (amounts[index] ?? 0) > 0);
        expect(discountLines(charges, discount)).toEqual(off);
      }),
    ));
});

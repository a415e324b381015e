import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, allocateCapped } from './allocation.js';

const MOST = 1e15;
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + BigInt(part), 0n);
const weightLists = fc
  .array(fc.oneof(fc.nat(5), fc.nat(MOST)), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0));

describe('allocating an amount', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [5, [3, 7], [2, 3]],
    [5, [7, 3], [4, 1]],
    [7, [1, 2, 3], [1, 2, 4]],
    [1, [1, 2, 3], [0, 0, 1]],
    [-1, [1, 2, 3], [0, 0, -1]],
    [10, [0, 5, 0], [0, 10, 0]],
    [3, [0, 1, 0, 1], [0, 2, 0, 1]],
    [0, [1, 2], [0, 0]],
    [42, [9], [42]],
    [0, [], []],
    [0, [0, 0], [0, 0]],
    [MOST, [1, 1, 1], [333_333_333_333_334, 333_333_333_333_333, 333_333_333_333_333]],
    [MOST - 1, [MOST, MOST - 1], [500_000_000_000_000, 499_999_999_999_999]],
  ])('of %i by %j makes %j', (amount, weights, parts) => expect(allocate(amount, weights)).toEqual(parts));

  // Seats of the United States House after the census of 1790 by Hamilton's method, in the bill that Washington vetoed:
  // Balinski and Young, Fair Representation (1982).
  it('gives the seats of the bill of 1792, where the method comes from', () => {
    const virginiaToDelaware = [
      630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822, 85_533, 70_835, 68_705,
      68_446, 55_540,
    ];
    expect(allocate(120, virginiaToDelaware)).toEqual([21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2]);
  });

  it.each([
    ['an amount without weights', 1, []],
    ['an amount on weights of zero', -1, [0, 0]],
    ['a negative weight', 10, [2, -1]],
    ['a weight that is not whole', 10, [0.5]],
    ['an amount that is not whole', 0.5, [1]],
  ])('refuses %s', (_, amount, weights) => expect(() => allocate(amount, weights)).toThrow(RangeError));

  it('neither loses nor makes a unit, and leaves every part within one unit of its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MOST, max: MOST }), weightLists, (amount, weights) => {
        const parts = allocate(amount, weights);
        const total = sum(weights);
        expect(sum(parts)).toBe(BigInt(amount));
        for (const [index, weight] of weights.entries()) {
          const distance = BigInt(parts[index] ?? NaN) * total - BigInt(amount) * BigInt(weight);
          expect(distance < total && -distance < total).toBe(true);
        }
      }),
    );
  });

  it('mirrors below zero, and never makes -0', () => {
    fc.assert(
      fc.property(fc.nat(MOST), weightLists, (amount, weights) => {
        expect(allocate(-amount, weights)).toEqual(allocate(amount, weights).map((part) => 0 - part));
      }),
    );
  });

  it('gives a greater weight no less', () => {
    fc.assert(
      fc.property(fc.nat(MOST), weightLists, (amount, weights) => {
        const ascending = [...weights].sort((a, b) => b - a);
        const parts = allocate(amount, ascending);
        expect(parts).toEqual([...parts].sort((a, b) => b - a));
      }),
    );
  });
});

describe('allocating under caps', () => {
  it.each([
    [10, [10, 20, 30], [2, 3, 5]],
    [60, [10, 20, 30], [10, 20, 30]],
    [61, [10, 20, 30], [10, 20, 30]],
    [2, [1, 1, 1], [1, 1, 0]],
    [5, [0, 3], [0, 3]],
    [5, [0, 0], [0, 0]],
    [5, [], []],
    [0, [7], [0]],
  ])('of %i by %j makes %j', (amount, caps, parts) => expect(allocateCapped(amount, caps)).toEqual(parts));

  it.each([
    ['a negative amount', -1, [1]],
    ['a negative cap', 1, [3, -1]],
  ])('refuses %s', (_, amount, caps) => expect(() => allocateCapped(amount, caps)).toThrow(RangeError));

  it('reaches the amount or every cap, and passes none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(50), fc.nat(MOST)), fc.array(fc.oneof(fc.nat(9), fc.nat(MOST))), (amount, caps) => {
        const parts = allocateCapped(amount, caps);
        const room = sum(caps);
        expect(sum(parts)).toBe(room < BigInt(amount) ? room : BigInt(amount));
        for (const [index, cap] of caps.entries()) {
          expect(parts[index]).toBeGreaterThanOrEqual(0);
          expect(parts[index]).toBeLessThanOrEqual(cap);
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact } from '../money/exact.js';
import { priceOf, type Price, type Tier } from './price-model.js';

const unitPrices = fc.tuple(fc.nat(1e9), fc.constantFrom(1, 10, 1000)).map(([parts, scale]) => String(parts / scale));
const wholes = fc.oneof(fc.nat(60), fc.nat(1e9));
const positives = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(1, 8, 1000)).map(([n, d]) => n / d);
const quantities = fc.oneof(fc.nat(60), positives);
const tierLists = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
    fc.array(fc.tuple(unitPrices, fc.nat(1e6)), { minLength: 6, maxLength: 6 }),
  )
  .map(([edges, prices]): Tier[] => {
    const bounds = [...edges.sort((a, b) => a - b), null];
    return bounds.map((upTo, index) => {
      const [unitPrice, flatAmount] = prices[index] ?? ['0', 0];
      return { upTo, unitPrice, flatAmount };
    });
  });
const prices: fc.Arbitrary<Price> = fc.oneof(
  unitPrices.map((unitPrice): Price => ({ model: 'per_unit', unitPrice })),
  fc.record({ model: fc.constantFrom('graduated', 'volume', 'stair_step'), tiers: tierLists }),
  fc.record({ model: fc.constant('package'), unitPrice: unitPrices, packageSize: fc.integer({ min: 1, max: 1e6 }) }),
  unitPrices.map((percentage): Price => ({ model: 'percentage', percentage })),
);

/** The tier of a quantity above zero. */
function tierOf(tiers: readonly Tier[], quantity: number): Tier {
  const tier = tiers.find(({ upTo }) => quantity <= (upTo ?? Infinity));
  if (tier === undefined) throw new Error('tiers without an open one');
  return tier;
}

function withoutFlatAmounts(tiers: readonly Tier[]): Tier[] {
  return tiers.map((tier) => ({ ...tier, flatAmount: 0 }));
}

/** The same bounds, with the unit prices in order. */
function inOrderOfPrice(tiers: readonly Tier[], order: 1 | -1): Tier[] {
  const sorted = tiers.map(({ unitPrice }) => unitPrice).sort((a, b) => order * (Number(a) - Number(b)));
  return withoutFlatAmounts(tiers).map((tier, index) => ({ ...tier, unitPrice: sorted[index] ?? '0' }));
}

/** What two parts cost on their own, less what they cost together. */
function gainOfJoining(price: Price, a: number, b: number) {
  return priceOf(price, a)
    .plus(priceOf(price, b))
    .minus(priceOf(price, exact(a).plus(b)));
}

describe('a price of any model', () => {
  it('is never negative, and nothing without usage', () =>
    fc.assert(
      fc.property(prices, quantities, (price, quantity) => {
        expect(priceOf(price, quantity).isNegative()).toBe(false);
        expect(priceOf(price, -quantity).toString()).toBe('0');
      }),
    ));
});

describe('a price per unit, and a percentage', () => {
  it('of parts is the price of the whole', () =>
    fc.assert(
      fc.property(unitPrices, quantities, quantities, (unitPrice, a, b) => {
        expect(gainOfJoining({ model: 'per_unit', unitPrice }, a, b).toString()).toBe('0');
        expect(gainOfJoining({ model: 'percentage', percentage: unitPrice }, a, b).toString()).toBe('0');
      }),
    ));

  it('of 100 percent is the quantity itself', () =>
    fc.assert(
      fc.property(wholes, (amount) => {
        expect(priceOf({ model: 'percentage', percentage: '100' }, amount).toNumber()).toBe(amount);
      }),
    ));
});

describe('a graduated price', () => {
  it('is what the units cost one by one, and the flat amounts of the tiers that they enter', () =>
    fc.assert(
      fc.property(tierLists, fc.nat(80), (tiers, quantity) => {
        const units = Array.from({ length: quantity }, (_, index) => tierOf(tiers, index + 1));
        const flats = [...new Set(units)].reduce((sum, { flatAmount }) => sum + flatAmount, 0);
        const expected = units.reduce((sum, { unitPrice }) => sum.plus(unitPrice), exact(flats));
        expect(priceOf({ model: 'graduated', tiers }, quantity).toString()).toBe(expected.toString());
      }),
    ));

  it('grows within a tier by the unit price alone', () =>
    fc.assert(
      fc.property(tierLists, positives, positives, (tiers, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const tier = tierOf(tiers, low);
        fc.pre(tier === tierOf(tiers, high));
        const growth = priceOf({ model: 'graduated', tiers }, high).minus(priceOf({ model: 'graduated', tiers }, low));
        expect(growth.toString()).toBe(exact(high).minus(low).times(tier.unitPrice).toString());
      }),
    ));

  it('steps at an edge by the next flat amount alone', () =>
    fc.assert(
      fc.property(tierLists, (tiers) => {
        const price: Price = { model: 'graduated', tiers };
        for (const [index, { unitPrice, flatAmount }] of tiers.entries()) {
          const edge = tiers[index - 1]?.upTo ?? 0;
          const step = priceOf(price, exact(edge).plus('0.000000000001')).minus(priceOf(price, edge));
          expect(step.minus(flatAmount).toString()).toBe(exact(unitPrice).times('0.000000000001').toString());
        }
      }),
    ));

  it('never falls as the quantity grows', () =>
    fc.assert(
      fc.property(tierLists, quantities, quantities, (tiers, a, more) => {
        const price: Price = { model: 'graduated', tiers };
        expect(priceOf(price, exact(a).plus(more)).greaterThanOrEqualTo(priceOf(price, a))).toBe(true);
      }),
    ));

  it('of parts is at least that of the whole when prices fall, and at most when they rise', () =>
    fc.assert(
      fc.property(tierLists, quantities, quantities, (tiers, a, b) => {
        const falling: Price = { model: 'graduated', tiers: inOrderOfPrice(tiers, -1) };
        const rising: Price = { model: 'graduated', tiers: inOrderOfPrice(tiers, 1) };
        expect(gainOfJoining(falling, a, b).greaterThanOrEqualTo(0)).toBe(true);
        expect(gainOfJoining(rising, a, b).lessThanOrEqualTo(0)).toBe(true);
      }),
    ));
});

describe('a price of tiers', () => {
  it('with one tier is a price per unit and the flat amount', () =>
    fc.assert(
      fc.property(unitPrices, fc.nat(1e6), positives, (unitPrice, flatAmount, quantity) => {
        const tiers = [{ upTo: null, unitPrice, flatAmount }];
        const expected = priceOf({ model: 'per_unit', unitPrice }, quantity).plus(flatAmount).toString();
        expect(priceOf({ model: 'graduated', tiers }, quantity).toString()).toBe(expected);
        expect(priceOf({ model: 'volume', tiers }, quantity).toString()).toBe(expected);
      }),
    ));

  it('by volume is the price per unit of the tier, and its flat amount', () =>
    fc.assert(
      fc.property(tierLists, positives, (tiers, quantity) => {
        const { unitPrice, flatAmount } = tierOf(tiers, quantity);
        const expected = priceOf({ model: 'per_unit', unitPrice }, quantity).plus(flatAmount);
        expect(priceOf({ model: 'volume', tiers }, quantity).toString()).toBe(expected.toString());
      }),
    ));

  it('by stair step is what volume leaves when units are free', () =>
    fc.assert(
      fc.property(tierLists, quantities, (tiers, quantity) => {
        const free = tiers.map((tier) => ({ ...tier, unitPrice: '0' }));
        expect(priceOf({ model: 'stair_step', tiers }, quantity).toString()).toBe(
          priceOf({ model: 'volume', tiers: free }, quantity).toString(),
        );
      }),
    ));
});

describe('a price by package', () => {
  it('is the price per unit when packages hold one and the quantity is whole', () =>
    fc.assert(
      fc.property(unitPrices, wholes, (unitPrice, quantity) => {
        expect(priceOf({ model: 'package', unitPrice, packageSize: 1 }, quantity).toString()).toBe(
          priceOf({ model: 'per_unit', unitPrice }, quantity).toString(),
        );
      }),
    ));

  it('is that of the fewest packages that hold the quantity', () =>
    fc.assert(
      fc.property(positives, fc.integer({ min: 1, max: 1000 }), (quantity, packageSize) => {
        const packages = priceOf({ model: 'package', unitPrice: '1', packageSize }, quantity);
        expect(packages.isInteger()).toBe(true);
        expect(packages.times(packageSize).greaterThanOrEqualTo(quantity)).toBe(true);
        expect(packages.minus(1).times(packageSize).lessThan(quantity)).toBe(true);
      }),
    ));

  it('of parts is at least that of the whole', () =>
    fc.assert(
      fc.property(unitPrices, fc.nat(999), quantities, quantities, (unitPrice, size, a, b) => {
        const price: Price = { model: 'package', unitPrice, packageSize: size + 1 };
        expect(gainOfJoining(price, a, b).greaterThanOrEqualTo(0)).toBe(true);
      }),
    ));
});

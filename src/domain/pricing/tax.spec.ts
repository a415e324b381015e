import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact } from '../money/exact.js';
import { AmountTooLarge, MOST_MINOR_UNITS } from '../money/rounding.js';
import { taxOn } from './tax.js';

/** Four rates of nearly a hundred per cent make no more of it than an amount can be. */
const MOST = Math.floor(MOST_MINOR_UNITS / 5);
const amounts = fc.oneof(fc.nat(1000), fc.nat(MOST));
const percentages = fc.tuple(fc.nat(100), fc.nat(999)).map(([whole, parts]) => `${Math.min(whole, 99)}.${parts}`);
const rates = fc.array(percentages, { maxLength: 4 });
const behaviors = fc.constantFrom('exclusive', 'inclusive');

describe('the tax', () => {
  it.each([
    [10_000, ['19'], 1900],
    [100, ['8.25'], 8],
    [250, ['5'], 13],
    [50, ['1'], 1],
    [49, ['1'], 0],
    [-250, ['5'], -13],
    [-50, ['1'], -1],
    [-49, ['1'], 0],
    [10_000, ['5', '9.975'], 1498],
    [50, ['0.5', '0.5'], 1],
    [10_000, ['0'], 0],
    [10_000, [], 0],
    [0, ['19'], 0],
    [999_999_999_999, ['99.999999999999'], 999_999_999_999],
  ])('on %i by %j is %i', (base, percentages, tax) => expect(taxOn(base, percentages, 'exclusive')).toBe(tax));

  it.each([
    [11_900, ['19'], 1900],
    [10_000, ['19'], 1597],
    [100, ['100'], 50],
    [1, ['100'], 1],
    [-1, ['100'], -1],
    [105, ['5'], 5],
    [41, ['2.5'], 1],
    [-11_900, ['19'], -1900],
    [11_498, ['5', '9.975'], 1498],
    [10_000, ['0'], 0],
    [10_000, [], 0],
    [0, ['19'], 0],
  ])('in %i by %j is %i', (base, percentages, tax) => expect(taxOn(base, percentages, 'inclusive')).toBe(tax));

  it('beyond the amounts that can be kept is refused', () =>
    expect(() => taxOn(MOST_MINOR_UNITS, ['60', '60'], 'exclusive')).toThrow(AmountTooLarge));

  it('in a price that was taxed is the tax that was put on it', () =>
    fc.assert(
      fc.property(amounts, rates, (base, percentages) => {
        const tax = taxOn(base, percentages, 'exclusive');
        expect(taxOn(base + tax, percentages, 'inclusive')).toBe(tax);
      }),
    ));

  it('is within half a unit of the exact figure', () =>
    fc.assert(
      fc.property(amounts, rates, (base, percentages) => {
        const percentage = percentages.reduce((total, each) => total.plus(each), exact(0));
        const net = exact(base).dividedBy(percentage.dividedBy(100).plus(1));
        const errors = [
          percentage
            .times(base)
            .dividedBy(100)
            .minus(taxOn(base, percentages, 'exclusive')),
          exact(base)
            .minus(net)
            .minus(taxOn(base, percentages, 'inclusive')),
        ];
        for (const error of errors) expect(error.abs().lessThan('0.500000000001')).toBe(true);
      }),
    ));

  it('mirrors below zero, and is never -0', () =>
    fc.assert(
      fc.property(amounts, rates, behaviors, (base, percentages, behavior) => {
        expect(taxOn(-base, percentages, behavior)).toBe(0 - taxOn(base, percentages, behavior));
      }),
    ));

  it('never falls as what is taxed grows', () =>
    fc.assert(
      fc.property(amounts, fc.nat(100), rates, behaviors, (base, more, percentages, behavior) => {
        const taxes = [base, base + more].map((taxed) => taxOn(taxed, percentages, behavior));
        expect(taxes[1]).toBeGreaterThanOrEqual(taxes[0] ?? NaN);
      }),
    ));

  it('inclusive is less than what is paid, but for rounding', () =>
    fc.assert(
      fc.property(amounts, rates, (base, percentages) => {
        expect(taxOn(base, percentages, 'inclusive')).toBeLessThanOrEqual(base);
      }),
    ));
});

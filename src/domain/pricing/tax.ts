import { allocate } from '../money/allocation.js';
import { exact, ZERO, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';

/** Whether tax comes on top of an amount, or is in it. */
export type TaxBehavior = 'exclusive' | 'inclusive';

/** Percentages have at most twelve digits behind the point, so that this makes whole numbers of them. */
const WHOLE_PERCENTAGE_PARTS = 1e12;

/**
 * The tax on a line or in it, in minor units, rounded once over all of its rates. Rates are added up, none is taken of
 * another's tax. A negative base has the tax of the positive one with its sign.
 * @param base what is taxed, after discounts; inclusive, it is what is paid
 * @throws AmountTooLarge for a tax of more than an amount can be
 */
export function taxOn(base: number, percentages: readonly string[], behavior: TaxBehavior): number {
  const percentage = percentages.reduce<Exact>((sum, each) => sum.plus(each), ZERO);
  const hundredfold = percentage.times(base);
  // base - base / (1 + p / 100), with one division and so one figure that may not end.
  return roundToMinorUnit(hundredfold.dividedBy(behavior === 'inclusive' ? percentage.plus(100) : 100));
}

/**
 * Splits a line's tax over its rates, in minor units, so that the parts add up to it.
 * @param percentages at most twelve digits behind the point
 * @throws RangeError for a tax without a rate above zero
 */
export function taxByRate(tax: number, percentages: readonly string[]): number[] {
  return allocate(
    tax,
    percentages.map((percentage) => exact(percentage).times(WHOLE_PERCENTAGE_PARTS).toNumber()),
  );
}

import { ZERO, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';

/** Whether tax comes on top of an amount, or is in it. */
export type TaxBehavior = 'exclusive' | 'inclusive';

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

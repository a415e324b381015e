import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { TaxBehavior } from '../pricing/tax.js';
import type { GivenBack, Sums } from './line.js';

/**
 * How what was given back of a line is made up, and no more than there is of it: its tax is that of the credit notes, as
 * far as the line has so much, and its discount is in proportion.
 * @param sums what there is of the line, with a discount of no more than the amount
 */
export function givenBackOf(sums: Sums, { gross, tax }: GivenBack, behavior: TaxBehavior): Sums {
  const isOnTop = behavior === 'exclusive';
  const net = sums.amount - sums.discount;
  // Of what is free nothing can be given back, and yet all of it would be.
  if (gross === 0) return { amount: 0, discount: 0, tax: 0 };
  if (gross >= net + (isOnTop ? sums.tax : 0)) return sums;
  const leastTax = isOnTop ? Math.max(0, gross - net) : 0;
  const taxBack = Math.min(sums.tax, gross, Math.max(leastTax, tax));
  const netBack = isOnTop ? gross - taxBack : gross;
  const amount = net === 0 ? 0 : roundToMinorUnit(exact(sums.amount).mul(netBack).div(net));
  return { amount, discount: amount - netBack, tax: taxBack };
}

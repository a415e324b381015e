import { allocateCapped } from '../money/allocation.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';

/** A percentage as a decimal, or an amount in minor units. */
export type Discount = { readonly percentOff: string } | { readonly amountOff: number };

/**
 * What a discount takes off each line, in minor units and never negative nor above the line. A percentage is rounded
 * line by line, so that the total is the sum of what is shown; an amount is split over the lines in proportion, and
 * what the lines cannot hold is lost. Lines of zero or less, such as credits, get nothing, and lower no other's share.
 * @throws RangeError for an amount off that is negative
 */
export function discountLines(amounts: readonly number[], discount: Discount): number[] {
  const caps = amounts.map((amount) => Math.max(0, amount));
  if ('amountOff' in discount) return allocateCapped(discount.amountOff, caps);
  const share = exact(discount.percentOff).dividedBy(100);
  return caps.map((cap) => Math.min(cap, roundToMinorUnit(share.times(cap))));
}

import type { Instant } from '../calendar/instant.js';
import { instantOf } from '../calendar/proration.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { AppliedRate, DraftLine, Line, Sums } from './line.js';
import { discountWith } from './standing-charge.js';

/** What the lines of one item come to for a stretch of usage, those that took some of it back included. */
export interface ChargedLines extends Sums {
  readonly rates: readonly AppliedRate[];
}

/**
 * What was invoiced of an item for a stretch.
 * @param invoiced lines of one enrollment, in the order in which they were invoiced
 */
export function chargedLines(
  item: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  invoiced: readonly Line[],
  timeZone: string,
): ChargedLines {
  const own = invoiced.filter(({ cover }) => {
    if (cover.item !== item || cover.span === null || cover.span.to === null) return false;
    return instantOf(cover.span.from, timeZone) === from && instantOf(cover.span.to, timeZone) === to;
  });
  const sum = (figure: (line: Line) => number) => own.reduce((total, line) => total + figure(line), 0);
  return {
    amount: sum((line) => line.amount),
    discount: sum((line) => line.discount),
    tax: sum((line) => line.tax),
    rates: own.at(-1)?.rates ?? [],
  };
}

/**
 * The share of discount and tax that goes with a part of what was charged: all of it with all of it, so that nobody gets
 * back more than was charged, nor keeps a discount larger than its amount.
 * @param amount minor units, not negative
 */
export function shareOf(charged: ChargedLines, amount: number): Omit<ChargedLines, 'amount'> {
  if (amount >= charged.amount) return charged;
  const discount = discountWith(amount, charged, charged);
  const [net, whole] = [amount - discount, charged.amount - charged.discount];
  const tax = whole === 0 ? 0 : roundToMinorUnit(exact(charged.tax).times(net).dividedBy(whole));
  return { discount, tax, rates: charged.rates };
}

/** What a line gives back that takes so much of what was charged back. */
export function givenBack(charged: ChargedLines, amount: number): DraftLine['takesBack'] {
  const { discount, tax, rates } = shareOf(charged, amount);
  return { discount: 0 - discount, tax: 0 - tax, rates };
}

/**
 * What a line has that stands in the place of another one which is taken back: its discount and tax, as far as the
 * amount goes, so that what only changes its name costs nothing.
 * @param beyond how much more than that the line comes to
 */
export function takenOver(charged: ChargedLines, amount: number, beyond: number): DraftLine['takesBack'] {
  const { discount, tax, rates } = shareOf(charged, amount);
  return { discount, tax, rates, ...(beyond > 0 && { beyond }) };
}

import type { TaxBehavior } from '../pricing/tax.js';

interface TaxedAmount {
  readonly amount: number;
  readonly tax: number;
}

/**
 * A line as an invoice with another tax behavior shows it: the amount with its tax in it, or without. What is to be paid
 * and the tax in that stay the same, and so does the discount, so that showing it the other way again loses nothing.
 */
export function shownAs<Taxed extends TaxedAmount>(line: Taxed, from: TaxBehavior, to: TaxBehavior): Taxed {
  if (from === to) return line;
  return { ...line, amount: line.amount + (to === 'inclusive' ? line.tax : 0 - line.tax) };
}

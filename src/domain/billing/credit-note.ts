import { allocate, allocateCapped } from '../money/allocation.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { TaxBehavior } from '../pricing/tax.js';

interface InvoicedLine {
  readonly amount: number;
  readonly discount: number;
  readonly tax: number;
}

/** What of an invoice's line can be given back at most, in minor units: all that was paid for it, and the tax in that. */
export interface Creditable {
  readonly gross: number;
  readonly tax: number;
}

const NOTHING: Creditable = { gross: 0, tax: 0 };

/**
 * What can be given back of each line. Lines below zero are set off against those above it in proportion, so that all
 * of it adds up to the invoice's total and tax, and nobody gets back more than was owed. Nothing, where that is nothing.
 */
export function creditableOf(lines: readonly InvoicedLine[], taxBehavior: TaxBehavior): Creditable[] {
  const grosses = lines.map((line) => grossOf(line, taxBehavior));
  const positive = grosses.map((gross) => Math.max(0, gross));
  const setOff = sum(positive) - sum(grosses);
  if (setOff >= sum(positive)) return lines.map(() => NOTHING);
  const parts = allocateCapped(setOff, positive);
  const left = positive.map((gross, index) => gross - (parts[index] ?? 0));
  const taxes = taxOver(lines, left);
  return left.map((gross, index) => ({ gross, tax: taxes[index] ?? 0 }));
}

/** All that is to be paid for a line, in minor units. */
export function grossOf({ amount, discount, tax }: InvoicedLine, taxBehavior: TaxBehavior): number {
  return amount - discount + (taxBehavior === 'exclusive' ? tax : 0);
}

/** The invoice's whole tax over the lines of which something is left, as they were taxed; if none was, by what is left. */
function taxOver(lines: readonly InvoicedLine[], left: readonly number[]): number[] {
  const taxed = lines.map(({ tax }, index) => ((left[index] ?? 0) > 0 ? Math.max(0, tax) : 0));
  const weights = sum(taxed) > 0 ? taxed : left;
  return allocate(sum(lines.map(({ tax }) => tax)), weights);
}

/**
 * The tax in an amount that is given back of a line, after an earlier one: what the tax of both together is above that of
 * the earlier one. So however a line is given back, the taxes add up to its own in the end.
 */
export function creditedTax({ gross, tax }: Creditable, before: number, amount: number): number {
  const upTo = (part: number) => (gross === 0 ? 0 : roundToMinorUnit(exact(tax).times(part).dividedBy(gross)));
  return upTo(before + amount) - upTo(before);
}

/** An amount over the lines, in proportion to what is left of each. @param before what was given back of each */
export function creditOver(lines: readonly Creditable[], before: readonly number[], amount: number): number[] {
  return allocateCapped(
    amount,
    lines.map(({ gross }, index) => gross - (before[index] ?? 0)),
  );
}

/** Where the money of a credit note goes. Minor units. */
export interface CreditSplit {
  readonly offDue: number;
  readonly refunded: number;
  readonly toBalance: number;
}

/**
 * What is owed is lowered first; the rest has been paid.
 * @param refundable what can go back to the payer: nothing, where that is not asked for
 */
export function splitCredit(amount: number, amountDue: number, refundable: number): CreditSplit {
  const offDue = Math.min(amount, Math.max(0, amountDue));
  const refunded = Math.min(amount - offDue, refundable);
  return { offDue, refunded, toBalance: amount - offDue - refunded };
}

/** Takes an amount from the first, and what it does not hold from those after it. */
export function takeInOrder(amount: number, holding: readonly number[]): number[] {
  let open = amount;
  return holding.map((held) => {
    const taken = Math.min(open, held);
    open -= taken;
    return taken;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

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

/** What was taken off an invoice's line: by credit notes alone, and by all that takes something off it. Minor units. */
export interface TakenOff {
  readonly byNotes: number;
  readonly inAll: Creditable;
}

/** What stands of an invoice's line, and can still be given back. */
export interface StandingLine extends Creditable {
  /** What could be given back of it at first, by a credit note. */
  readonly creditable: Creditable;
  readonly byNotes: number;
  /** Whether taking what stands of it leaves nothing of the line. */
  readonly isRest: boolean;
}

/**
 * What stands of each line, after all that has taken something off it: no more than a credit note could give back at first
 * less what notes have given back, and no more than the line itself less all that was taken off it.
 * @param taken of each line, in the same order
 */
export function standingLines(
  lines: readonly InvoicedLine[],
  taken: readonly TakenOff[],
  taxBehavior: TaxBehavior,
): StandingLine[] {
  const creditable = creditableOf(lines, taxBehavior);
  return lines.map((line, index) => {
    const { byNotes, inAll } = taken[index] ?? { byNotes: 0, inAll: NOTHING };
    const most = creditable[index] ?? NOTHING;
    const left = grossOf(line, taxBehavior) - inAll.gross;
    const gross = Math.max(0, Math.min(most.gross - byNotes, left));
    return { gross, tax: line.tax - inAll.tax, creditable: most, byNotes, isRest: gross === left };
  });
}

/** An amount over the lines, in proportion to what stands of each. */
export function creditOver(lines: readonly Pick<Creditable, 'gross'>[], amount: number): number[] {
  return allocateCapped(
    amount,
    lines.map(({ gross }) => gross),
  );
}

/**
 * The tax in an amount that is given back of what stands of a line: its share, of which no more goes than is left. With
 * the last of the line goes the last of its tax.
 */
export function taxOfCredit({ gross, tax, creditable, byNotes, isRest }: StandingLine, amount: number): number {
  if (isRest && amount === gross) return tax;
  return Math.min(creditedTax(creditable, byNotes, amount), tax);
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

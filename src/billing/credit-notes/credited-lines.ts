import { Failure } from '../../contract/failures/failure.js';
import { creditableOf, creditedTax, creditOver } from '../../domain/billing/credit-note.js';
import { moneyText } from '../../domain/money/money-text.js';
import { missing } from '../enrolling/missing.js';
import type { InvoiceBody } from '../invoices/invoices.dto.js';
import type { CreditedLine } from './credit-notes.dto.js';

/** What is to be given back, tax included: so much over all lines, or so much of each that is named. */
export type CreditedAmounts = number | readonly { readonly invoice_line_id: string; readonly amount: number }[];

/** @throws Failure `missing_reference` for what is no line of the invoice */
export function assertLinesOf({ lines }: InvoiceBody, amounts: CreditedAmounts): void {
  if (typeof amounts === 'number') return;
  const ids = new Set(lines.map(({ id }) => id));
  const absent = amounts.flatMap(({ invoice_line_id }, index) =>
    ids.has(invoice_line_id) ? [] : [['lines', index, 'invoice_line_id']],
  );
  if (absent.length > 0) throw missing(...absent);
}

/**
 * The lines of a credit note, in the order of the invoice's; of lines that nothing is given back of there are none.
 * @param before what earlier notes have given back of each line
 * @throws Failure `credit_too_large`
 */
export function creditedLines(
  invoice: InvoiceBody,
  before: ReadonlyMap<string, number>,
  amounts: CreditedAmounts,
): CreditedLine[] {
  const { lines, tax_behavior, total, credited_total } = invoice;
  const creditable = creditableOf(
    lines.map(({ amount, discount_amount, tax_amount }) => ({ amount, discount: discount_amount, tax: tax_amount })),
    tax_behavior,
  );
  const credited = lines.map(({ id }) => before.get(id) ?? 0);
  const left = total - credited_total;
  const wanted = typeof amounts === 'number' ? amounts : amounts.reduce((sum, { amount }) => sum + amount, 0);
  if (wanted > left) throw tooLarge(invoice, 'the invoice', left);
  const named = new Map(typeof amounts === 'number' ? [] : amounts.map((each) => [each.invoice_line_id, each.amount]));
  const parts =
    typeof amounts === 'number' ? creditOver(creditable, credited, amounts) : lines.map(({ id }) => named.get(id) ?? 0);
  return lines.flatMap(({ id, description }, index): CreditedLine[] => {
    const [line, already = 0, amount = 0] = [creditable[index], credited[index], parts[index]];
    if (line === undefined || amount === 0) return [];
    if (already + amount > line.gross) throw tooLarge(invoice, `the line ${id}`, line.gross - already);
    return [{ invoice_line_id: id, description, amount, tax_amount: creditedTax(line, already, amount) }];
  });
}

function tooLarge({ currency }: InvoiceBody, whole: string, left: number): Failure {
  return new Failure('credit_too_large', {
    text: `Of ${whole} ${moneyText(Math.max(0, left), currency)} is left to be credited`,
  });
}

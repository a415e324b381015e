import { Failure } from '../../contract/failures/failure.js';
import {
  creditOver,
  standingLines,
  taxOfCredit,
  type StandingLine,
  type TakenOff,
} from '../../domain/billing/credit-note.js';
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

/** What stands of an invoice's lines, in their order. @param taken what was taken off them, by their ids */
export function standingOf(
  { lines, tax_behavior }: Pick<InvoiceBody, 'lines' | 'tax_behavior'>,
  taken: ReadonlyMap<string, TakenOff>,
): StandingLine[] {
  const nothing = { byNotes: 0, inAll: { gross: 0, tax: 0 } };
  return standingLines(
    lines.map(({ amount, discount_amount, tax_amount }) => ({ amount, discount: discount_amount, tax: tax_amount })),
    lines.map(({ id }) => taken.get(id) ?? nothing),
    tax_behavior,
  );
}

/**
 * The lines of a credit note, in the order of the invoice's; of lines that nothing is given back of there are none.
 * @param standing what stands of each line of the invoice
 * @throws Failure `credit_too_large`
 */
export function creditedLines(
  invoice: InvoiceBody,
  standing: readonly StandingLine[],
  amounts: CreditedAmounts,
): CreditedLine[] {
  const { lines } = invoice;
  const left = standing.reduce((total, { gross }) => total + gross, 0);
  const wanted = typeof amounts === 'number' ? amounts : amounts.reduce((sum, { amount }) => sum + amount, 0);
  if (wanted > left) throw tooLarge(invoice, 'the invoice', left);
  const named = new Map(typeof amounts === 'number' ? [] : amounts.map((each) => [each.invoice_line_id, each.amount]));
  const parts = typeof amounts === 'number' ? creditOver(standing, amounts) : lines.map(({ id }) => named.get(id) ?? 0);
  return lines.flatMap(({ id, description }, index): CreditedLine[] => {
    const [line, amount = 0] = [standing[index], parts[index]];
    if (line === undefined || amount === 0) return [];
    if (amount > line.gross) throw tooLarge(invoice, `the line ${id}`, line.gross);
    return [{ invoice_line_id: id, description, amount, tax_amount: taxOfCredit(line, amount) }];
  });
}

function tooLarge({ currency }: InvoiceBody, whole: string, left: number): Failure {
  return new Failure('credit_too_large', {
    text: `Of ${whole} ${moneyText(left, currency)} is left to be credited`,
  });
}

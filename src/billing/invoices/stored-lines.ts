import { creditableOf } from '../../domain/billing/credit-note.js';
import type { AppliedRate, Cover, GivenBack, Line, LineCredit } from '../../domain/billing/line.js';
import { shownAs } from '../../domain/billing/tax-presentation.js';
import { taxesOf } from '../../domain/billing/taxes.js';
import { dayAt } from '../../domain/calendar/zoned-day.js';
import { isDay } from '../../domain/calendar/day.js';
import type { Moment } from '../../domain/calendar/proration.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';
import { newId } from '../../platform/new-id.js';
import type { LineBody, RateTaxBody } from './invoice-lines.dto.js';

/** What is stored of a line beside what callers see: what it stands for, and the rates that its tax was computed with. */
type LineDetails = Cover & {
  readonly rates: readonly AppliedRate[];
  /** As agreed for its period, where its invoice shows it otherwise. */
  readonly tax_behavior?: TaxBehavior;
  readonly credits?: readonly (LineCredit & { readonly id: string })[];
};

/** The two columns of an invoice that store its lines, in one order. */
export interface StoredLines {
  readonly lines: readonly LineBody[];
  readonly books: readonly LineDetails[];
}

/** What later invoices need of one that is made. */
export interface InvoicedLines extends StoredLines {
  readonly id: string;
  readonly is_void: boolean;
  readonly tax_behavior: TaxBehavior;
  /** By credit notes, of each line by its id; null: there are none. */
  readonly given_back: Readonly<Record<string, GivenBack>> | null;
}

/**
 * @param lines as the invoice shows them
 * @param timeZone the store's, in which a span in seconds is shown as days
 * @param taxBehavior the invoice's
 */
export function storedLines(lines: readonly Line[], timeZone: string, taxBehavior: TaxBehavior): StoredLines {
  return {
    lines: lines.map((line) => ({
      id: newId('lin'),
      kind: line.kind,
      description: line.description,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      amount: line.amount,
      period: line.cover.span && {
        start: dayOf(line.cover.span.from, timeZone),
        end: line.cover.span.to && dayOf(line.cover.span.to, timeZone),
      },
      discount_amount: line.discount,
      tax_amount: line.tax,
      tax_rate_ids: line.rates.map(({ id }) => id),
      taxes: rateTaxes([line]),
    })),
    books: lines.map(({ cover, rates, taxBehavior: agreed = taxBehavior, credits }) => ({
      ...cover,
      rates,
      ...(agreed !== taxBehavior && { tax_behavior: agreed }),
      ...(credits !== undefined && { credits: credits.map((credit) => ({ id: newId('lcr'), ...credit })) }),
    })),
  };
}

/** The taxes of lines by rate, as callers see them. */
export function rateTaxes(lines: readonly Pick<Line, 'tax' | 'rates'>[]): RateTaxBody[] {
  return taxesOf(lines).map(({ rate, amount }) => ({ tax_rate_id: rate.id, percentage: rate.percentage, amount }));
}

/** The lines as billing made them, with what was given back of them: of a void invoice all that was owed for it. */
export function linesOf({ id: invoiceId, lines, books, is_void, tax_behavior, given_back }: InvoicedLines): Line[] {
  const sums = lines.map(({ amount, discount_amount, tax_amount }) => ({
    amount,
    discount: discount_amount,
    tax: tax_amount,
  }));
  const voided = is_void ? creditableOf(sums, tax_behavior) : [];
  return lines.map((line, index) => {
    const [details, shown] = [books[index], sums[index]];
    if (details === undefined || shown === undefined)
      throw new Error(`nothing is stored of what ${line.id} stands for`);
    const { rates, tax_behavior: agreed = tax_behavior, credits, ...cover } = details;
    return {
      kind: line.kind,
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unit_price,
      ...shownAs(shown, tax_behavior, agreed),
      cover,
      rates,
      taxBehavior: agreed,
      givenBack: voided[index] ?? given_back?.[line.id],
      ref: { invoiceId, lineId: line.id },
      ...(credits !== undefined && { credits }),
    };
  });
}

/** What lines take off each earlier invoice, tax included, by its id. */
export function creditsBySource(details: readonly Pick<LineDetails, 'credits'>[]): ReadonlyMap<string, number> {
  const bySource = new Map<string, number>();
  for (const { source, gross } of details.flatMap(({ credits = [] }) => credits)) {
    bySource.set(source.invoiceId, (bySource.get(source.invoiceId) ?? 0) + gross);
  }
  return bySource;
}

function dayOf(moment: Moment, timeZone: string): string {
  return isDay(moment) ? moment : dayAt(moment, timeZone);
}

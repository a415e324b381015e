import { creditableOf } from '../../domain/billing/credit-note.js';
import type { AppliedRate, Cover, GivenBack, Line } from '../../domain/billing/line.js';
import { dayAt } from '../../domain/calendar/zoned-day.js';
import { isDay } from '../../domain/calendar/day.js';
import type { Moment } from '../../domain/calendar/proration.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';
import { newId } from '../../platform/new-id.js';
import type { LineBody } from './invoices.dto.js';

/** What is kept of a line beside what callers see: what it stands for, and the rates that its tax was counted with. */
type BookedLine = Cover & { readonly rates: readonly AppliedRate[] };

/** The two columns of an invoice that its lines are kept in, in one order. */
export interface KeptLines {
  readonly lines: readonly LineBody[];
  readonly books: readonly BookedLine[];
}

/** What later invoices rest on of one that is made. */
export interface MadeLines extends KeptLines {
  readonly is_void: boolean;
  readonly tax_behavior: TaxBehavior;
  /** By credit notes, of each line by its id; null: there are none. */
  readonly given_back: Readonly<Record<string, GivenBack>> | null;
}

/** @param timeZone the store's, in which a span in seconds is shown as days */
export function keptLines(lines: readonly Line[], timeZone: string): KeptLines {
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
    })),
    books: lines.map(({ cover, rates }) => ({ ...cover, rates })),
  };
}

/** The lines as billing made them, with what was given back of them: of a void invoice all that was owed for it. */
export function linesOf({ lines, books, is_void, tax_behavior, given_back }: MadeLines): Line[] {
  const sums = lines.map(({ amount, discount_amount, tax_amount }) => ({
    amount,
    discount: discount_amount,
    tax: tax_amount,
  }));
  const voided = is_void ? creditableOf(sums, tax_behavior) : [];
  return lines.map((line, index) => {
    const booked = books[index];
    if (booked === undefined) throw new Error(`the line ${line.id} is not in its invoice's books`);
    const { rates, ...cover } = booked;
    return {
      kind: line.kind,
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unit_price,
      amount: line.amount,
      discount: line.discount_amount,
      tax: line.tax_amount,
      cover,
      rates,
      givenBack: voided[index] ?? given_back?.[line.id],
    };
  });
}

function dayOf(moment: Moment, timeZone: string): string {
  return isDay(moment) ? moment : dayAt(moment, timeZone);
}

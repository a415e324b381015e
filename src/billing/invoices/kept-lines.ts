import type { AppliedRate, Cover, Line } from '../../domain/billing/line.js';
import { dayAt } from '../../domain/calendar/zoned-day.js';
import { isDay } from '../../domain/calendar/day.js';
import type { Moment } from '../../domain/calendar/proration.js';
import { newId } from '../../platform/new-id.js';
import type { LineBody } from './invoices.dto.js';

/** What is kept of a line beside what callers see: what it stands for, and the rates that its tax was counted with. */
type BookedLine = Cover & { readonly rates: readonly AppliedRate[] };

/** The two columns of an invoice that its lines are kept in, in one order. */
export interface KeptLines {
  readonly lines: readonly LineBody[];
  readonly books: readonly BookedLine[];
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

/** The lines as billing made them. */
export function linesOf({ lines, books }: KeptLines): Line[] {
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
    };
  });
}

function dayOf(moment: Moment, timeZone: string): string {
  return isDay(moment) ? moment : dayAt(moment, timeZone);
}

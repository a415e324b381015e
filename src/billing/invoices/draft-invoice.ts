import { totalsOf } from '../../domain/billing/assembly.js';
import type { Line } from '../../domain/billing/line.js';
import { shownAs } from '../../domain/billing/tax-presentation.js';
import { addDays, type Day } from '../../domain/calendar/day.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';
import { newId } from '../../platform/new-id.js';
import type { BilledStore } from '../ledger/billed-store.js';
import type { InvoiceBody } from './invoices.dto.js';
import { rateTaxes, storedLines, type StoredLines } from './stored-lines.js';

/** An invoice that is made and waits for its number. */
export interface DraftInvoice extends Omit<InvoiceBody, 'lines' | 'created_at' | 'updated_at'>, StoredLines {
  /** The period that it begins, or would have begun; null for one between periods. */
  readonly period_number: number | null;
  /** The latest period that its lines are for. */
  readonly covers_to: number | null;
}

export interface Invoiced {
  readonly subscriberId: string;
  readonly enrollmentId: string | null;
  readonly renewalType: 'automatic' | 'manual';
  /** Each as agreed for its period; the invoice shows all of them in one way. */
  readonly lines: readonly Line[];
  readonly taxBehavior: TaxBehavior;
  readonly periodNumber: number | null;
  /** The subscriber's, before the invoice. */
  readonly balance: number;
  readonly day: Day;
  readonly metadata?: InvoiceBody['metadata'];
}

/** What a subscriber's balance pays of a total; what is owed to the subscriber goes to the balance, so is negative. */
export function balanceApplied(total: number, balance: number): number {
  return total < 0 ? total : Math.min(total, Math.max(0, balance));
}

/** When an invoice that is issued on a day is due: automatic ones at once. */
export function dueDay({ paymentTermsDays }: BilledStore, renewalType: Invoiced['renewalType'], day: Day): Day {
  return renewalType === 'automatic' ? day : addDays(day, paymentTermsDays);
}

export function draftInvoice(store: BilledStore, invoiced: Invoiced): DraftInvoice {
  const { lines, day, renewalType, taxBehavior } = invoiced;
  const shown = lines.map((line) => shownAs(line, line.taxBehavior ?? taxBehavior, taxBehavior));
  const { subtotal, discountTotal, taxTotal, total } = totalsOf(shown, taxBehavior);
  const applied = balanceApplied(total, invoiced.balance);
  return {
    id: newId('inv'),
    number: null,
    status: 'draft',
    subscriber_id: invoiced.subscriberId,
    enrollment_id: invoiced.enrollmentId,
    period_number: invoiced.periodNumber,
    covers_to: invoiced.enrollmentId === null ? null : Math.max(...lines.map(({ cover }) => cover.number)),
    renewal_type: renewalType,
    currency: store.currency,
    tax_behavior: taxBehavior,
    issued_on: day,
    due_on: dueDay(store, renewalType, day),
    ...storedLines(shown, store.timeZone, taxBehavior),
    subtotal,
    discount_total: discountTotal,
    tax_total: taxTotal,
    taxes: rateTaxes(lines),
    total,
    credited_total: 0,
    credited_by_invoices: 0,
    balance_applied: applied,
    amount_paid: 0,
    carried_in: 0,
    carried_over: 0,
    carried_to_invoice_id: null,
    amount_due: total - applied,
    collection: renewalType === 'automatic' ? 'automatic' : 'by_hand',
    collect_on: null,
    failed_attempts: 0,
    metadata: invoiced.metadata ?? {},
  };
}

import type { BilledStore } from '../ledger/billed-store.js';
import type { DraftInvoice } from './draft-invoice.js';
import type { InvoicePreview } from './invoices.dto.js';

/** What callers see of an invoice that is not made; null: there would be none. */
export function previewOf({ currency, taxBehavior }: BilledStore, invoice: DraftInvoice | null): InvoicePreview {
  return {
    currency,
    tax_behavior: invoice?.tax_behavior ?? taxBehavior,
    issued_on: invoice?.issued_on ?? null,
    due_on: invoice?.due_on ?? null,
    lines: (invoice?.lines ?? []).map(({ id: _, ...line }) => line),
    subtotal: invoice?.subtotal ?? 0,
    discount_total: invoice?.discount_total ?? 0,
    tax_total: invoice?.tax_total ?? 0,
    taxes: invoice?.taxes ?? [],
    total: invoice?.total ?? 0,
    balance_applied: invoice?.balance_applied ?? 0,
    amount_due: invoice?.amount_due ?? 0,
  };
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { TakenOff } from '../../domain/billing/credit-note.js';
import { RowArrays } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { newId } from '../../platform/new-id.js';
import type { LineCreditBody } from './line-credits.dto.js';

/** What credit notes and voids take off invoiced lines. Lines of later invoices are booked by the database itself. */
export type NewLineCredit = Pick<
  LineCreditBody,
  'invoice_id' | 'invoice_line_id' | 'source' | 'credit_note_id' | 'amount' | 'tax_amount'
>;

const BOOKED = new RowArrays<NewLineCredit & { readonly id: string }>({
  id: ['text', ({ id }) => id],
  invoice_id: ['text', ({ invoice_id }) => invoice_id],
  invoice_line_id: ['text', ({ invoice_line_id }) => invoice_line_id],
  source: ['text', ({ source }) => source],
  credit_note_id: ['text', ({ credit_note_id }) => credit_note_id],
  amount: ['bigint', ({ amount }) => amount],
  tax_amount: ['bigint', ({ tax_amount }) => tax_amount],
});

@Injectable()
export class LineCreditsRepository {
  /** What was taken off the lines of an invoice, by their ids; lines of which nothing was are left out. */
  async takenOff({ queries, storeId }: StoreScope, invoiceId: string): Promise<ReadonlyMap<string, TakenOff>> {
    const { rows } = await sql<{ id: string; byNotes: number; gross: number; tax: number }>`
      select invoice_line_id as id, coalesce(sum(amount) filter (where source = 'credit_note'), 0)::bigint as "byNotes",
        sum(amount)::bigint as gross, sum(tax_amount)::bigint as tax
      from line_credits
      where store_id = ${storeId} and invoice_id = ${invoiceId}
      group by invoice_line_id`.execute(queries);
    return new Map(rows.map(({ id, byNotes, gross, tax }) => [id, { byNotes, inAll: { gross, tax } }]));
  }

  /** @throws the database's conflict on `line_accounts_credited` where more is taken than stands */
  async book({ queries, storeId, now }: StoreScope, credits: readonly NewLineCredit[]): Promise<void> {
    const rows = credits.filter(({ amount }) => amount > 0).map((credit) => ({ id: newId('lcr'), ...credit }));
    if (rows.length === 0) return;
    await sql`
      insert into line_credits (store_id, ${sql.raw(BOOKED.names)}, created_at, updated_at)
      select ${storeId}, ${sql.raw(BOOKED.names)}, ${now}, ${now} from ${BOOKED.table('credit', rows)}
      order by invoice_line_id`.execute(queries);
  }

  /** Later invoices that have credited lines of an invoice, and whether they do nothing but that. */
  async creditingInvoices({ queries, storeId }: StoreScope, invoiceId: string): Promise<CreditingInvoice[]> {
    const { rows } = await sql<CreditingInvoice>`
      select i.id, i.total, not exists (
          select from json_array_elements(i.lines) as line where (line ->> 'amount')::bigint - (line ->> 'discount_amount')::bigint <> 0
            and not exists (
              select from line_credits own where own.store_id = i.store_id and own.invoice_id = ${invoiceId}
                and own.credited_by_invoice_id = i.id and own.credited_by_line_id = line ->> 'id')
        ) as "isOfThisAlone"
      from invoices i
      where store_id = ${storeId} and status <> 'void' and id in (
        select credited_by_invoice_id from line_credits where store_id = ${storeId} and invoice_id = ${invoiceId})
      order by id`.execute(queries);
    return rows;
  }
}

export interface CreditingInvoice {
  readonly id: string;
  readonly total: number;
  /** Each of its lines takes something off the invoice that is asked about. */
  readonly isOfThisAlone: boolean;
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { CreditSplit } from '../../domain/billing/credit-note.js';
import type { GatewayName } from '../../payments/gateways/gateway-names.js';
import type { PaymentStatus } from '../../payments/payments/payments.dto.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** A payment of an invoice, and what of it has not been given back. */
export interface LockedPayment {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly gateway: GatewayName;
  readonly left: number;
}

/** What credit notes change of an invoice, and what they rest on. */
@Injectable()
export class CreditNotesRepository {
  /** The payments of an invoice, newest first. Who holds the invoice may hold them. */
  async lockPayments({ queries, storeId }: StoreScope, invoiceId: string): Promise<LockedPayment[]> {
    const { rows } = await sql<LockedPayment>`
      select id, status, gateway, amount - amount_refunded as left from payments
      where store_id = ${storeId} and invoice_id = ${invoiceId} order by attempt desc for update`.execute(queries);
    return rows;
  }

  /** Lowers an invoice. One that then owes nothing is paid. */
  async lower(
    { queries, storeId, now }: StoreScope,
    invoiceId: string,
    { offDue, refunded, toBalance }: CreditSplit,
  ): Promise<void> {
    await sql`
      update invoices set
        credited_total = credited_total + ${offDue + refunded + toBalance}::bigint,
        amount_due = amount_due - ${offDue}::bigint,
        amount_paid = amount_paid - ${refunded}::bigint,
        balance_applied = balance_applied - ${toBalance}::bigint,
        status = case when amount_due = ${offDue}::bigint then 'paid' else status end,
        collect_on = case when amount_due = ${offDue}::bigint then null else collect_on end,
        updated_at = ${now}
      where store_id = ${storeId} and id = ${invoiceId}`.execute(queries);
  }

  /** The store's next number, without a gap: the counter moves in the transaction that uses it. */
  async nextNumber({ queries, storeId }: StoreScope): Promise<string> {
    const { rows } = await sql<{ number: string }>`
      insert into counters (store_id, name, last) values (${storeId}, 'credit_notes', 1)
      on conflict (store_id, name) do update set last = counters.last + 1
      returning 'CN-' || last as number`.execute(queries);
    const [row] = rows;
    if (row === undefined) throw new Error('the counter of credit notes gave no number');
    return row.number;
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { columnsAndValues } from '../../platform/database/insertion.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { newId } from '../../platform/new-id.js';

/** A credit that waits until it is known what became of a payment of the invoice that it is taken from. */
export interface HeldCredit {
  readonly id: string;
  readonly subscriber_id: string;
  readonly enrollment_id: string;
  readonly invoice_id: string;
  /** Minor units. */
  readonly amount: number;
  /** What the invoice owes now. */
  readonly due: number;
}

@Injectable()
export class HeldCreditsRepository {
  async hold(
    { queries, storeId, now }: StoreScope,
    { subscriber_id, enrollment_id, invoice_id, amount }: Omit<HeldCredit, 'id' | 'due'>,
  ): Promise<void> {
    const owner = { subscriber_id, enrollment_id, invoice_id };
    const row = { store_id: storeId, id: newId('hcr'), ...owner, amount, created_at: now };
    await sql`insert into held_credits ${columnsAndValues(row)}`.execute(queries);
  }

  /** The invoices with held credits that no payment is pending for any longer. */
  async releasable({ queries, storeId }: StoreScope): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select distinct invoice_id as id from held_credits h
      where store_id = ${storeId} and not exists (
        select from payments p
        where p.store_id = h.store_id and p.invoice_id = h.invoice_id and p.status = 'pending')
      order by invoice_id`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** Takes the credits that were held for these invoices, and holds the invoices until the transaction ends. */
  async take({ queries, storeId }: StoreScope, invoiceIds: readonly string[]): Promise<HeldCredit[]> {
    const { rows: held } = await sql<{ id: string }>`
      select id from held_credits where store_id = ${storeId} and invoice_id = any(${invoiceIds}) limit 1`.execute(
      queries,
    );
    if (held.length === 0) return [];
    await sql`
      select id from invoices where store_id = ${storeId} and id = any(${invoiceIds}) order by id for no key update`.execute(
      queries,
    );
    const { rows } = await sql<HeldCredit>`
      delete from held_credits h using invoices i
      where h.store_id = ${storeId} and h.invoice_id = any(${invoiceIds}) and i.store_id = h.store_id and i.id = h.invoice_id
        and not exists (
          select from payments p where p.store_id = h.store_id and p.invoice_id = h.invoice_id and p.status = 'pending')
      returning h.id, h.subscriber_id, h.enrollment_id, h.invoice_id, h.amount,
        case when i.status in ('open', 'uncollectible') then i.amount_due else 0 end as due`.execute(queries);
    return [...rows].sort((a, b) => (a.subscriber_id + a.id < b.subscriber_id + b.id ? -1 : 1));
  }
}

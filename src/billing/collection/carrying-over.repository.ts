import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Carry, WaitingInvoice } from '../../domain/billing/carrying-over.js';
import { UNPREPARED } from '../../platform/database/statement.js';
import { jsonRows } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** Invoices that are too small to be charged, and the later ones that they are charged with. */
@Injectable()
export class CarryingOverRepository {
  /**
   * What waits for the next invoice of these subscribers, oldest first, locked until the transaction ends. What others
   * hold is left to them, and so is what a gateway may yet say is paid.
   */
  async lockWaiting({ queries, storeId }: StoreScope, subscriberIds: readonly string[]): Promise<WaitingInvoice[]> {
    if (subscriberIds.length === 0) return [];
    const { rows: held } = await sql<{ id: string }>`${sql.raw(UNPREPARED)}
      select id from invoices
      where store_id = ${storeId} and subscriber_id = any(${subscriberIds}) and status = 'open'
        and collection = 'with_next_invoice' and amount_due > 0
      for update skip locked`.execute(queries);
    if (held.length === 0) return [];
    // Asked once they are held: a charge that was begun before that is seen only now.
    const { rows } = await sql<WaitingInvoice>`
      select id, subscriber_id as "subscriberId", amount_due as due from invoices i
      where store_id = ${storeId} and id = any(${held.map(({ id }) => id)}) and not exists (
        select from payments p where p.store_id = i.store_id and p.invoice_id = i.id and p.status = 'pending')
      order by issued_on, id`.execute(queries);
    return rows;
  }

  /** Lets automatic invoices wait for the subscriber's next one. None of them counts as failed. */
  async wait({ queries, storeId, now }: StoreScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await sql`
      update invoices set collection = 'with_next_invoice', collect_on = null, first_failed_on = null, updated_at = ${now}
      where store_id = ${storeId} and id = any(${ids}) and status = 'open' and collection = 'automatic'`.execute(
      queries,
    );
  }

  /** Moves whole debts of locked invoices, which are settled by that. */
  async carry({ queries, storeId, now }: StoreScope, carries: readonly Carry[]): Promise<void> {
    if (carries.length === 0) return;
    await sql`
      update invoices i set status = 'paid', carried_over = carried_over + c.amount, carried_to_invoice_id = c."to",
        amount_due = amount_due - c.amount, updated_at = ${now}
      from ${jsonRows('c', carries, { from: 'text', to: 'text', amount: 'bigint' })}
      where i.store_id = ${storeId} and i.id = c."from"`.execute(queries);
    await sql`
      update invoices i set carried_in = carried_in + c.amount, amount_due = amount_due + c.amount, updated_at = ${now}
      from (select "to", sum(amount)::bigint as amount
        from ${jsonRows('c', carries, { to: 'text', amount: 'bigint' })} group by "to") c
      where i.store_id = ${storeId} and i.id = c."to"`.execute(queries);
  }

  /** Holds an invoice after those that were carried to it: in the order in which a credit for one of them holds both. */
  async lockWithSources({ queries, storeId }: StoreScope, id: string): Promise<void> {
    await sql`
      select id from invoices where store_id = ${storeId} and (id = ${id} or carried_to_invoice_id = ${id})
      order by id for update`.execute(queries);
  }

  /**
   * Gives what was carried to a locked invoice back to the invoices that it came from. They wait for the next one, or are
   * paid by hand where their enrollment is over.
   */
  async release({ queries, storeId, now }: StoreScope, id: string): Promise<void> {
    await sql`
      update invoices i set status = 'open', amount_due = amount_due + carried_over, carried_over = 0,
        carried_to_invoice_id = null, updated_at = ${now},
        collection = case when exists (
          select from enrollments e where e.store_id = i.store_id and e.id = i.enrollment_id
            and e.status in ('cancelled', 'ended')) then 'by_hand' else 'with_next_invoice' end
      where store_id = ${storeId} and carried_to_invoice_id = ${id} and carried_over > 0`.execute(queries);
    await sql`
      update invoices set carried_in = 0, amount_due = amount_due - carried_in, updated_at = ${now}
      where store_id = ${storeId} and id = ${id} and carried_in > 0`.execute(queries);
  }

  /** Takes a part of what was carried over back to the invoice that it came from. Both are locked. */
  async takeBack({ queries, storeId, now }: StoreScope, { from, to, amount }: Carry): Promise<void> {
    await sql`
      update invoices set status = 'open', carried_over = carried_over - ${amount}::bigint,
        amount_due = amount_due + ${amount}::bigint, updated_at = ${now}
      where store_id = ${storeId} and id = ${from}`.execute(queries);
    await sql`
      update invoices set carried_in = carried_in - ${amount}::bigint, amount_due = amount_due - ${amount}::bigint,
        status = case when amount_due = ${amount}::bigint then 'paid' else status end,
        collect_on = case when amount_due = ${amount}::bigint then null else collect_on end, updated_at = ${now}
      where store_id = ${storeId} and id = ${to}`.execute(queries);
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { jsonRows } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { Debt } from './debts.rules.js';

/** What an enrollment owes, and what it gets back pays. */
@Injectable()
export class DebtsRepository {
  /**
   * What an enrollment owes, oldest first; what is free is held until the transaction ends. What others hold is left to
   * them, since they may wait for the enrollment.
   */
  async lock({ queries, storeId }: StoreScope, enrollmentId: string): Promise<Debt[]> {
    const { rows: held } = await sql<{ id: string }>`
      select id from invoices
      where store_id = ${storeId} and enrollment_id = ${enrollmentId} and status in ('open', 'uncollectible')
        and amount_due > 0
      for no key update skip locked`.execute(queries);
    // Asked once they are held: a charge that was begun before that is seen only now.
    const { rows } = await sql<Debt>`
      select id, amount_due as due, id = any(${held.map(({ id }) => id)}) and not exists (
        select from payments p where p.store_id = i.store_id and p.invoice_id = i.id and p.status = 'pending') as "isFree"
      from invoices i
      where store_id = ${storeId} and enrollment_id = ${enrollmentId} and status in ('open', 'uncollectible')
        and amount_due > 0
      order by issued_on, id`.execute(queries);
    return rows;
  }

  /**
   * Leaves what was tried of an enrollment that is over to be paid by hand. What was not tried yet, such as its last
   * regular invoice, still is, once. Invoices that others hold may wait for the enrollment, and are left to them.
   * @param isAtOnce it has not ended with its period, so that nothing waits for the subscriber's next invoice either
   */
  async leave({ queries, storeId, now }: StoreScope, enrollmentId: string, isAtOnce: boolean): Promise<void> {
    await sql`
      update invoices set collection = 'by_hand', collect_on = null, updated_at = ${now}
      where store_id = ${storeId} and id in (
        select id from invoices
        where store_id = ${storeId} and enrollment_id = ${enrollmentId} and status = 'open'
          and (collection = 'automatic' and first_failed_on is not null
            or ${isAtOnce} and collection = 'with_next_invoice')
        for no key update skip locked)`.execute(queries);
  }

  /** Pays so much of each. */
  async pay({ queries, storeId, now }: StoreScope, parts: readonly { id: string; amount: number }[]): Promise<void> {
    await sql`
      update invoices i set
        balance_applied = balance_applied + part.amount,
        amount_due = amount_due - part.amount,
        status = case when amount_due = part.amount then 'paid' else status end,
        collect_on = case when amount_due = part.amount then null else collect_on end,
        updated_at = ${now}
      from ${jsonRows('part', parts, { id: 'text', amount: 'bigint' })}
      where i.store_id = ${storeId} and i.id = part.id and part.amount > 0`.execute(queries);
  }
}

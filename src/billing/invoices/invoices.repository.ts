import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { UNPREPARED } from '../../platform/database/statement.js';
import { found } from '../../contract/resource/resource.js';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { InvoiceBody } from './invoices.dto.js';
import { invoices } from './invoices.resource.js';

/** Gives drafts their numbers. */
@Injectable()
export class InvoicesRepository {
  /**
   * Issues drafts that wait for it: they get the store's next numbers in the order of their days, with no gap, since
   * the counter moves in the transaction that uses it, and its day of today, or of the number before, if a clock that
   * is ahead or another time zone has given that a later one. That does nothing else, and takes all of its drafts at once, so
   * nobody waits long for the counter. Drafts that others have issued meanwhile are left alone. The invoices that they
   * credit show it from then on, and are held before the counter is: one of them may be a draft that another issues.
   */
  async issue({ queries, storeId, now }: StoreScope, ids: readonly string[]): Promise<void> {
    await sql`${sql.raw(UNPREPARED)}
      with locked as (
        select id, issued_on, status from invoices
        where store_id = ${storeId} and id = any(${ids}::text[] || array(
          select invoice_id from line_credits where store_id = ${storeId} and credited_by_invoice_id = any(${ids}::text[])))
        order by id
        for no key update
      ), waiting as (
        select id, row_number() over (order by issued_on, id) as place from locked
        where id = any(${ids}::text[]) and status = 'draft' and issued_on is not null
      ), counter as (
        insert into invoice_counters (store_id, last, last_issued_on)
        select ${storeId}, count(*), max((${now}::timestamptz at time zone stores.time_zone)::date)
        from waiting, stores where stores.id = ${storeId} having count(*) > 0
        on conflict (store_id) do update set last = invoice_counters.last + excluded.last,
          last_issued_on = greatest(invoice_counters.last_issued_on, excluded.last_issued_on)
        returning last - (select count(*) from waiting) as before, last_issued_on as day
      )
      update invoices set
        sequence = counter.before + waiting.place,
        number = stores.invoice_prefix || (counter.before + waiting.place),
        status = case when amount_due = 0 then 'paid' else 'open' end,
        issued_on = counter.day,
        due_on = counter.day + (due_on - issued_on),
        collect_on = case when collection = 'automatic' and amount_due > 0 then counter.day end,
        updated_at = ${now}
      from waiting, counter, stores
      where invoices.store_id = ${storeId} and invoices.id = waiting.id and stores.id = ${storeId}`.execute(queries);
  }

  /** Makes a draft ready to be issued: its days, and what the balance pays of it. */
  async prepare(
    { queries, storeId, now }: StoreScope,
    id: string,
    { issuedOn, dueOn, applied }: { issuedOn: Day; dueOn: Day; applied: number },
  ): Promise<void> {
    await sql`
      update invoices set issued_on = ${issuedOn}, due_on = ${dueOn}, balance_applied = ${applied},
        amount_due = total - ${applied}, updated_at = ${now}
      where store_id = ${storeId} and id = ${id}`.execute(queries);
  }

  /** Ends what is owed without a payment. Of a void invoice the balance pays nothing. */
  async close(scope: StoreScope, id: string, status: 'void' | 'uncollectible'): Promise<InvoiceBody> {
    const { queries, storeId, now } = scope;
    await sql`
      update invoices set status = ${status}, collect_on = null, updated_at = ${now},
        amount_due = case when ${status} = 'void' then 0 else amount_due end,
        balance_applied = case when ${status} = 'void' then 0 else balance_applied end
      where store_id = ${storeId} and id = ${id}`.execute(queries);
    return found(await invoices.table.find(scope, id));
  }

  /** Drafts that were made and not issued, because a process ended between the two. */
  async unissued({ queries, storeId }: StoreScope, limit: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from invoices where store_id = ${storeId} and status = 'draft' and issued_on is not null
      limit ${limit}`.execute(queries);
    return rows.map(({ id }) => id);
  }
}

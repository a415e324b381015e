import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { StoreScope } from '../../platform/database/scope.js';

/** An enrollment is past due while collecting one of its open invoices has failed. */
@Injectable()
export class PastDueRepository {
  /** Brings the enrollments of these invoices in line with that, after something has become of the invoices. */
  async follow(scope: StoreScope, invoiceIds: readonly string[]): Promise<void> {
    if (invoiceIds.length === 0) return;
    const { queries, storeId } = scope;
    const { rows } = await sql<{ id: string }>`
      select distinct enrollment_id as id from invoices
      where store_id = ${storeId} and id = any(${invoiceIds}) and enrollment_id is not null`.execute(queries);
    await this.followEnrollments(
      scope,
      rows.map(({ id }) => id),
    );
  }

  /** Holds an enrollment; a process that bills it meanwhile begins again with what this transaction makes of its invoices. */
  async holdEnrollment({ queries, storeId }: StoreScope, id: string): Promise<void> {
    await sql`update enrollments set version = version + 1 where store_id = ${storeId} and id = ${id}`.execute(queries);
  }

  /** The version moves on too, so that whoever bills the enrollment meanwhile begins again with its new status. */
  async followEnrollments({ queries, storeId, now }: StoreScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Held before they are judged, or two invoices of one enrollment that move at once would each judge by the other's past.
    await sql`
      select id from enrollments where store_id = ${storeId} and id = any(${ids}) order by id for update`.execute(
      queries,
    );
    await sql`
      with judged as (
        select id, case when exists (
            select from invoices i where i.store_id = e.store_id and i.enrollment_id = e.id
              and i.status = 'open' and i.first_failed_on is not null
          ) then 'past_due' else 'active' end as status
        from enrollments e
        where store_id = ${storeId} and id = any(${ids}) and status in ('active', 'past_due')
      )
      update enrollments e set status = judged.status, version = version + 1, updated_at = ${now},
        state = jsonb_set(state::jsonb, '{status}', to_jsonb(judged.status))::json
      from judged
      where e.store_id = ${storeId} and e.id = judged.id and e.status <> judged.status
        and e.status in ('active', 'past_due')`.execute(queries);
  }

  async isPastDue({ queries, storeId }: StoreScope, enrollmentId: string): Promise<boolean> {
    const { rows } = await sql`
      select 1 from invoices
      where store_id = ${storeId} and enrollment_id = ${enrollmentId} and status = 'open' and first_failed_on is not null
      limit 1`.execute(queries);
    return rows.length > 0;
  }

  /** Holds the balances of those who owe these invoices, in one order for all who hold several. */
  async lockBalances({ queries, storeId }: StoreScope, invoiceIds: readonly string[]): Promise<void> {
    if (invoiceIds.length === 0) return;
    await sql`
      select id from subscribers
      where store_id = ${storeId} and id in (
        select subscriber_id from invoices where store_id = ${storeId} and id = any(${invoiceIds}))
      order by id for no key update`.execute(queries);
  }
}

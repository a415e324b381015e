import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { StoreScope } from '../../platform/database/scope.js';

@Injectable()
export class StoreClockRepository {
  /**
   * Moves the clock on from where it was seen, so that of two who move it at once neither sets it back.
   * @param from null: it went with the time
   * @returns whether it still stood there: if not, nothing was written
   */
  async move({ queries, storeId }: StoreScope, from: Instant | null, to: Instant): Promise<boolean> {
    const { rows } = await sql`
      update stores set clock = ${to} where id = ${storeId} and clock is not distinct from ${from}::timestamptz
      returning id`.execute(queries);
    return rows.length === 1;
  }

  /** Lets the next invoice be of any day, after a jump of the clock that may have gone back. */
  async forgetIssueDay({ queries, storeId }: StoreScope): Promise<void> {
    await sql`update invoice_counters set last_issued_on = null where store_id = ${storeId}`.execute(queries);
  }

  /** Whether an enrollment is still to be billed by a day. One that could not be billed is not waited for. */
  async isDue({ queries, storeId }: StoreScope, day: Day): Promise<boolean> {
    const { rows } = await sql`
      select 1 from (
        select id from enrollments where store_id = ${storeId} and next_billing_on <= ${day}::date
        union all
        select id from enrollments where store_id = ${storeId} and closing_on <= ${day}::date) e
      where not exists (select from parked_enrollments p where p.store_id = ${storeId} and p.id = e.id)
      limit 1`.execute(queries);
    return rows.length > 0;
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { columnsAndValues } from '../../platform/database/insertion.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** Tried again after so long the first time, and twice as long each time after that, up to a day. */
const FIRST_RETRY_MINUTES = 5;

/** Enrollments that billing could not bill, and when it tries again. Their lease keeps them from being taken before. */
@Injectable()
export class ParkedRepository {
  /** @param error what went wrong, in words for the operator */
  async park({ queries, storeId, now }: StoreScope, id: string, error: string): Promise<void> {
    await sql`
      with parked as (
        insert into parked_enrollments as p ${columnsAndValues({
          store_id: storeId,
          id,
          error,
          attempts: 1,
          next_attempt_at: sql`clock_timestamp() + interval '${sql.raw(String(FIRST_RETRY_MINUTES))} minutes'`,
          created_at: now,
          updated_at: now,
        })}
        on conflict (store_id, id) do update set
          error = excluded.error, attempts = p.attempts + 1, updated_at = excluded.updated_at,
          next_attempt_at = clock_timestamp() + least(interval '1 day', interval '${sql.raw(String(FIRST_RETRY_MINUTES))} minutes' * (2 ^ least(p.attempts, 10)))
        returning next_attempt_at)
      update enrollments set leased_until = parked.next_attempt_at from parked
      where store_id = ${storeId} and id = ${id}`.execute(queries);
  }

  /** Forgets that these were ever parked. */
  async release({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<void> {
    await sql`delete from parked_enrollments where store_id = ${storeId} and id = any(${ids})`.execute(queries);
  }
}

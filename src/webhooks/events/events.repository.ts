import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { UNPREPARED } from '../../platform/database/statement.js';
import type { OperatorScope, StoreScope } from '../../platform/database/scope.js';

/** Gives events their numbers. */
@Injectable()
export class EventsRepository {
  /**
   * Gives the next events that wait their numbers, in the order in which they were written, with no gap: the counter
   * moves in the transaction that uses it. Who comes at the same time waits for the rows first and for the counter
   * after that, and then takes what is left. An id sorts as the number does, and ends in the number of the store, so
   * that no two stores have the same.
   * @returns how many there were
   */
  async number({ queries, storeId }: StoreScope, limit: number): Promise<number> {
    const { rows } = await sql<{ numbered: number }>`${sql.raw(UNPREPARED)}
      with waiting as (
        select row, row_number() over (order by position) as place from (
          select ctid as row, position from event_log where store_id = ${storeId} and sequence is null
          order by position limit ${limit} for update) as locked
      ), counter as (
        insert into counters (store_id, name, last)
        select ${storeId}, 'events', count(*) from waiting having count(*) > 0
        on conflict (store_id, name) do update set last = counters.last + excluded.last
        returning last - (select count(*) from waiting) as before
      ), numbered as (
        update event_log set
          sequence = counter.before + waiting.place,
          id = 'evt_' || lpad(to_hex(counter.before + waiting.place), 11, '0')
            || lpad(to_hex(substr(${storeId}, 5)::bigint), 15, '0')
        from waiting, counter
        where event_log.ctid = waiting.row and event_log.store_id = ${storeId}
        returning 1
      )
      select count(*) as numbered from numbered`.execute(queries);
    return rows[0]?.numbered ?? 0;
  }

  /** The number of the store's latest event that has one. */
  async last({ queries, storeId }: StoreScope): Promise<number> {
    const { rows } = await sql<{ last: number }>`
      select last from counters where store_id = ${storeId} and name = 'events'`.execute(queries);
    return rows[0]?.last ?? 0;
  }

  /** The stores with events that wait, each found by one step in the index, however many wait. */
  async storesWaiting({ queries }: OperatorScope): Promise<string[]> {
    const { rows } = await sql<{ store_id: string }>`
      with recursive waiting as (
        (select store_id from event_log where sequence is null order by store_id limit 1)
        union all
        select (select store_id from event_log where sequence is null and store_id > waiting.store_id
          order by store_id limit 1)
        from waiting where store_id is not null
      )
      select store_id from waiting where store_id is not null`.execute(queries);
    return rows.map(({ store_id }) => store_id);
  }
}

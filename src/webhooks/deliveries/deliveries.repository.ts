import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import { RowArrays } from '../../platform/database/row-source.js';
import { UNPREPARED } from '../../platform/database/statement.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { DeliveryStatus } from './webhook-deliveries.dto.js';
import type { DeliveredEvent } from './webhook-message.js';

/** A delivery that this process has taken to send, with its event. */
export interface TakenDelivery extends DeliveredEvent {
  readonly delivery_id: string;
  /** How often it was tried before. */
  readonly attempt: number;
}

/** What is noted of an attempt. */
export interface AttemptRecord {
  readonly id: string;
  readonly attempt: number;
  readonly status: DeliveryStatus;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly next_attempt_at: Instant | null;
}

const RECORDS = new RowArrays<AttemptRecord>({
  id: ['text', ({ id }) => id],
  attempt: ['integer', ({ attempt }) => attempt],
  status: ['text', ({ status }) => status],
  response_status: ['integer', ({ response_status }) => response_status],
  error: ['text', ({ error }) => error],
  next_attempt_at: ['timestamptz', ({ next_attempt_at }) => next_attempt_at],
});

/** How much of what is due is taken, and for how long. */
interface Share {
  readonly limit: number;
  readonly leaseMs: number;
}

/** The deliveries are the queue: they are due by the store's clock, which a sandbox store moves, and no other queue goes by that. */
@Injectable()
export class DeliveriesRepository {
  /**
   * Makes the deliveries of the next events, and moves on how far an endpoint has been told: both or neither, and by one
   * process at a time; others pass the endpoint over. An id begins with the time and the place among those made together.
   * @param endpointId null: all active endpoints of the store
   * @param limit events for each endpoint
   * @returns how many events were looked at for an endpoint, at most
   */
  async fanOut({ queries, storeId, now }: StoreScope, endpointId: string | null, limit: number): Promise<number> {
    const { rows } = await sql<{ events: number }>`${sql.raw(UNPREPARED)}
      with endpoint as (
        select w.id, w.events, w.told_to from webhook_endpoints w
        where w.store_id = ${storeId} and (${endpointId}::text is null or w.id = ${endpointId}) and w.status = 'active'
          and w.told_to < (select last from counters where store_id = ${storeId} and name = 'events')
        for no key update skip locked
      ), happened as (
        select endpoint.id as endpoint_id, e.id, e.sequence,
          endpoint.events = '{}' or e.type = any(endpoint.events) as is_wanted
        from endpoint cross join lateral (
          select id, sequence, type from event_log
          where store_id = ${storeId} and sequence > endpoint.told_to
          order by sequence limit ${limit}) as e
      ), made as (
        insert into webhook_deliveries
          (store_id, id, endpoint_id, event_id, status, next_attempt_at, created_at, updated_at)
        select ${storeId},
          'dlv_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 11, '0')
            || lpad(to_hex(row_number() over (order by sequence, endpoint_id)), 6, '0')
            || substr(replace(gen_random_uuid()::text, '-', ''), 1, 9),
          endpoint_id, id, 'pending', ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
        from happened where is_wanted
        on conflict do nothing
      ), told as (
        select endpoint_id, max(sequence) as told_to, count(*) as events from happened group by endpoint_id
      ), moved as (
        update webhook_endpoints w set told_to = told.told_to from told
        where w.store_id = ${storeId} and w.id = told.endpoint_id
      )
      select coalesce(max(events), 0) as events from told`.execute(queries);
    return rows[0]?.events ?? 0;
  }

  /**
   * Takes what is due to an endpoint, so that no other process does so before the lease is over. Nothing is lost with a
   * lease that did not reach the disk, so nobody waits for that. Who takes at the same time waits for a lock of its own
   * first: a statement sees only what others had committed when it began. Taken ones are the first that were due, so
   * they are counted among the first.
   * @param limit of those that are taken, by whomever
   * @param leaseMs of real time, whatever the store's clock shows
   */
  take(scope: StoreScope, endpointId: string, { limit, leaseMs }: Share): Promise<TakenDelivery[]> {
    return scope.queries.transaction().execute(async (queries) => {
      await sql`
        select set_config('synchronous_commit', 'off', true),
          pg_advisory_xact_lock(hashtextextended(${`taking ${scope.storeId} ${endpointId}`}, 0))`.execute(queries);
      return this.takeAlone({ ...scope, queries }, endpointId, { limit, leaseMs });
    });
  }

  private async takeAlone(
    { queries, storeId, now }: StoreScope,
    endpointId: string,
    { limit, leaseMs }: Share,
  ): Promise<TakenDelivery[]> {
    const { rows } = await sql<TakenDelivery>`${sql.raw(UNPREPARED)}
      with due as (
        select id from webhook_deliveries
        where store_id = ${storeId} and endpoint_id = ${endpointId} and next_attempt_at <= ${now}::timestamptz
          and (leased_until is null or leased_until < clock_timestamp())
        order by next_attempt_at, event_id
        limit (
          select greatest(0, ${limit}::integer - count(*) filter (where leased_until > clock_timestamp())) from (
            select leased_until from webhook_deliveries
            where store_id = ${storeId} and endpoint_id = ${endpointId} and next_attempt_at is not null
            order by next_attempt_at, event_id limit ${limit * 10}) as first)
        for update skip locked
      ), taken as (
        update webhook_deliveries d set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
        from due where d.store_id = ${storeId} and d.id = due.id
        returning d.id, d.attempt, d.event_id
      )
      select taken.id as delivery_id, taken.attempt, e.id, e.type, e.occurred_at, e.sequence, e.object_id, e.data
      from taken
        join event_log e on e.store_id = ${storeId} and e.id = taken.event_id and e.sequence is not null
      order by e.sequence`.execute(queries);
    return rows;
  }

  /** Notes what came of attempts, unless somebody else has made the same attempt since. */
  async record({ queries, storeId, now }: StoreScope, records: readonly AttemptRecord[], at: Instant): Promise<void> {
    if (records.length === 0) return;
    await sql`${sql.raw(UNPREPARED)}
      update webhook_deliveries d set attempt = r.attempt, status = r.status, response_status = r.response_status,
        error = r.error, attempted_at = ${at}, next_attempt_at = r.next_attempt_at, leased_until = null,
        updated_at = ${now}
      from ${RECORDS.table('r', records)}
      where d.store_id = ${storeId} and d.id = r.id and d.attempt = r.attempt - 1`.execute(queries);
  }

  /** Gives back what was taken and not sent. */
  async release({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await sql`${sql.raw(UNPREPARED)}
      update webhook_deliveries set leased_until = null
      where store_id = ${storeId} and id = any(${ids})`.execute(queries);
  }

  /** Whether something is due to an active endpoint of the store, be it that another has taken it and not yet sent. */
  async isDue({ queries, storeId, now }: StoreScope): Promise<boolean> {
    const { rows } = await sql`
      select from webhook_endpoints w where w.store_id = ${storeId} and w.status = 'active' and exists (
        select from webhook_deliveries d
        where d.store_id = w.store_id and d.endpoint_id = w.id and d.next_attempt_at <= ${now}::timestamptz)`.execute(
      queries,
    );
    return rows.length > 0;
  }

  /** Whether somebody has taken it, and not yet noted what came of that. */
  async isTaken({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await sql`
      select from webhook_deliveries
      where store_id = ${storeId} and id = ${id} and leased_until > clock_timestamp()`.execute(queries);
    return rows.length > 0;
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import { PLANNED_ANEW } from '../../platform/database/database.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { DeliveryStatus } from './webhook-deliveries.dto.js';
import type { ToldEvent } from './webhook-message.js';

/** A delivery that this process has taken to send, with its event. */
export interface TakenDelivery extends ToldEvent {
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

/** The deliveries are the queue: they are due by the store's clock, which a sandbox store moves, and no other queue goes by that. */
@Injectable()
export class DeliveriesRepository {
  /**
   * Makes the deliveries of the next events to an endpoint, and moves on how far it has been told: both or neither, and
   * by one process at a time; others pass it over. An id begins with the time and the place among those made together.
   * @returns how many events were looked at
   */
  async fanOut({ queries, storeId, now }: StoreScope, endpointId: string, limit: number): Promise<number> {
    const { rows } = await sql<{ events: number }>`${sql.raw(PLANNED_ANEW)}
      with endpoint as (
        select id, events, told_to from webhook_endpoints
        where store_id = ${storeId} and id = ${endpointId} and status = 'active'
        for no key update skip locked
      ), happened as (
        select e.id, e.sequence, e.type from endpoint, event_log e
        where e.store_id = ${storeId} and e.sequence > endpoint.told_to
        order by e.sequence limit ${limit}
      ), made as (
        insert into webhook_deliveries
          (store_id, id, endpoint_id, event_id, status, next_attempt_at, created_at, updated_at)
        select ${storeId},
          'dlv_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 11, '0')
            || lpad(to_hex(row_number() over (order by sequence)), 4, '0')
            || substr(replace(gen_random_uuid()::text, '-', ''), 1, 11),
          ${endpointId}, happened.id, 'pending', ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
        from endpoint, happened
        where endpoint.events = '{}' or happened.type = any(endpoint.events)
        on conflict do nothing
      ), moved as (
        update webhook_endpoints w set told_to = (select max(sequence) from happened)
        from endpoint
        where w.store_id = ${storeId} and w.id = endpoint.id and exists (select from happened)
      )
      select count(*) as events from happened`.execute(queries);
    return rows[0]?.events ?? 0;
  }

  /**
   * Takes what is due to an endpoint, so that no other process does so before the lease is over.
   * @param leaseMs of real time, whatever the store's clock shows
   */
  async take(
    { queries, storeId, now }: StoreScope,
    endpointId: string,
    { limit, leaseMs }: { limit: number; leaseMs: number },
  ): Promise<TakenDelivery[]> {
    const { rows } = await sql<TakenDelivery>`${sql.raw(PLANNED_ANEW)}
      with due as (
        select id from webhook_deliveries
        where store_id = ${storeId} and endpoint_id = ${endpointId} and next_attempt_at <= ${now}::timestamptz
          and (leased_until is null or leased_until < clock_timestamp())
        order by next_attempt_at, event_id limit ${limit}
        for update skip locked
      ), taken as (
        update webhook_deliveries d set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
        from due where d.store_id = ${storeId} and d.id = due.id
        returning d.id, d.attempt, d.event_id
      )
      select taken.id as delivery_id, taken.attempt, e.id, e.type, e.occurred_at, e.sequence, e.object_id, e.data
      from taken join event_log e on e.store_id = ${storeId} and e.id = taken.event_id and e.sequence is not null
      order by e.sequence`.execute(queries);
    return rows;
  }

  /** Notes what came of attempts, unless somebody else has made the same attempt since. */
  async record({ queries, storeId, now }: StoreScope, records: readonly AttemptRecord[], at: Instant): Promise<void> {
    if (records.length === 0) return;
    const column = <Name extends keyof AttemptRecord>(name: Name) => records.map((record) => record[name]);
    await sql`${sql.raw(PLANNED_ANEW)}
      update webhook_deliveries d set attempt = r.attempt, status = r.status, response_status = r.response_status,
        error = r.error, attempted_at = ${at}, next_attempt_at = r.next_attempt_at, leased_until = null,
        updated_at = ${now}
      from unnest(${column('id')}::text[], ${column('attempt')}::integer[], ${column('status')}::text[],
        ${column('response_status')}::integer[], ${column('error')}::text[], ${column('next_attempt_at')}::timestamptz[])
        as r (id, attempt, status, response_status, error, next_attempt_at)
      where d.store_id = ${storeId} and d.id = r.id and d.attempt = r.attempt - 1`.execute(queries);
  }

  /** Gives back what was taken and not sent. */
  async release({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await sql`${sql.raw(PLANNED_ANEW)}
      update webhook_deliveries set leased_until = null
      where store_id = ${storeId} and id = any(${ids})`.execute(queries);
  }

  /** Whether something is due to an active endpoint of the store that another has taken and not yet sent. */
  async isUnderWay({ queries, storeId, now }: StoreScope): Promise<boolean> {
    const { rows } = await sql`
      select from webhook_endpoints w where w.store_id = ${storeId} and w.status = 'active' and exists (
        select from webhook_deliveries d
        where d.store_id = w.store_id and d.endpoint_id = w.id and d.next_attempt_at <= ${now}::timestamptz
          and d.leased_until > clock_timestamp())`.execute(queries);
    return rows.length > 0;
  }
}

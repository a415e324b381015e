import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { OperatorScope, StoreScope } from '../../platform/database/scope.js';
import type { Health } from './retry.rules.js';

/** An active endpoint, with what a delivery needs of it. */
export interface Receiver {
  readonly id: string;
  readonly url: string;
  /** Sealed: the one that signs, and the one before for as long as that signs too. */
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly previous_secret_until: Instant | null;
  readonly failing_since: Instant | null;
  readonly updated_at: Instant;
  /** The time of the store's own clock, if it has one. */
  readonly clock: Instant | null;
  /** There are events that are not yet turned into deliveries. */
  readonly is_behind: boolean;
}

/** One endpoint of one store. */
export interface EndpointRef {
  readonly storeId: string;
  readonly endpointId: string;
}

/** Endpoints, by what has to be delivered to them. */
@Injectable()
export class ReceiversRepository {
  /** Active endpoints with something due, or with events that are not yet turned into deliveries; healthy ones first. */
  async withWork({ queries, now }: OperatorScope): Promise<EndpointRef[]> {
    const { rows } = await sql<EndpointRef>`
      select w.store_id as "storeId", w.id as "endpointId"
      from webhook_endpoints w
        join stores s on s.id = w.store_id
        left join counters c on c.store_id = w.store_id and c.name = 'events'
      where w.status = 'active' and (
        w.told_to < c.last
        or exists (
          select from webhook_deliveries d
          where d.store_id = w.store_id and d.endpoint_id = w.id
            and d.next_attempt_at <= coalesce(s.clock, ${now}::timestamptz)
            and (d.leased_until is null or d.leased_until < clock_timestamp())))
      order by w.failing_since nulls first`.execute(queries);
    return rows;
  }

  async ofStore({ queries, storeId }: StoreScope): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from webhook_endpoints where store_id = ${storeId} and status = 'active' order by id`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** Undefined if it has been deleted or disabled. */
  async find({ queries, storeId }: Omit<StoreScope, 'now'>, id: string): Promise<Receiver | undefined> {
    const { rows } = await sql<Receiver>`
      select w.id, w.url, w.secret, w.previous_secret, w.previous_secret_until, w.failing_since, w.updated_at,
        s.clock, w.told_to < c.last as is_behind
      from webhook_endpoints w
        join stores s on s.id = w.store_id
        left join counters c on c.store_id = w.store_id and c.name = 'events'
      where w.store_id = ${storeId} and w.id = ${id} and w.status = 'active'`.execute(queries);
    return rows[0];
  }

  /**
   * Saves the health of an endpoint, and disables it if necessary. A change that the store or another process has made
   * meanwhile wins: attempts that began before it say nothing about it.
   */
  async saveHealth({ queries, storeId, now }: StoreScope, receiver: Receiver, health: Health): Promise<void> {
    const { id, url, failing_since, updated_at } = receiver;
    const { failingSince, disabledReason } = health;
    await sql`
      update webhook_endpoints set failing_since = ${failingSince}::timestamptz,
        disabled_reason = ${disabledReason}::text,
        status = case when ${disabledReason}::text is null then status else 'not_active' end,
        updated_at = case when ${disabledReason}::text is null then updated_at else ${now}::timestamptz end
      where store_id = ${storeId} and id = ${id} and status = 'active' and url = ${url}
        and updated_at = ${updated_at}::timestamptz
        and failing_since is not distinct from ${failing_since}::timestamptz`.execute(queries);
  }

  /** When the first delivery to an active endpoint of the store is due. */
  async firstDue({ queries, storeId }: StoreScope): Promise<Instant | null> {
    const { rows } = await sql<{ at: Instant | null }>`
      select min((
        select next_attempt_at from webhook_deliveries d
        where d.store_id = w.store_id and d.endpoint_id = w.id and d.next_attempt_at is not null
        order by next_attempt_at limit 1)) as at
      from webhook_endpoints w where w.store_id = ${storeId} and w.status = 'active'`.execute(queries);
    return rows[0]?.at ?? null;
  }
}

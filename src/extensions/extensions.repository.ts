import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Day } from '../domain/calendar/day.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { OperatorScope, StoreScope } from '../platform/database/scope.js';
import type { EventBody } from '../webhooks/events/events.dto.js';
import type { EventType } from '../webhooks/events/event-types.js';

/** Stores that are found at once. */
const FOUND = 200;

/** Where a store's days begin and end, and where its clock stands; null: it goes with the time. */
interface StoreDays {
  readonly timeZone: string;
  readonly clock: Instant | null;
}

/** How far a listener has come. */
interface Hearing {
  /** The number of the last event that it has heard. */
  readonly heardTo: number;
  /** Since then, one after the other. */
  readonly failures: number;
}

/** What to do while another process has it: wait, or leave it to that. */
export type Lock = 'wait' | 'leave';

const LOCKS = { wait: sql`for update`, leave: sql`for update skip locked` } as const;

/** What has failed is tried again after a second, then after twice as long each time, up to an hour. */
const PUT_OFF = sql`failures = failures + 1,
  waits_until = clock_timestamp() + least(3600, 2 ^ least(failures, 12)) * interval '1 second'`;

/** How far listeners have heard and daily tasks were done. Whoever has locked that is the only one who goes on with it. */
@Injectable()
export class ExtensionsRepository {
  /** Stores with events that have their number and that the listener has not heard: by lot, so that each has its turn. */
  async storesToHear({ queries }: OperatorScope, listener: string): Promise<string[]> {
    const { rows } = await sql<{ store_id: string }>`
      select c.store_id from counters c
      left join event_listeners l on l.store_id = c.store_id and l.listener = ${listener}
      where c.name = 'events' and c.last > coalesce(l.heard_to, 0)
        and (l.waits_until is null or l.waits_until < clock_timestamp())
      order by random() limit ${FOUND}`.execute(queries);
    return rows.map(({ store_id }) => store_id);
  }

  /** Whether there are events that the listener has not heard, and it does not wait after a failure. */
  async hasToHear({ queries, storeId }: StoreScope, listener: string): Promise<boolean> {
    const { rows } = await sql`
      select from counters c
      left join event_listeners l on l.store_id = c.store_id and l.listener = ${listener}
      where c.store_id = ${storeId} and c.name = 'events' and c.last > coalesce(l.heard_to, 0)
        and (l.waits_until is null or l.waits_until < clock_timestamp())`.execute(queries);
    return rows.length > 0;
  }

  /** Before the transaction in which it hears: what goes wrong in that is noted even if it is undone. */
  async beginListener({ queries, storeId }: StoreScope, listener: string): Promise<void> {
    await sql`insert into event_listeners (store_id, listener) values (${storeId}, ${listener})
      on conflict do nothing`.execute(queries);
  }

  /** @returns undefined while the listener waits after a failure, or another process has it */
  async lockListener({ queries, storeId }: StoreScope, listener: string, lock: Lock): Promise<Hearing | undefined> {
    const { rows } = await sql<Hearing>`
      select heard_to as "heardTo", failures from event_listeners where store_id = ${storeId} and listener = ${listener}
        and (waits_until is null or waits_until < clock_timestamp())
      ${LOCKS[lock]}`.execute(queries);
    return rows[0];
  }

  /** Asked after the lock, since whoever had it before may have heard of events that came meanwhile. */
  async lastEvent({ queries, storeId }: StoreScope): Promise<number> {
    const { rows } = await sql<{ last: number }>`
      select last from counters where store_id = ${storeId} and name = 'events'`.execute(queries);
    return rows[0]?.last ?? 0;
  }

  async eventsBetween(
    { queries, storeId }: StoreScope,
    after: number,
    until: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<EventBody[]> {
    const { rows } = await sql<EventBody>`
      select id, sequence, type, object_id, data, occurred_at, metadata, created_at, updated_at from events
      where store_id = ${storeId} and sequence > ${after} and sequence <= ${until} and type = any(${types})
      order by sequence limit ${limit}`.execute(queries);
    return rows;
  }

  async noteHeard({ queries, storeId }: StoreScope, listener: string, sequence: number): Promise<void> {
    await sql`update event_listeners set heard_to = ${sequence}, failures = 0, waits_until = null
      where store_id = ${storeId} and listener = ${listener} and heard_to < ${sequence}`.execute(queries);
  }

  async noteListenerFailure({ queries, storeId }: StoreScope, listener: string): Promise<void> {
    await sql`update event_listeners set ${PUT_OFF}
      where store_id = ${storeId} and listener = ${listener}`.execute(queries);
  }

  /** Stores whose day, by their own clocks and calendars, is not done. */
  async storesWithDays({ queries, now }: OperatorScope, task: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select s.id from stores s
      left join daily_tasks t on t.store_id = s.id and t.task = ${task}
      where (t.done_on is null or t.done_on < (coalesce(s.clock, ${now}::timestamptz) at time zone s.time_zone)::date)
        and (t.waits_until is null or t.waits_until < clock_timestamp())
      order by t.done_on nulls first limit ${FOUND}`.execute(queries);
    return rows.map(({ id }) => id);
  }

  async daysOf({ queries, storeId }: StoreScope): Promise<StoreDays> {
    const { rows } = await sql<StoreDays>`
      select time_zone as "timeZone", clock from stores where id = ${storeId}`.execute(queries);
    const [store] = rows;
    if (store === undefined) throw new Error(`there is no store ${storeId}`);
    return store;
  }

  /**
   * Before the transaction of its first day, for the same reason.
   * @param done the day that counts as done where none was
   */
  async beginTask({ queries, storeId }: StoreScope, task: string, done: Day): Promise<void> {
    await sql`insert into daily_tasks (store_id, task, done_on) values (${storeId}, ${task}, ${done})
      on conflict do nothing`.execute(queries);
  }

  /** @returns the last day done; undefined while the task waits after a failure, or another has it */
  async lockTask({ queries, storeId }: StoreScope, task: string, lock: Lock): Promise<Day | undefined> {
    const { rows } = await sql<{ done_on: Day }>`
      select done_on from daily_tasks where store_id = ${storeId} and task = ${task}
        and (waits_until is null or waits_until < clock_timestamp())
      ${LOCKS[lock]}`.execute(queries);
    return rows[0]?.done_on;
  }

  async noteDone({ queries, storeId }: StoreScope, task: string, day: Day): Promise<void> {
    await sql`update daily_tasks set done_on = ${day}, failures = 0, waits_until = null
      where store_id = ${storeId} and task = ${task}`.execute(queries);
  }

  async noteTaskFailure({ queries, storeId }: StoreScope, task: string): Promise<void> {
    await sql`update daily_tasks set ${PUT_OFF}
      where store_id = ${storeId} and task = ${task}`.execute(queries);
  }

  /** The days of the store begin anew. */
  async forgetDays({ queries, storeId }: StoreScope): Promise<void> {
    await sql`delete from daily_tasks where store_id = ${storeId}`.execute(queries);
  }
}

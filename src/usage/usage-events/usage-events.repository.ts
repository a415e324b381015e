import { Injectable } from '@nestjs/common';
import { CompiledQuery, sql } from 'kysely';
import type { Metadata } from '../../contract/validation/field.decorators.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { BilledTime, EventIdentity } from './usage-event.rules.js';

/** An enrollment as it is while usage is written to it. */
export interface UsedEnrollment extends BilledTime {
  readonly id: string;
  readonly start_on: Day;
  readonly ended_at: Instant | null;
  readonly time_zone: string;
  /** Where its current period really starts; null: where its first day does. */
  readonly period_starts_at: Instant | null;
  /** What it holds, and what it has held in its current period; one may stand in it more than once. */
  readonly option_ids: readonly string[];
}

export interface OptionMeter {
  readonly option_id: string;
  readonly key: string;
  readonly aggregation: Aggregation;
}

export interface UsageRow {
  readonly id: string;
  readonly external_id: string;
  readonly enrollment_id: string;
  readonly meter: string;
  /** A decimal. */
  readonly quantity: string;
  readonly occurred_at: Instant;
  readonly properties: Metadata;
  readonly metadata: Metadata;
}

export interface KeptEvent extends EventIdentity {
  readonly id: string;
  readonly external_id: string;
}

/** Where in time something was used, for finding what was billed already. */
export interface UsedMoment {
  readonly enrollment_id: string;
  readonly occurred_at: Instant;
  /** Its level holds on into later stretches, as that of a time-weighted meter does. */
  readonly holds_on: boolean;
}

/**
 * Shared locks, in the order of the ids: those who write usage do not wait for one another, nor do changes of an
 * enrollment that leave its key alone; but who closes its usage locks it `for update`, and waits. So either the one
 * who closes sees an event, or the one who writes the event sees what was closed.
 */
const HOLD = `
  select e.id, e.start_on, e.ended_at, e.current_period, e.next_billing_on,
    (select time_zone from stores where id = $1) as time_zone,
    e.state -> 'period' -> 'agreed' ->> 'startsAt' as period_starts_at,
    array(select json_array_elements(e.state -> 'segments') ->> 'billingOptionId') || e.billing_option_id as option_ids
  from enrollments e
  where e.store_id = $1 and e.id = any($2::text[])
  order by e.id
  for key share of e`;

const INSERT = `
  insert into usage_events (store_id, id, external_id, enrollment_id, meter, quantity, occurred_at, properties,
    metadata, created_at, updated_at)
  select $1, id, external_id, enrollment_id, meter, quantity, occurred_at, properties::json, metadata::json, $2, $2
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::timestamptz[], $9::text[], $10::text[])
    as sent (id, external_id, enrollment_id, meter, quantity, occurred_at, properties, metadata)
  on conflict (store_id, external_id) do nothing
  returning external_id`;

/** The rows are locked in one order, so that two who mark the same ones do not lock each other out. */
const MARK = `
  update billed_usage set has_late_events = true
  from (
    select enrollment_id, number, used_from from billed_usage b
    where store_id = $1 and enrollment_id = any($2::text[]) and not has_late_events and exists (
      select from unnest($2::text[], $3::timestamptz[], $4::boolean[]) as used (enrollment_id, occurred_at, holds_on)
      where used.enrollment_id = b.enrollment_id and used.occurred_at < b.used_to
        and (used.holds_on or used.occurred_at >= b.used_from))
    order by enrollment_id, number, used_from
    for no key update) late
  where billed_usage.store_id = $1 and billed_usage.enrollment_id = late.enrollment_id
    and billed_usage.number = late.number and billed_usage.used_from = late.used_from`;

/** Writes what was used, many at a time. */
@Injectable()
export class UsageEventsRepository {
  /** The enrollments of these ids that are there; none of them can have its usage closed before this transaction ends. */
  async hold({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<readonly UsedEnrollment[]> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(HOLD, [storeId, ids]));
    return rows as UsedEnrollment[];
  }

  /** The meters of these billing options; options without one are left out. */
  async metersOf({ queries, storeId }: StoreScope, optionIds: readonly string[]): Promise<readonly OptionMeter[]> {
    const { rows } = await sql<OptionMeter>`
      select o.id as option_id, m.key, m.aggregation
      from billing_options o join meters m on m.store_id = o.store_id and m.id = o.meter_id
      where o.store_id = ${storeId} and o.id = any(${optionIds}::text[])`.execute(queries);
    return rows;
  }

  /**
   * Inserts in one statement those whose external id the store does not have yet.
   * @param events in the order of their external ids, so that two who insert the same ones do not lock each other out
   * @returns the external ids of those that were inserted
   */
  async insert({ queries, storeId, now }: StoreScope, events: readonly UsageRow[]): Promise<ReadonlySet<string>> {
    const values = [
      storeId,
      now,
      events.map(({ id }) => id),
      events.map(({ external_id }) => external_id),
      events.map(({ enrollment_id }) => enrollment_id),
      events.map(({ meter }) => meter),
      events.map(({ quantity }) => quantity),
      events.map(({ occurred_at }) => occurred_at),
      events.map(({ properties }) => JSON.stringify(properties)),
      events.map(({ metadata }) => JSON.stringify(metadata)),
    ];
    const { rows } = await queries.executeQuery(CompiledQuery.raw(INSERT, values));
    return new Set((rows as { external_id: string }[]).map(({ external_id }) => external_id));
  }

  /** The events with these external ids that the store has, by external id. */
  async kept({ queries, storeId }: StoreScope, externalIds: readonly string[]): Promise<Map<string, KeptEvent>> {
    const { rows } = await sql<KeptEvent>`
      select id, external_id, enrollment_id, meter, quantity, occurred_at from usage_events
      where store_id = ${storeId} and external_id = any(${externalIds}::text[])`.execute(queries);
    return new Map(rows.map((row) => [row.external_id, row]));
  }

  /** Marks the stretches that were billed without something that was used in them. */
  async markLate({ queries, storeId }: StoreScope, used: readonly UsedMoment[]): Promise<void> {
    const values = [
      storeId,
      used.map(({ enrollment_id }) => enrollment_id),
      used.map(({ occurred_at }) => occurred_at),
      used.map(({ holds_on }) => holds_on),
    ];
    await queries.executeQuery(CompiledQuery.raw(MARK, values));
  }
}

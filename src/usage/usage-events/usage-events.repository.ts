import { Injectable } from '@nestjs/common';
import { CompiledQuery, sql } from 'kysely';
import { priceTerms, type PricedOption } from '../../catalog/billing-options/option-price.js';
import type { Metadata } from '../../contract/validation/field.decorators.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import { RowArrays } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { OptionMeter, UsedEnrollment } from './metered-time.rules.js';
import type { EventIdentity, MeteredStretch } from './usage-event.rules.js';

/** A meter, and which of an event's properties it counts, if any. */
export interface CountedMeter extends OptionMeter {
  readonly unique_property: string | null;
}

type MeterRow = PricedOption & {
  readonly option_id: string;
  readonly key: string;
  readonly aggregation: Aggregation;
  readonly unique_property: string | null;
};

/** What a billing option, known as `o`, and its meter `m` say of a quantity. */
const METER_COLUMNS = `o.id as option_id, o.price_model, o.unit_price, o.tiers, o.package_size, o.percentage,
    m.key, m.aggregation, m.unique_property`;

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
  /** Whether it is for time that may have been billed already. */
  readonly is_late: boolean;
}

export interface StoredEvent extends EventIdentity {
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
  select e.id, e.start_on, e.trial_end, e.status, e.ended_at, e.closing_on, e.current_period, e.next_billing_on,
    e.cancel_at_period_end, e.state -> 'period' -> 'agreed' as agreed, e.billing_option_id, e.state -> 'segments' as segments, e.state -> 'pauses' as pauses,
    (select time_zone from stores where id = $1) as time_zone
  from enrollments e
  where e.store_id = $1 and e.id = any($2::text[])
  order by e.id
  for key share of e`;

const METERS = `
  select ${METER_COLUMNS}
  from billing_options o join meters m on m.store_id = o.store_id and m.id = o.meter_id
  where o.store_id = $1 and o.id = any($2::text[])`;

const BILLED = `
  select b.enrollment_id, b.used_from, b.used_to, ${METER_COLUMNS}
  from billed_usage b
  join billing_options o on o.store_id = b.store_id and o.id = b.billing_option_id
  join meters m on m.store_id = o.store_id and m.id = o.meter_id
  where b.store_id = $1 and b.enrollment_id = any($2::text[]) and b.used_to > $3::timestamptz
  order by b.enrollment_id, b.number, b.used_from`;

/** An event that came late is billed with the stretch that it came late for; any other one was counted with its stretch. */
const IS_BILLED = `
  select exists (
    select from usage_events u
    join billed_usage b on b.store_id = u.store_id and b.enrollment_id = u.enrollment_id
    join billing_options o on o.store_id = b.store_id and o.id = b.billing_option_id
    join meters m on m.store_id = o.store_id and m.id = o.meter_id and m.key = u.meter
    where u.store_id = $1 and u.id = $2 and not u.is_late and u.occurred_at < b.used_to
      and (m.aggregation = 'time_weighted' or u.occurred_at >= b.used_from)) as is_billed`;

const SENT = new RowArrays<UsageRow>({
  id: ['text', ({ id }) => id],
  external_id: ['text', ({ external_id }) => external_id],
  enrollment_id: ['text', ({ enrollment_id }) => enrollment_id],
  meter: ['text', ({ meter }) => meter],
  quantity: ['numeric', ({ quantity }) => quantity],
  occurred_at: ['timestamptz', ({ occurred_at }) => occurred_at],
  properties: ['json', ({ properties }) => JSON.stringify(properties)],
  metadata: ['json', ({ metadata }) => JSON.stringify(metadata)],
  is_late: ['boolean', ({ is_late }) => is_late],
});

const INSERT = `
  insert into usage_events (store_id, ${SENT.names}, created_at, updated_at)
  select $1, ${SENT.names}, $2, $2 from ${SENT.tableText('sent', 3)}
  on conflict (store_id, external_id) do nothing
  returning external_id`;

const USED = new RowArrays<UsedMoment>({
  enrollment_id: ['text', ({ enrollment_id }) => enrollment_id],
  occurred_at: ['timestamptz', ({ occurred_at }) => occurred_at],
  holds_on: ['boolean', ({ holds_on }) => holds_on],
});

/** The rows are locked in one order, so that two who mark the same ones do not lock each other out. */
const MARK = `
  update billed_usage set has_late_events = true
  from (
    select enrollment_id, number, used_from from billed_usage b
    where store_id = $1 and enrollment_id = any($2::text[]) and not has_late_events and exists (
      select from ${USED.tableText('used', 2)}
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

  /** The meters of these billing options, by option; options without one are left out. */
  async metersOf(
    { queries, storeId }: StoreScope,
    optionIds: readonly string[],
  ): Promise<ReadonlyMap<string, CountedMeter>> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(METERS, [storeId, optionIds]));
    return new Map((rows as MeterRow[]).map((row) => [row.option_id, meterOf(row)]));
  }

  /** The stretches that were billed of these enrollments and end after a moment, by enrollment. */
  async billed(
    { queries, storeId }: StoreScope,
    enrollmentIds: readonly string[],
    after: Instant,
  ): Promise<ReadonlyMap<string, readonly MeteredStretch[]>> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(BILLED, [storeId, enrollmentIds, after]));
    const billed = new Map<string, MeteredStretch[]>();
    for (const row of rows as (MeterRow & { enrollment_id: string; used_from: Instant; used_to: Instant })[]) {
      const { key, aggregation, price } = meterOf(row);
      const stretch = { meter: key, aggregation, price, from: row.used_from, to: row.used_to };
      billed.set(row.enrollment_id, [...(billed.get(row.enrollment_id) ?? []), stretch]);
    }
    return billed;
  }

  /** Whether an event is on an invoice, or was counted for one. Its enrollment is held, so that this stays so. */
  async isBilled({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(IS_BILLED, [storeId, id]));
    return (rows as { is_billed: boolean }[])[0]?.is_billed === true;
  }

  /**
   * Inserts in one statement those whose external id the store does not have yet.
   * @param events in the order of their external ids, so that two who insert the same ones do not lock each other out
   * @returns the external ids of those that were inserted
   */
  async insert({ queries, storeId, now }: StoreScope, events: readonly UsageRow[]): Promise<ReadonlySet<string>> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(INSERT, [storeId, now, ...SENT.values(events)]));
    return new Set((rows as { external_id: string }[]).map(({ external_id }) => external_id));
  }

  /** The events with these external ids that the store has, by external id. */
  async kept({ queries, storeId }: StoreScope, externalIds: readonly string[]): Promise<Map<string, StoredEvent>> {
    const { rows } = await sql<StoredEvent>`
      select id, external_id, enrollment_id, meter, quantity, occurred_at from usage_events
      where store_id = ${storeId} and external_id = any(${externalIds}::text[])`.execute(queries);
    return new Map(rows.map((row) => [row.external_id, row]));
  }

  /** Marks the stretches that were billed without something that was used in them. */
  async markLate({ queries, storeId }: StoreScope, used: readonly UsedMoment[]): Promise<void> {
    await queries.executeQuery(CompiledQuery.raw(MARK, [storeId, ...USED.values(used)]));
  }
}

function meterOf({ key, aggregation, unique_property, ...option }: MeterRow): CountedMeter {
  return { key, aggregation, unique_property, price: priceTerms(option) };
}

import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { FAILURES, type FailureCode } from '../../contract/failures/failures.js';
import { readInstant } from '../../domain/calendar/instant.js';
import { startOfDay } from '../../domain/calendar/zoned-day.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { newId } from '../../platform/new-id.js';
import {
  faultOf,
  isSameEvent,
  latestMoment,
  unbilledFrom,
  usageRefusal,
  type MeteredEnrollment,
  type UsageRefusal,
} from './usage-event.rules.js';
import type { NewUsageEvent, UsageEventBody, UsageReceipt, UsageReceipts } from './usage-events.dto.js';
import { UsageEventsRepository, type UsageRow, type UsedEnrollment } from './usage-events.repository.js';
import { usageEvents } from './usage-events.resource.js';

/** What became of one event. */
type Outcome =
  | { readonly status: 'accepted' | 'duplicate'; readonly eventId: string }
  | { readonly status: 'refused'; readonly refusal: UsageRefusal | Taken };

const TAKEN = { code: 'already_taken', field: 'external_id' } as const;

type Taken = typeof TAKEN;

interface HeldEnrollment extends MeteredEnrollment {
  /** Before it, time may have been billed already; null: any time may have been. */
  readonly unbilledFrom: string | null;
}

/** What subscribers used. Each event counts once, by the id that the store itself gave it. */
@Injectable()
export class UsageEventsService {
  constructor(private readonly events: UsageEventsRepository) {}

  /**
   * Takes one event, or gives the one that is there already if it is the same.
   * @throws Failure `missing_reference`, `already_taken`, `usage_not_metered`, `negative_usage`,
   *   `usage_outside_enrollment`, `usage_in_future`
   */
  async record(caller: StoreCaller, event: NewUsageEvent): Promise<UsageEventBody> {
    const [outcome] = await this.take(caller, [event]);
    if (outcome === undefined) throw new Error('an event without an outcome');
    if (outcome.status !== 'refused') return usageEvents.get(caller, outcome.eventId);
    const { refusal } = outcome;
    const fault =
      refusal.code === 'already_taken'
        ? { path: [refusal.field], code: refusal.code, text: FAILURES[refusal.code].text }
        : faultOf(refusal);
    throw new Failure(refusal.code, { faults: [fault] });
  }

  /** Takes those that can be taken; one that can't does the others no harm. */
  async recordAll(caller: StoreCaller, events: readonly NewUsageEvent[]): Promise<UsageReceipts> {
    const outcomes = await this.take(caller, events);
    return { results: outcomes.map((outcome, index) => receiptOf(events[index]?.external_id ?? '', outcome)) };
  }

  /** @returns what became of each, in the order sent */
  private take(caller: StoreCaller, sent: readonly NewUsageEvent[]): Promise<Outcome[]> {
    return caller.transaction(async (scope) => {
      const held = await this.hold(scope, sent);
      const latest = latestMoment(scope.now);
      const rows = sent.map((event) => rowOf(event, scope.now));
      const refusals = rows.map((row) =>
        usageRefusal(
          { meter: row.meter, quantity: row.quantity, occurredAt: row.occurred_at },
          held.get(row.enrollment_id),
          latest,
        ),
      );
      const inserted = await this.insert(
        scope,
        rows.filter((_, index) => refusals[index] === undefined),
        held,
      );
      const isInserted = (row: UsageRow) => inserted.get(row.external_id) === row;
      const others = rows.filter((row) => !isInserted(row)).map(({ external_id }) => external_id);
      const kept = others.length === 0 ? undefined : await this.events.kept(scope, others);
      return rows.map((row, index): Outcome => {
        if (isInserted(row)) return { status: 'accepted', eventId: row.id };
        const before = kept?.get(row.external_id);
        const isSame = before !== undefined && isSameEvent({ ...row, occurred_at: sentTime(sent[index]) }, before);
        if (isSame) return { status: 'duplicate', eventId: before.id };
        return { status: 'refused', refusal: refusals[index] ?? TAKEN };
      });
    });
  }

  /** @returns those that the store did not have yet, by external id */
  private async insert(
    scope: StoreScope,
    events: readonly UsageRow[],
    held: ReadonlyMap<string, HeldEnrollment>,
  ): Promise<ReadonlyMap<string, UsageRow>> {
    // Of two with the same external id in one batch, the first counts.
    const byExternalId = new Map<string, UsageRow>();
    for (const event of events) if (!byExternalId.has(event.external_id)) byExternalId.set(event.external_id, event);
    if (byExternalId.size === 0) return byExternalId;
    const ordered = [...byExternalId.values()].sort((a, b) => (a.external_id < b.external_id ? -1 : 1));
    const inserted = await this.events.insert(scope, ordered);
    const fresh = ordered.filter(({ external_id }) => inserted.has(external_id));
    const late = fresh.filter((event) => mayBeLate(event, held.get(event.enrollment_id)));
    if (late.length > 0) {
      await this.events.markLate(
        scope,
        late.map(({ enrollment_id, occurred_at, meter }) => {
          const holds_on = held.get(enrollment_id)?.meters.get(meter) === 'time_weighted';
          return { enrollment_id, occurred_at, holds_on };
        }),
      );
    }
    return new Map(fresh.map((event) => [event.external_id, event]));
  }

  private async hold(
    scope: StoreScope,
    events: readonly NewUsageEvent[],
  ): Promise<ReadonlyMap<string, HeldEnrollment>> {
    const enrollments = await this.events.hold(scope, [...new Set(events.map((event) => event.enrollment_id))]);
    const optionIds = new Set(enrollments.flatMap(({ option_ids }) => option_ids));
    const meters = await this.events.metersOf(scope, [...optionIds]);
    const meterOf = new Map(meters.map((meter) => [meter.option_id, meter]));
    return new Map(
      enrollments.map((enrollment) => {
        const own = enrollment.option_ids.flatMap((id) => meterOf.get(id) ?? []);
        return [
          enrollment.id,
          heldEnrollment(enrollment, new Map(own.map(({ key, aggregation }) => [key, aggregation]))),
        ];
      }),
    );
  }
}

function heldEnrollment(enrollment: UsedEnrollment, meters: ReadonlyMap<string, Aggregation>): HeldEnrollment {
  const { start_on, ended_at, time_zone, period_starts_at } = enrollment;
  const unbilled = unbilledFrom(enrollment);
  return {
    startsAt: startOfDay(start_on, time_zone),
    hasEnded: ended_at !== null,
    meters,
    unbilledFrom: unbilled === null ? null : (period_starts_at ?? startOfDay(unbilled, time_zone)),
  };
}

function mayBeLate({ occurred_at }: UsageRow, enrollment: HeldEnrollment | undefined): boolean {
  const from = enrollment?.unbilledFrom ?? null;
  return from === null || occurred_at < from;
}

function rowOf(event: NewUsageEvent, now: string): UsageRow {
  const { external_id, enrollment_id, meter, quantity, properties, metadata } = event;
  const occurred_at = sentTime(event) ?? now;
  return { id: newId('use'), external_id, enrollment_id, meter, quantity, occurred_at, properties, metadata };
}

/** A time is kept and compared in UTC, however it was written. */
function sentTime(event: NewUsageEvent | undefined): string | null {
  return event?.occurred_at == null ? null : (readInstant(event.occurred_at) ?? null);
}

const TEXTS: Readonly<Record<FailureCode, { readonly text: string }>> = FAILURES;

function receiptOf(external_id: string, outcome: Outcome): UsageReceipt {
  if (outcome.status !== 'refused') {
    return { external_id, status: outcome.status, event_id: outcome.eventId, code: null, text: null };
  }
  const { code } = outcome.refusal;
  return { external_id, status: 'refused', event_id: null, code, text: TEXTS[code].text };
}

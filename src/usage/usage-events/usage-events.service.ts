import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { FAILURES, type FailureCode } from '../../contract/failures/failures.js';
import { found } from '../../contract/resource/resource.js';
import { readInstant, type Instant } from '../../domain/calendar/instant.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { newId } from '../../platform/new-id.js';
import { faultOf, isCurrent, isSameEvent, type SentUsage, type UsageFault } from './usage-event.rules.js';
import { UsageJudgingService } from './usage-judging.service.js';
import type { NewUsageEvent, UsageEventBody, UsageReceipt, UsageReceipts } from './usage-events.dto.js';
import { UsageEventsRepository, type UsageRow } from './usage-events.repository.js';
import { usageEvents } from './usage-events.resource.js';

/** What became of one event. */
type Outcome =
  | { readonly status: 'accepted' | 'duplicate'; readonly eventId: string }
  | { readonly status: 'refused'; readonly refusal: UsageFault | Taken };

const TAKEN = { code: 'already_taken', field: 'external_id' } as const;

type Taken = typeof TAKEN;

/** An event that can be taken, and how its meter counts it. */
interface TakenUsage {
  readonly row: UsageRow;
  readonly aggregation: Aggregation | undefined;
}

/** What subscribers used. Each event counts once, by the id that the store itself gave it. */
@Injectable()
export class UsageEventsService {
  constructor(
    private readonly events: UsageEventsRepository,
    private readonly judging: UsageJudgingService,
  ) {}

  /**
   * Takes one event, or gives the one that is there already if it is the same.
   * @throws Failure `missing_reference`, `already_taken`, `usage_not_metered`, `negative_usage`,
   *   `usage_outside_enrollment`, `usage_in_future`, `enrollment_paused`, `amount_too_large`
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

  /**
   * Removes an event that is not billed yet, so that its external id can be used again.
   * @throws Failure `usage_billed` once an invoice has counted it
   */
  withdraw(caller: StoreCaller, id: string): Promise<UsageEventBody> {
    return caller.transaction(async (scope) => {
      const { enrollment_id } = found(await usageEvents.table.find(scope, id));
      // A process that closes the usage of the enrollment waits, so that the event is on the invoice or gone.
      await this.events.hold(scope, [enrollment_id]);
      const event = found(await usageEvents.table.lock(scope, id));
      caller.assertIfMatch(event);
      if (await this.events.isBilled(scope, id)) throw new Failure('usage_billed');
      await usageEvents.table.delete(scope, id, scope.now);
      return event;
    });
  }

  /** Takes those that can be taken; one that can't does the others no harm. */
  async recordAll(caller: StoreCaller, events: readonly NewUsageEvent[]): Promise<UsageReceipts> {
    const outcomes = await this.take(caller, events);
    return { results: outcomes.map((outcome, index) => receiptOf(events[index]?.external_id ?? '', outcome)) };
  }

  /** @returns what became of each, in the order sent */
  private take(caller: StoreCaller, sent: readonly NewUsageEvent[]): Promise<Outcome[]> {
    return caller.transaction(async (scope) => {
      const held = await this.judging.hold(scope, sent);
      const isLate = (row: Pick<UsageRow, 'enrollment_id'> & SentUsage) => {
        const enrollment = held.enrollments.get(row.enrollment_id);
        return enrollment !== undefined && !isCurrent(row, enrollment);
      };
      const rows = sent.map((event) => rowOf(event, scope.now, isLate));
      const judged = await this.judging.judge(scope, rows, held);
      const refusals = judged.map((one) => ('refusal' in one ? one.refusal : undefined));
      const inserted = await this.insert(
        scope,
        rows.flatMap((row, index): TakenUsage[] => {
          const one = judged[index];
          if (one === undefined || 'refusal' in one) return [];
          return [{ row, aggregation: one.stretch?.aggregation ?? held.meters.get(row.meter)?.aggregation }];
        }),
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
  private async insert(scope: StoreScope, events: readonly TakenUsage[]): Promise<ReadonlyMap<string, UsageRow>> {
    // Of two with the same external id in one batch, the first counts.
    const byExternalId = new Map<string, TakenUsage>();
    for (const event of events) {
      if (!byExternalId.has(event.row.external_id)) byExternalId.set(event.row.external_id, event);
    }
    if (byExternalId.size === 0) return new Map();
    const ordered = [...byExternalId.values()].sort((a, b) => (a.row.external_id < b.row.external_id ? -1 : 1));
    const inserted = await this.events.insert(
      scope,
      ordered.map(({ row }) => row),
    );
    const fresh = ordered.filter(({ row }) => inserted.has(row.external_id));
    const late = fresh.filter(({ row }) => row.is_late);
    if (late.length > 0) {
      await this.events.markLate(
        scope,
        late.map(({ row: { enrollment_id, occurred_at }, aggregation }) => {
          return { enrollment_id, occurred_at, holds_on: aggregation === 'time_weighted' };
        }),
      );
    }
    return new Map(fresh.map(({ row }) => [row.external_id, row]));
  }
}

function rowOf(
  event: NewUsageEvent,
  now: Instant,
  isLate: (usage: Pick<UsageRow, 'enrollment_id'> & SentUsage) => boolean,
): UsageRow {
  const { external_id, enrollment_id, meter, quantity, properties, metadata } = event;
  const occurred_at = sentTime(event) ?? now;
  const is_late = isLate({ enrollment_id, meter, quantity, occurredAt: occurred_at });
  return { id: newId('use'), external_id, enrollment_id, meter, quantity, occurred_at, properties, metadata, is_late };
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
  const { refusal } = outcome;
  const text = ('text' in refusal ? refusal.text : undefined) ?? TEXTS[refusal.code].text;
  return { external_id, status: 'refused', event_id: null, code: refusal.code, text };
}

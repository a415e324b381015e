import { invalidField, type Fault } from '../../contract/failures/fault.js';
import { FAILURES } from '../../contract/failures/failures.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import { exact } from '../../domain/money/exact.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';

/** How far the clocks of a store's machines may be ahead of ours. */
const MOST_AHEAD_MS = 3_600_000;

/** What the rules ask of the enrollment that something was used with. */
export interface MeteredEnrollment {
  /** The first moment of its first day, in the store's time zone. */
  readonly startsAt: Instant;
  /** Then its last invoice has been made. */
  readonly hasEnded: boolean;
  /** By their keys, the meters of the options that it holds, or has held in its current period. */
  readonly meters: ReadonlyMap<string, Aggregation>;
}

/** What was used, as it was sent and with its defaults. */
export interface SentUsage {
  readonly meter: string;
  readonly quantity: string;
  readonly occurredAt: Instant;
}

export type UsageRefusal = {
  readonly code:
    'missing_reference' | 'usage_not_metered' | 'negative_usage' | 'usage_outside_enrollment' | 'usage_in_future';
  readonly field: 'enrollment_id' | 'meter' | 'quantity' | 'occurred_at';
};

/**
 * Why something that was used can't be taken; undefined when it can.
 * @param enrollment undefined: the store has no such enrollment
 * @param latest the last moment that is not too far ahead, see `latestMoment`
 */
export function usageRefusal(
  { meter, quantity, occurredAt }: SentUsage,
  enrollment: MeteredEnrollment | undefined,
  latest: Instant,
): UsageRefusal | undefined {
  if (enrollment === undefined) return { code: 'missing_reference', field: 'enrollment_id' };
  const aggregation = enrollment.meters.get(meter);
  if (aggregation === undefined) return { code: 'usage_not_metered', field: 'meter' };
  if (aggregation !== 'sum' && isNegative(quantity)) return { code: 'negative_usage', field: 'quantity' };
  // Whatever comes after the end has no invoice to go to, whenever it was used.
  if (occurredAt < enrollment.startsAt || enrollment.hasEnded) {
    return { code: 'usage_outside_enrollment', field: 'occurred_at' };
  }
  return occurredAt > latest ? { code: 'usage_in_future', field: 'occurred_at' } : undefined;
}

/** The last moment at which something may have been used by what the store says now. */
export function latestMoment(now: Instant): Instant {
  return new Date(Date.parse(now) + MOST_AHEAD_MS).toISOString();
}

/** The same in the shape of a faulty field. */
export function faultOf({ code, field }: UsageRefusal): Fault {
  const { text } = FAILURES[code];
  return code === 'missing_reference' ? { path: [field], code, text } : invalidField([field], text);
}

function isNegative(quantity: string): boolean {
  return quantity.startsWith('-') && !exact(quantity).isZero();
}

/** The part of an enrollment that says where its unbilled time begins. */
export interface BilledTime {
  readonly current_period: { readonly start: Day; readonly end: Day | null } | null;
  readonly next_billing_on: Day | null;
}

/**
 * The day from which on nothing has been billed for yet; null: any time may have been. A period that has an end and
 * no next billing was closed, by a pause that outlasted it or by the enrollment's own end.
 */
export function unbilledFrom({ current_period, next_billing_on }: BilledTime): Day | null {
  if (current_period === null) return null;
  return next_billing_on === null && current_period.end !== null ? null : current_period.start;
}

/** What tells a repeated event from another one with the same external id. */
export interface EventIdentity {
  readonly enrollment_id: string;
  readonly meter: string;
  readonly quantity: string;
  readonly occurred_at: Instant | null;
}

/** Whether an event was only sent again. A time that was left out says nothing, because it stood for the time of sending. */
export function isSameEvent(sent: EventIdentity, kept: EventIdentity): boolean {
  return (
    sent.enrollment_id === kept.enrollment_id &&
    sent.meter === kept.meter &&
    (sent.occurred_at === null || sent.occurred_at === kept.occurred_at) &&
    exact(sent.quantity).equals(kept.quantity)
  );
}

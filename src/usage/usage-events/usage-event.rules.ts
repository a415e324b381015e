import { invalidField, type Fault } from '../../contract/failures/fault.js';
import { FAILURES } from '../../contract/failures/failures.js';
import type { Instant } from '../../domain/calendar/instant.js';
import { exact } from '../../domain/money/exact.js';
import { AmountTooLarge, MOST_MINOR_UNITS, roundToMinorUnit } from '../../domain/money/rounding.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import { priceOf, type Price, type Quantity } from '../../domain/pricing/price-model.js';

/** How far the clocks of a store's machines may be ahead of ours. */
const MOST_AHEAD_MS = 3_600_000;

/** A stretch of time in which an enrollment held a billing option that is priced by a meter. */
export interface MeteredStretch {
  /** The meter's key. */
  readonly meter: string;
  readonly aggregation: Aggregation;
  readonly price: Price | null;
  readonly from: Instant;
  /** Null: it goes on. */
  readonly to: Instant | null;
}

/** A half-open stretch of time. */
export interface TimeSpan {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** What the rules ask of the enrollment that something was used with. */
export interface MeteredEnrollment {
  /** The first moment of its first day, in the store's time zone. */
  readonly startsAt: Instant;
  /** The moment at which its trial ends; null: it has none. What is used before costs nothing. */
  readonly trialEndsAt: Instant | null;
  readonly hasEnded: boolean;
  /** Whether late usage is taken of what it holds no more: the grace time after an end or a change runs. */
  readonly isInGrace: boolean;
  /** When it was paused beyond a period that was paid, so that there is no period to bill usage with. */
  readonly pauses: readonly TimeSpan[];
  /** Of the period that is not billed yet; none once all of its time is. */
  readonly current: readonly MeteredStretch[];
  /** The keys of the meters that it is priced by now, of which late usage is taken as long as it lives. */
  readonly meters: ReadonlySet<string>;
}

/** What was used, as it was sent and with its defaults. */
export interface SentUsage {
  readonly meter: string;
  readonly quantity: string;
  readonly occurredAt: Instant;
}

export type UsageFault = {
  readonly code:
    | 'missing_reference'
    | 'usage_not_metered'
    | 'negative_usage'
    | 'usage_outside_enrollment'
    | 'usage_in_future'
    | 'enrollment_paused'
    | 'amount_too_large';
  readonly field: 'enrollment_id' | 'meter' | 'quantity' | 'occurred_at';
  /** Where the sentence of the code is not exact enough. */
  readonly text?: string;
};

/** The stretch that an event counts for; null: a trial's, which costs nothing. */
export type Judged = { readonly refusal: UsageFault } | { readonly stretch: MeteredStretch | null };

/** Whether an event is for time that is not billed yet, so that it is judged without what was billed. */
export function isCurrent({ meter, occurredAt }: SentUsage, { current }: MeteredEnrollment): boolean {
  return current.some((stretch) => stretch.meter === meter && isWithin(occurredAt, stretch));
}

/**
 * Why something that was used can't be taken, or the stretch that it counts for. Whatever is taken is billed, unless it
 * was used in a trial.
 * @param enrollment undefined: the store has no such enrollment
 * @param billed the stretches that are billed already, which late usage is for; they may be left out for current usage
 * @param latest the last moment that is not too far ahead, see `latestMoment`
 */
export function judgeUsage(
  usage: SentUsage,
  enrollment: MeteredEnrollment | undefined,
  billed: readonly MeteredStretch[],
  latest: Instant,
): Judged {
  if (enrollment === undefined) return refused('missing_reference', 'enrollment_id');
  const { meter, quantity, occurredAt } = usage;
  const { startsAt, trialEndsAt, hasEnded, isInGrace, pauses, current, meters } = enrollment;
  const ofMeter = [...current, ...billed].filter((stretch) => stretch.meter === meter);
  const [first] = ofMeter;
  if (first === undefined && !meters.has(meter)) return refused('usage_not_metered', 'meter');
  const takesNegative = first === undefined || first.aggregation === 'sum';
  if (!takesNegative && isNegative(quantity)) return refused('negative_usage', 'quantity');
  const isTaken = isInGrace || (!hasEnded && meters.has(meter));
  if (occurredAt < startsAt || !isTaken) return refused('usage_outside_enrollment', 'occurred_at');
  if (occurredAt > latest) return refused('usage_in_future', 'occurred_at');
  const stretch = ofMeter.find((one) => isWithin(occurredAt, one));
  if (stretch !== undefined) {
    if (!isPriceable(stretch.price, contribution(stretch.aggregation, quantity))) return tooLarge();
    return { stretch };
  }
  if (trialEndsAt !== null && occurredAt < trialEndsAt) return { stretch: null };
  if (pauses.some((pause) => isWithin(occurredAt, pause))) {
    const text = 'The enrollment was paused at this time, beyond the period that was paid: nothing is billed for it';
    return { refusal: { code: 'enrollment_paused', field: 'occurred_at', text } };
  }
  if (hasEnded) return refused('usage_outside_enrollment', 'occurred_at');
  const text = 'The enrollment held no billing option that is priced by this meter at this time';
  return { refusal: { code: 'usage_not_metered', field: 'meter', text } };
}

function refused(code: UsageFault['code'], field: UsageFault['field']): Judged {
  return { refusal: { code, field } };
}

export function tooLarge(): { readonly refusal: UsageFault } {
  return { refusal: { code: 'amount_too_large', field: 'quantity' } };
}

function isWithin(time: Instant, { from, to }: TimeSpan): boolean {
  return from <= time && (to === null || time < to);
}

/** What one event adds to the quantity of its stretch, or replaces it by. */
export function contribution(aggregation: Aggregation, quantity: string): string {
  return aggregation === 'count' || aggregation === 'unique' ? '1' : quantity;
}

/** Whether a quantity costs no more than an amount can be. */
export function isPriceable(price: Price | null, quantity: Quantity): boolean {
  return price === null || costsAtMost(price, quantity, MOST_MINOR_UNITS);
}

/** Even a thousand events below this part of the most that an amount can be can not pass it together. */
const ONE_OF_MANY = 1000;

/**
 * Whether the quantity of the whole stretch is to be looked at before an event is taken: events that are added up, and
 * of which a thousand might cost more than an amount can be.
 */
export function mayAddUpTooFar({ aggregation, price }: MeteredStretch, quantity: string): boolean {
  const isAddedUp = aggregation === 'sum' || aggregation === 'count' || aggregation === 'unique';
  if (!isAddedUp || price === null) return false;
  return !costsAtMost(price, contribution(aggregation, quantity), MOST_MINOR_UNITS / ONE_OF_MANY);
}

function costsAtMost(price: Price, quantity: Quantity, most: number): boolean {
  try {
    return roundToMinorUnit(priceOf(price, quantity)) <= most;
  } catch (error) {
    if (error instanceof AmountTooLarge) return false;
    throw error;
  }
}

/** The last moment at which something may have been used by what the store says now. */
export function latestMoment(now: Instant): Instant {
  return new Date(Date.parse(now) + MOST_AHEAD_MS).toISOString();
}

/** The same in the shape of a faulty field. */
export function faultOf({ code, field, text = FAILURES[code].text }: UsageFault): Fault {
  return code === 'missing_reference' ? { path: [field], code, text } : invalidField([field], text);
}

function isNegative(quantity: string): boolean {
  return quantity.startsWith('-') && !exact(quantity).isZero();
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

import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import { instantOf, type Moment } from '../../domain/calendar/proration.js';
import { startOfDay } from '../../domain/calendar/zoned-day.js';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import type { Price } from '../../domain/pricing/price-model.js';
import type { MeteredEnrollment, MeteredStretch, TimeSpan } from './usage-event.rules.js';

/** An enrollment as it is while usage is written to it. */
export interface UsedEnrollment {
  readonly id: string;
  readonly start_on: Day;
  readonly trial_end: Day | null;
  readonly status: string;
  readonly ended_at: Instant | null;
  /** The day on which late usage of what is held no more is closed; null: none is taken. */
  readonly closing_on: Day | null;
  readonly current_period: { readonly start: Day; readonly end: Day | null } | null;
  readonly next_billing_on: Day | null;
  readonly cancel_at_period_end: boolean;
  readonly time_zone: string;
  /** What was agreed for the current period; null: it has not begun, or this was not stored yet. */
  readonly agreed: { readonly timeZone: string; readonly startsAt: Instant } | null;
  readonly billing_option_id: string;
  /** What is held in the current period, from when on each. */
  readonly segments: readonly { readonly from: Moment; readonly billingOptionId: string }[];
  readonly pauses: readonly { readonly from: Day; readonly to: Day }[] | null;
}

/** What an option's usage is counted and priced by. */
export interface OptionMeter {
  readonly key: string;
  readonly aggregation: Aggregation;
  readonly price: Price | null;
}

/** @param meterOf the meters of the options that it holds, or has held in its current period, by option */
export function meteredEnrollment(
  enrollment: UsedEnrollment,
  meterOf: ReadonlyMap<string, OptionMeter>,
  now: Instant,
): MeteredEnrollment {
  const { start_on, trial_end, ended_at, closing_on, time_zone, billing_option_id, segments } = enrollment;
  const startOf = (day: Day) => startOfDay(day, time_zone);
  const hasEnded = ended_at !== null;
  const held = [billing_option_id, ...segments.map(({ billingOptionId }) => billingOptionId)];
  return {
    startsAt: startOf(start_on),
    trialEndsAt: trial_end === null ? null : startOf(trial_end),
    hasEnded,
    isInGrace: closing_on !== null && now < startOf(closing_on),
    pauses: pausesOf(enrollment),
    current: hasEnded ? [] : currentStretches(enrollment, meterOf),
    meters: new Set(held.flatMap((id) => meterOf.get(id)?.key ?? [])),
  };
}

function currentStretches(enrollment: UsedEnrollment, meterOf: ReadonlyMap<string, OptionMeter>): MeteredStretch[] {
  const { current_period: period, next_billing_on, cancel_at_period_end, time_zone } = enrollment;
  const { start_on, billing_option_id, segments, agreed } = enrollment;
  const zone = agreed?.timeZone ?? time_zone;
  const at = (moment: Moment) =>
    agreed !== null && moment === period?.start ? agreed.startsAt : instantOf(moment, zone);
  // A period that has an end and no next billing was closed, by a pause that outlasted it.
  if (period !== null && next_billing_on === null && period.end !== null) return [];
  const isLast = cancel_at_period_end && period !== null && period.end !== null;
  const last = isLast ? startOfDay(period.end, zone) : null;
  const whole = [{ from: period?.start ?? start_on, billingOptionId: billing_option_id }];
  const all = segments.length === 0 || period === null ? whole : segments;
  return all.flatMap(({ from, billingOptionId }, index): MeteredStretch[] => {
    const meter = meterOf.get(billingOptionId);
    const next = all[index + 1]?.from;
    if (meter === undefined) return [];
    const { key, aggregation, price } = meter;
    const to = next === undefined ? last : at(next);
    return [{ meter: key, aggregation, price, from: at(from), to }];
  });
}

function pausesOf({ status, current_period, next_billing_on, time_zone, pauses }: UsedEnrollment): TimeSpan[] {
  const over = (pauses ?? []).map(({ from, to }) => {
    return { from: startOfDay(from, time_zone), to: startOfDay(to, time_zone) };
  });
  const end = current_period?.end ?? null;
  const isRunning = status === 'paused' && end !== null && next_billing_on === null;
  return isRunning ? [...over, { from: startOfDay(end, time_zone), to: null }] : over;
}

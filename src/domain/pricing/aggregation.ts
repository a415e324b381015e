import type { Instant } from '../calendar/instant.js';
import { exact, ZERO, type Exact } from '../money/exact.js';

export type Aggregation = 'count' | 'sum' | 'max' | 'unique' | 'latest' | 'time_weighted';

export interface UsageEvent {
  readonly quantity: string;
  readonly occurredAt: Instant;
  /** What `unique` tells events apart by; an event without one is not counted. */
  readonly property?: string | null;
}

/** Half open: an event at the end belongs to the next period. */
export interface UsagePeriod {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * The quantity that a meter makes of the events of a period, in the meter's own unit; events outside of it are left out,
 * and without any it is zero. Exact, but for `time_weighted`, which is a quotient of 60 digits.
 * @param before the last quantity earlier than the period, or null: only `time_weighted` goes on from it
 * @throws RangeError for `time_weighted` over a period without length
 */
export function aggregate(
  aggregation: Aggregation,
  events: readonly UsageEvent[],
  period: UsagePeriod,
  before: string | null,
): Exact {
  const within = events.filter(({ occurredAt }) => period.start <= occurredAt && occurredAt < period.end);
  switch (aggregation) {
    case 'count':
      return exact(within.length);
    case 'sum':
      return within.reduce((sum, { quantity }) => sum.plus(quantity), ZERO);
    case 'max':
      return within.map(({ quantity }) => exact(quantity)).reduce(larger, undefined) ?? ZERO;
    case 'unique':
      return exact(new Set(within.flatMap(({ property }) => property ?? [])).size);
    case 'latest':
      return exact(inOrder(within).at(-1)?.quantity ?? 0);
    case 'time_weighted':
      return averageLevel(inOrder(within), period, before);
  }
}

/** Zero is not the least: a quantity may be negative. */
function larger(most: Exact | undefined, quantity: Exact): Exact {
  return most === undefined || quantity.greaterThan(most) ? quantity : most;
}

/** By time, which compares as text; the sort is stable, so that of two at the same time the later in the list wins. */
function inOrder(events: readonly UsageEvent[]): UsageEvent[] {
  return events.toSorted((a, b) => (a.occurredAt === b.occurredAt ? 0 : a.occurredAt < b.occurredAt ? -1 : 1));
}

/** The level that holds from each event to the next, weighted by its milliseconds. */
function averageLevel(ordered: readonly UsageEvent[], { start, end }: UsagePeriod, before: string | null): Exact {
  const length = millisecondsBetween(start, end);
  if (length <= 0) throw new RangeError(`A period from ${start} to ${end} has no length to take an average over`);
  const levels = [{ quantity: before ?? '0', occurredAt: start }, ...ordered];
  const weighted = levels.reduce<Exact>((sum, { quantity, occurredAt }, index) => {
    const until = levels[index + 1]?.occurredAt ?? end;
    return sum.plus(exact(quantity).times(millisecondsBetween(occurredAt, until)));
  }, ZERO);
  return weighted.dividedBy(length);
}

function millisecondsBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

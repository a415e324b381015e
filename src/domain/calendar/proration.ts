import { dayNumber, type Day } from './day.js';
import type { Instant } from './instant.js';
import { dayAt, startOfDay } from './zoned-day.js';

/** A day stands for the moment at which it starts in the store's time zone. */
// eslint-disable-next-line @typescript-eslint/no-duplicate-type-constituents -- both are texts, of different meaning
export type Moment = Day | Instant;

/** What proration counts: calendar days, however long they were, or seconds that really passed. */
export type ProrationUnit = 'day' | 'second';

/**
 * Where the moment lies on the line that is counted, from 1970 on. By day it is the number of the calendar day in the
 * zone, so that the day of a change counts as a whole; by second the whole seconds since the epoch, rounded down.
 * RangeError if there is no such zone, or outside the years 0001–9999.
 */
export function position(moment: Moment, unit: ProrationUnit, timeZone: string): number {
  if (unit === 'day') return dayNumber(isInstant(moment) ? dayAt(moment, timeZone) : moment);
  return Math.floor(Date.parse(instantOf(moment, timeZone)) / 1000);
}

/** The moment as an instant. RangeError if there is no such zone, or outside the years 0001–9999. */
export function instantOf(moment: Moment, timeZone: string): Instant {
  return isInstant(moment) ? moment : startOfDay(moment, timeZone);
}

/** The length from one moment to the other in the unit; negative if `to` lies first. RangeError as of `position`. */
export function lengthBetween(from: Moment, to: Moment, unit: ProrationUnit, timeZone: string): number {
  return position(to, unit, timeZone) - position(from, unit, timeZone);
}

function isInstant(moment: Moment): boolean {
  return moment.includes('T');
}

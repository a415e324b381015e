import { dayFromNumber, dayNumber, type Day } from './day.js';
import type { Instant } from './instant.js';
import { memoize } from './memoize.js';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
// No zone has ever been 16 hours from UTC, and none has changed its offset twice within 32 hours (tz database 2025c).
const WIDEST_OFFSET_MS = 16 * 3_600_000;

// There are 418 zones in Node 20.20, but a name may be written in any case. A formatter takes some 30 kB.
const formatterOf = memoize(
  600,
  (timeZone: string) => new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', timeZoneName: 'longOffset' }),
);

// A day is ten characters, so the two halves of a key cannot be confused.
const knownStartOfDay = memoize(20_000, (key: string) => firstMoment(key.slice(0, 10), key.slice(10)));

/**
 * The first moment of the calendar day in the time zone: midnight, or where clocks skip midnight the moment to which they
 * jump, or where the day itself was skipped the moment at which the next one begins. If midnight comes twice, the first.
 * RangeError if there is no such zone, or if the moment lies outside the years 0001–9999 in UTC.
 */
export function startOfDay(day: Day, timeZone: string): Instant {
  return timeZone === 'UTC' ? `${day}T00:00:00.000Z` : knownStartOfDay(day + timeZone);
}

/**
 * The calendar day in the time zone at that moment. RangeError if there is no such zone, or if the day lies outside the
 * years 0001–9999.
 */
export function dayAt(instant: Instant, timeZone: string): Day {
  if (timeZone === 'UTC') return instant.slice(0, 10);
  const time = Date.parse(instant);
  return dayFromNumber(Math.floor((time + offsetAt(time, timeZone)) / DAY_MS));
}

/** Times here are milliseconds since the epoch; what clocks show is counted as if they showed UTC. */
function firstMoment(day: Day, timeZone: string): Instant {
  const midnight = dayNumber(day) * DAY_MS;
  const earliest = midnight - WIDEST_OFFSET_MS;
  const latest = midnight + WIDEST_OFFSET_MS;
  const [before, after] = [offsetAt(earliest, timeZone), offsetAt(latest, timeZone)];
  const change = before === after ? latest : offsetChange(earliest, latest, timeZone);
  // Clocks reach midnight before they change, or by changing, or some time after.
  const time = midnight - before < change ? midnight - before : Math.max(change, midnight - after);
  return dayFromNumber(Math.floor(time / DAY_MS)) + new Date(time).toISOString().slice(10);
}

/** The moment, to the second, at which the zone leaves the offset that it has at `from` for the one that it has at `to`. */
function offsetChange(from: number, to: number, timeZone: string): number {
  const before = offsetAt(from, timeZone);
  let [last, first] = [from / SECOND_MS, to / SECOND_MS];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetAt(middle * SECOND_MS, timeZone) === before) last = middle;
    else first = middle;
  }
  return first * SECOND_MS;
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const text = formatterOf(timeZone).format(time);
  // It ends in `GMT-03:00`, or `GMT-03:06:28` before zones were rounded to minutes.
  const at = text.indexOf('GMT') + 3;
  const [hours = 0, minutes = 0, seconds = 0] = text
    .slice(at + 1)
    .split(':')
    .map(Number);
  const offset = ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS;
  return text[at] === '-' ? -offset : offset;
}

import { addDays, type Day } from '../../domain/calendar/day.js';

/**
 * The day on which collecting is tried again: the next of the ladder's days, counted from the first failure.
 * @param ladder ascending
 * @returns null when the ladder is at its end
 */
export function nextCollectionDay(firstFailedOn: Day, today: Day, ladder: readonly number[]): Day | null {
  return ladder.map((after) => addDays(firstFailedOn, after)).find((day) => day > today) ?? null;
}

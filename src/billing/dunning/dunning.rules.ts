import { addDays, type Day } from '../../domain/calendar/day.js';

/**
 * The day on which collecting is tried again: the next of the ladder's days, counted from the first failure.
 * @param ladder ascending
 * @returns null when the ladder is at its end
 */
export function nextCollectionDay(firstFailedOn: Day, today: Day, ladder: readonly number[]): Day | null {
  return ladder.map((after) => addDays(firstFailedOn, after)).find((day) => day > today) ?? null;
}

/**
 * The day on which an invoice that the ladder has not collected was to be given up, when nothing is late: its last try.
 * @param collectOn when it was to be tried now; null: it is tried out of turn
 * @param firstFailedOn null: it has not failed before
 */
export function givenUpOn(
  collectOn: Day | null,
  firstFailedOn: Day | null,
  today: Day,
  ladder: readonly number[],
): Day {
  if (collectOn === null || firstFailedOn === null) return today;
  const lastTry = addDays(firstFailedOn, ladder.at(-1) ?? 0);
  const day = collectOn > lastTry ? collectOn : lastTry;
  return day < today ? day : today;
}

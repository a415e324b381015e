import { addDays, type Day } from '../calendar/day.js';
import type { EnrollmentState } from './enrollment-state.js';

/**
 * The day on which late usage is closed of what an enrollment holds no more: from then on none is taken, and what came
 * until then has been billed. A grace time that runs already is not cut short.
 * @param usedUntil the first day that is not billed of it any more
 * @param today the day on which that was done, which may be later
 * @param running the day on which an earlier grace time ends; null: none runs
 * @returns null: no late usage is taken
 */
export function closingDay(usedUntil: Day, today: Day, graceDays: number, running: Day | null): Day | null {
  if (graceDays === 0) return running;
  const end = addDays(usedUntil > today ? usedUntil : today, graceDays);
  return running !== null && running > end ? running : end;
}

/** Whether the next step closes late usage: on one day it comes before the renewal, whose period has just begun. */
export function closesUsageNext({ nextBillingOn, closingOn = null }: EnrollmentState): boolean {
  return closingOn !== null && (nextBillingOn === null || closingOn <= nextBillingOn);
}

/** The day of the next step, whether it renews a period or closes late usage; null: nothing is to come. */
export function nextStepOn(state: EnrollmentState): Day | null {
  return closesUsageNext(state) ? (state.closingOn ?? null) : state.nextBillingOn;
}

import { anchorFrom, periodOf, stubOf, type Anchor, type Recurrence } from '../calendar/cycle.js';
import type { Day } from '../calendar/day.js';
import type { EnrollmentPeriod, EnrollmentState } from './enrollment-state.js';

/** Whether periods of both are equally long, so that the price of one can take the place of the other's within a period. */
export function isSameRecurrence(a: Recurrence, b: Recurrence): boolean {
  return a.cycle === b.cycle && (a.interval === b.interval || a.cycle === 'forever');
}

/** Whether a wanted day means the same to both: a day of the month, or of the week. */
export function isCountedAlike(a: Recurrence, b: Recurrence): boolean {
  return wantedDayOf(a) === wantedDayOf(b);
}

/** The period that begins on a day: the one after the state's, or the first by a new anchor. */
export function nextPeriod(
  state: EnrollmentState,
  before: Recurrence,
  recurrence: Recurrence,
  day: Day,
): { anchor: Anchor; period: EnrollmentPeriod } {
  const number = state.lastNumber + 1;
  const { anchor: kept, period: last } = state;
  if (kept !== null && last !== null && isSameRecurrence(before, recurrence)) {
    const index = last.kind === 'stub' ? 0 : last.index + 1;
    const { start, end } = periodOf(recurrence, kept, index);
    return { anchor: kept, period: { kind: 'full', number, index, start, end, fullStart: start } };
  }
  const anchor = anchorOf(state, before, recurrence, day);
  const stub = stubOf(recurrence, anchor, day);
  if (stub !== undefined) {
    return { anchor, period: { kind: 'stub', number, index: -1, ...stub.period, fullStart: stub.full.start } };
  }
  const { start, end } = periodOf(recurrence, anchor, 0);
  return { anchor, period: { kind: 'full', number, index: 0, start, end, fullStart: start } };
}

/** Another cycle keeps the day of the month where both are counted in months. */
function anchorOf({ anchor, anchorDay }: EnrollmentState, before: Recurrence, recurrence: Recurrence, day: Day) {
  const areMonths = wantedDayOf(before) === 'month' && wantedDayOf(recurrence) === 'month';
  if (anchor !== null && areMonths) return { on: day, day: anchor.day };
  return anchorFrom(recurrence, day, anchorDay);
}

function wantedDayOf({ cycle }: Recurrence): 'week' | 'month' | 'none' {
  if (cycle === 'weekly') return 'week';
  return cycle === 'forever' ? 'none' : 'month';
}

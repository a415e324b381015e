import type { Day } from '../domain/calendar/day.js';
import { lastDayOf, monthAfter, monthOf, monthsFrom, type Month } from '../domain/calendar/month.js';

const USUAL_MONTHS = 12;

/** The months that a report is about. */
export interface ReportMonths {
  readonly months: readonly Month[];
  /** The end of the month before them, then of each of them: its last day, or today while it runs. */
  readonly ends: readonly Day[];
}

/** @param asked null: the last twelve months, the one that runs included */
export function reportMonths(asked: { readonly from: Month; readonly to: Month } | null, today: Day): ReportMonths {
  const { from, to } = asked ?? { from: monthAfter(monthOf(today), 1 - USUAL_MONTHS), to: monthOf(today) };
  const months = monthsFrom(from, to);
  const ends = months.map((month) => (month === monthOf(today) ? today : lastDayOf(month)));
  return { months, ends: [lastDayOf(monthAfter(from, -1)), ...ends] };
}

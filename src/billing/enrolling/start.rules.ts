import { invalidField, type Fault } from '../../contract/failures/fault.js';
import type { Cycle } from '../../domain/calendar/cycle.js';
import { addMonths, dayOfMonth, type Day } from '../../domain/calendar/day.js';

/** Further back there would be years of invoices to make while the caller waits; further on nobody knows the prices. */
const MOST_MONTHS = 24;

/** What is wrong with when an enrollment is to begin. @param startOn null: today */
export function startFaults(startOn: Day | null, today: Day): Fault[] {
  if (startOn === null) return [];
  const [earliest, latest] = [-MOST_MONTHS, MOST_MONTHS].map((months) => addMonths(today, months, dayOfMonth(today)));
  if (earliest === undefined || latest === undefined || (earliest <= startOn && startOn <= latest)) return [];
  return [invalidField(['start_on'], `Must lie within two years of today: from ${earliest} to ${latest}`)];
}

export function anchorFaults(anchorDay: number | null, cycle: Cycle): Fault[] {
  if (cycle !== 'weekly' || anchorDay === null || anchorDay <= 7) return [];
  return [invalidField(['anchor_day'], 'Must be a day of the week for a weekly cycle: 1 (Monday) to 7')];
}

import { addDays } from '../../domain/calendar/day.js';
import type { Period } from '../resources.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `2027-03` or a day of it as `March`. */
export function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? day;
}

/** `9 May`. */
export function dayText(day: string): string {
  return `${Number(day.slice(8))} ${monthName(day).slice(0, 3)}`;
}

/** From the first day to the last, which is the one before the period's end: `9 May – 18 May`. */
export function periodText({ start, end }: Period): string {
  if (end === null) return `from ${dayText(start)} on`;
  const last = addDays(end, -1);
  const year = (day: string) => (start.slice(0, 4) === last.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`);
  return `${dayText(start)}${year(start)} – ${dayText(last)}${year(last)}`;
}

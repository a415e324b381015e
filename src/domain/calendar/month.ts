import { addDays, addMonths, type Day } from './day.js';

/** A calendar month, `YYYY-MM`, without a time zone of its own. */
export type Month = string;

const MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): text is Month {
  return MONTH.test(text);
}

/** The month that a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

/** RangeError outside the years 0001–9999, as of the functions below. */
export function lastDayOf(month: Month): Day {
  return addDays(firstDayOf(monthAfter(month, 1)), -1);
}

/** The month that lies so many months later, or earlier if negative. */
export function monthAfter(month: Month, months: number): Month {
  return monthOf(addMonths(firstDayOf(month), months, 1));
}

/** How many months `to` lies after `from`; negative if it lies before. */
export function monthsBetween(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
}

/** The months from the first to the last, both included; none if the last lies before the first. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const count = Math.max(0, monthsBetween(first, last) + 1);
  return Array.from({ length: count }, (_, index) => monthAfter(first, index));
}

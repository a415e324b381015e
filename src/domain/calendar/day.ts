/** A calendar day, `YYYY-MM-DD`, without a time zone of its own. */
export type Day = string;

const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;

/** Whether the text is a day that exists: `2024-02-29` does, `2023-02-29` and `0000-01-01` do not. */
export function isDay(text: string): text is Day {
  if (!DAY.test(text)) return false;
  const [month, day] = [monthOf(text), dayOfMonth(text)];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(yearOf(text), month);
}

const FIRST = -719_162;
const LAST = 2_932_896;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Days since 1970-01-01, negative before it. The functions of this file take days that `isDay` accepts; they count in
 * integers, since a billing run asks them millions of times. The arithmetic is `days_from_civil` of Howard Hinnant,
 * https://howardhinnant.github.io/date_algorithms.html: years begin in March, so that the leap day is their last.
 */
export function dayNumber(day: Day): number {
  const month = monthOf(day);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth(day) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

/** The day that lies so many days after 1970-01-01 (`civil_from_days` of the same source). RangeError outside 0001–9999. */
export function dayFromNumber(number: number): Day {
  if (!Number.isInteger(number) || number < FIRST || number > LAST) throw new RangeError(`No day has number ${number}`);
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return written(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

/** The day that lies so many whole days later, or earlier if negative. RangeError outside the years 0001–9999. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** How many days `to` lies after `from`; negative if it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The month that lies so many whole months after that of the day, on the wanted day of the month (1–31), or on the
 * month's last day if it has no such day. RangeError outside the years 0001–9999, and for another wanted day.
 */
export function addMonths(day: Day, months: number, wantedDay: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(count / 12);
  if (!Number.isInteger(count) || year < 1 || year > 9999) throw new RangeError(`No month ${months} after ${day}`);
  if (!Number.isInteger(wantedDay) || wantedDay < 1 || wantedDay > 31) throw new RangeError(`No day ${wantedDay}`);
  const month = count - year * 12 + 1;
  return written(year, month, Math.min(wantedDay, monthLength(year, month)));
}

/** The day of the month, 1–31. */
export function dayOfMonth(day: Day): number {
  return digits(day, 8, 10);
}

/** The day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export function dayOfWeek(day: Day): number {
  // 0001-01-01 is a Monday.
  return ((dayNumber(day) - FIRST) % 7) + 1;
}

function yearOf(day: Day): number {
  return digits(day, 0, 4);
}

function monthOf(day: Day): number {
  return digits(day, 5, 7);
}

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? Number.NaN);
}

function digits(day: Day, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + day.charCodeAt(at) - 48;
  return value;
}

function written(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

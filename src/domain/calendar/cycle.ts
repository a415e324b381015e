import { addDays, addMonths, dayOfMonth, dayOfWeek, type Day } from './day.js';

export const CYCLES = ['weekly', 'monthly', 'quarterly', 'semi_annually', 'annually', 'forever'] as const;
export type Cycle = (typeof CYCLES)[number];

/** How often a period begins: `interval` is how many cycles make one period, whole and from 1; `forever` has no use for it. */
export interface Recurrence {
  readonly cycle: Cycle;
  readonly interval: number;
}

/**
 * What boundaries are counted from: `on` is the first of them, `day` the day of the month that is wanted (1–31), or of
 * the week if weekly (ISO, 1–7). The wanted day is kept beside `on`, so that 31 January, 28 February, 31 March follow.
 */
export interface Anchor {
  readonly on: Day;
  readonly day: number;
}

/** Half open: the end is the first day that no longer belongs to it; null if it never ends. */
export interface Period {
  readonly start: Day;
  readonly end: Day | null;
}

const CYCLE_MONTHS = { monthly: 1, quarterly: 3, semi_annually: 6, annually: 12 } as const;

/**
 * The anchor of what starts on `startOn`: that day itself, or the first day from it on that is the wanted one. What is
 * paid once and forever begins when it starts, whatever day is wanted. RangeError if there is no such day of the month,
 * or of the week if weekly, and past the year 9999.
 */
export function anchorFrom({ cycle }: Recurrence, startOn: Day, anchorDay: number | null): Anchor {
  const startDay = cycle === 'weekly' ? dayOfWeek(startOn) : dayOfMonth(startOn);
  if (anchorDay === null) return { on: startOn, day: startDay };
  const highest = cycle === 'weekly' ? 7 : 31;
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > highest) {
    throw new RangeError(`An anchor day is 1 to ${highest}, not ${anchorDay}`);
  }
  if (cycle === 'forever') return { on: startOn, day: anchorDay };
  if (cycle === 'weekly') return { on: addDays(startOn, (anchorDay - startDay + 7) % 7), day: anchorDay };
  const inThisMonth = addMonths(startOn, 0, anchorDay);
  return { on: inThisMonth >= startOn ? inThisMonth : addMonths(startOn, 1, anchorDay), day: anchorDay };
}

/**
 * The day on which the index-th period begins; 0 is the anchor, negative ones lie before it. Each is computed from the
 * anchor and not from its neighbour, so that a short month moves no later one. Null if nothing begins there, after the
 * one period of `forever`. RangeError outside the years 0001–9999, before the anchor of `forever`, and for an index or an
 * interval that is not whole, or an interval below 1.
 */
export function boundary({ cycle, interval }: Recurrence, anchor: Anchor, index: number): Day | null {
  if (!Number.isInteger(index)) throw new RangeError(`No period has index ${index}`);
  if (cycle === 'forever') {
    if (index < 0) throw new RangeError('Nothing lies before what is forever');
    return index === 0 ? anchor.on : null;
  }
  if (!Number.isInteger(interval) || interval < 1) throw new RangeError(`No period is ${interval} cycles long`);
  if (cycle === 'weekly') return addDays(anchor.on, 7 * interval * index);
  return addMonths(anchor.on, CYCLE_MONTHS[cycle] * interval * index, anchor.day);
}

/** The index-th period counted from the anchor. RangeError as of `boundary`, and if no period begins there. */
export function periodOf(recurrence: Recurrence, anchor: Anchor, index: number): Period {
  const start = boundary(recurrence, anchor, index);
  if (start === null) throw new RangeError('What is forever has one period');
  return { start, end: boundary(recurrence, anchor, index + 1) };
}

/**
 * The short period from the start to the anchor, and the full one before the anchor that it is cut from and prorated by;
 * undefined if it starts on the anchor. RangeError if the start lies after the anchor, or before that full period, or
 * elsewhere than on the anchor of `forever`.
 */
export function stubOf(
  recurrence: Recurrence,
  anchor: Anchor,
  startOn: Day,
): { readonly period: Period; readonly full: Period } | undefined {
  if (startOn === anchor.on) return undefined;
  const full = periodOf(recurrence, anchor, -1);
  if (startOn > anchor.on || startOn < full.start) {
    throw new RangeError(`${startOn} is not in the period from ${full.start} to ${anchor.on}`);
  }
  return { period: { start: startOn, end: anchor.on }, full };
}

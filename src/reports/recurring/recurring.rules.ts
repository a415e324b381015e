import type { Cycle } from '../../domain/calendar/cycle.js';
import type { Day } from '../../domain/calendar/day.js';
import { memoize } from '../../domain/calendar/memoize.js';
import { lastDayOf, monthAfter, monthOf } from '../../domain/calendar/month.js';
import { exact, type Exact } from '../../domain/money/exact.js';
import { roundSum } from '../../domain/money/rounding.js';
import type { RecurringLine } from './recurring-line.js';

const CYCLES_A_YEAR: Readonly<Record<Cycle, number>> = {
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  semi_annually: 2,
  annually: 1,
  forever: 0,
};

/**
 * The monthly recurring revenue (MRR) of one subscriber on a day, in minor units: what the lines that were invoiced for
 * that day come to in a month. A line counts by the price of its full period, less the share of discount that it has,
 * and without the tax that is in it by its rates, times the periods of a year (52 weeks, 4 quarters, …), divided by 12.
 * The sum is rounded once, half away from zero. What a line keeps of a percentage is its own discount, in whole units: a
 * short line with a rounded share of it counts by that until the next period. A fixed amount that a coupon takes off a
 * period with short lines is taken off what their full period costs.
 *
 * Trials, set-up fees, shipping, usage, one-off lines, tax, and what is paid once and for ever are no part of it; nor is
 * the rest of a period, paid or not, whose enrollment has ended: nothing of it comes again. Whether an invoice is paid, and what credit notes give back of it, does not change what recurs. The definition is that
 * of ChartMogul (help.chartmogul.com, "Understanding MRR movements" and "MRR movement definitions"), which also takes
 * revenue from the service periods of invoices and lets discounts lower it; usage is left out as Lago does
 * (getlago.com/docs/guide/analytics/revenue/mrr), because nothing promises that it comes again.
 */
export function recurringRevenue(lines: readonly RecurringLine[], day: Day): number {
  const covering = lines.filter(({ start, end }) => start <= day && day < end);
  const lasting = standing(covering);
  const lowered = loweredPeriods(lasting);
  const figures = lasting.map((line) => monthly(line, lowered.get(periodOf(line))));
  return figures.length === 0 ? 0 : roundSum(figures.reduce((sum, figure) => sum.plus(figure)));
}

/** Whether the subscriber had such revenue at the end of any month before that of the day. */
export function hadRecurringRevenue(lines: readonly RecurringLine[], day: Day): boolean {
  const [first] = lines.map(({ start }) => start).sort();
  if (first === undefined) return false;
  for (let month = monthOf(first); month < monthOf(day); month = monthAfter(month, 1)) {
    if (recurringRevenue(lines, lastDayOf(month)) > 0) return true;
  }
  return false;
}

/**
 * The charges for one day that no credit has taken back. A credit takes back the oldest charge before it for the same
 * item at the same price in the same period. Without one, such as when the charge was voided, it takes back nothing.
 */
function standing(lines: readonly RecurringLine[]): readonly RecurringLine[] {
  if (!lines.some(({ isCredit }) => isCredit)) return lines;
  const groups = new Map<string, RecurringLine[]>();
  for (const line of [...lines].sort(byInvoice)) {
    const key = `${line.enrollmentId} ${line.number} ${line.item} ${line.price}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    if (line.isCredit) group.shift();
    else group.push(line);
  }
  return [...groups.values()].flat();
}

function byInvoice(a: RecurringLine, b: RecurringLine): number {
  if (a.invoiceId !== b.invoiceId) return a.invoiceId < b.invoiceId ? -1 : 1;
  return a.place - b.place || Number(a.isCredit) - Number(b.isCredit);
}

/** How much is left of what something costs: so many parts of a whole. */
type Share = readonly [part: number, whole: number];

/**
 * What a full period of the same costs after its coupon's fixed amount, of each period with short lines: these may have
 * the whole amount, which is for a full period.
 */
function loweredPeriods(lines: readonly RecurringLine[]): ReadonlyMap<string, Share> {
  const periods = new Map<string, RecurringLine[]>();
  // Most lines have none, and a report goes through many.
  if (lines.every(({ amountOff }) => amountOff === null)) return new Map();
  for (const line of lines) {
    const key = periodOf(line);
    periods.set(key, [...(periods.get(key) ?? []), line]);
  }
  const lowered = new Map<string, Share>();
  for (const [key, group] of periods) {
    const amountOff = group.find((line) => line.amountOff !== null)?.amountOff ?? null;
    const isLowered = group.some(({ amount, discounted }) => discounted < amount);
    if (amountOff === null || !isLowered || !group.some(isShort)) continue;
    const whole = group.reduce((sum, { price }) => sum + wholePrice(price), 0);
    lowered.set(key, [Math.max(0, whole - amountOff), whole]);
  }
  return lowered;
}

function isShort({ amount, price }: RecurringLine): boolean {
  return amount !== wholePrice(price);
}

function wholePrice(price: string): number {
  return exact(price).round().toNumber();
}

function periodOf({ enrollmentId, number }: RecurringLine): string {
  return `${enrollmentId} ${number}`;
}

/** A line for so short a time that it rounds to nothing still says what its item costs. */
function monthly(
  { price, amount, discounted, taxWithin, recurrence: { cycle, interval } }: RecurringLine,
  lowered: Share | undefined,
): Exact {
  const [part, whole] = lowered ?? (amount === 0 ? [1, 1] : [discounted, amount]);
  return monthlyShare(`${price} ${part} ${whole} ${taxWithin} ${CYCLES_A_YEAR[cycle]} ${12 * interval}`);
}

/** Exact figures take their time, and most lines of a store have one of a few prices. */
const monthlyShare = memoize(10_000, (key: string): Exact => {
  const [price = '', part = '', whole = '', taxWithin = '', cycles = '', months = ''] = key.split(' ');
  // One division, and so one figure that may not end. The tax of a short line was rounded, and is not to be multiplied.
  return exact(price)
    .round()
    .times(part)
    .times(cycles)
    .times(100)
    .dividedBy(exact(whole).times(months).times(exact(taxWithin).plus(100)));
});

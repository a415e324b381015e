import { allocateCapped } from '../money/allocation.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import { discountLines, type Discount } from '../pricing/discount.js';
import type { TaxBehavior } from '../pricing/tax.js';
import type { DraftLine, Line } from './line.js';
import { isCorrection, itemsOf, newAmount, orderedAmount, type PeriodItem } from './period-items.js';

/** The part of a coupon that decides what a period is lowered by. */
export interface PeriodCoupon {
  readonly discount: Discount;
  /** It discounts a period only when at least so much of it stands. Minor units. */
  readonly minimumAmount: number;
}

/**
 * How far a period is judged: `whole` when it is the one that changes or ends, `cut` when its unused time is given back,
 * which is done at the price that stands, and `closed` when it was over before and only something late is added.
 */
export type Judgement = 'whole' | 'cut' | 'closed';

/** A discount that no new line can carry, for an earlier line. Minor units; below zero it is taken back. */
export interface Correction {
  readonly line: Line;
  readonly discount: number;
}

export interface PeriodDiscount {
  /** Of each draft, beside what it takes back; none negative. */
  readonly discounts: readonly number[];
  readonly corrections: readonly Correction[];
}

/**
 * What new lines of a period are lowered by, and what else makes the discount of the period what the coupon owes it as
 * a whole: by all of its lines that stand, and the new ones.
 * @param drafts new lines of the period that the coupon is for
 * @param invoiced its earlier lines that the coupon is for
 */
export function periodDiscount(
  coupon: PeriodCoupon,
  drafts: readonly DraftLine[],
  invoiced: readonly Line[],
  behavior: TaxBehavior,
  judgement: Judgement,
): PeriodDiscount {
  const reachesMinimum = (amount: number) => coupon.minimumAmount === 0 || amount >= coupon.minimumAmount;
  const before = sum(invoiced.map((line) => orderedAmount(line, behavior)));
  const qualified = reachesMinimum(before);
  // Unused time that is given back costs nobody the discount of the time that was used.
  const qualifies =
    reachesMinimum(before + sum(drafts.map(({ amount }) => amount))) || (judgement === 'cut' && qualified);
  const items = itemsOf(drafts, invoiced, behavior);
  const fresh = drafts.map(newAmount);
  const period = {
    items,
    fresh,
    earlier: sum(fresh) === 0 ? invoiced.filter(isCorrection) : null,
    qualifies,
    isWhole: judgement === 'whole',
    isFlipped: invoiced.length > 0 && qualifies !== qualified,
  };
  return 'amountOff' in coupon.discount
    ? fixedDiscount(coupon.discount.amountOff, period)
    : percentDiscount(coupon.discount, period);
}

interface JudgedPeriod {
  readonly items: readonly PeriodItem[];
  readonly fresh: readonly number[];
  /** Corrections that may be undone; null: none, since something new is charged. */
  readonly earlier: readonly Line[] | null;
  readonly qualifies: boolean;
  readonly isWhole: boolean;
  /** Whether it has reached the coupon's minimum just now, or lost it. */
  readonly isFlipped: boolean;
}

/** Each line has its own percentage, so that time is given back at the price that was paid for it. */
function percentDiscount(discount: Discount, period: JudgedPeriod): PeriodDiscount {
  const { items, fresh, earlier, qualifies, isFlipped } = period;
  const owed = (amounts: readonly number[]) => (qualifies ? discountLines(amounts, discount) : amounts.map(() => 0));
  const judged = items.filter((item) => isFlipped || (item.hasCorrections && item.isTouched));
  const targets = new Map(owed(judged.map(({ amount }) => amount)).map((target, index) => [judged[index], target]));
  // Each line was rounded, and what stands of an item is rounded here but once.
  const isMet = (item: PeriodItem, given: number) =>
    given >= 0 &&
    given <= Math.max(0, item.amount) &&
    Math.abs(given - (targets.get(item) ?? given)) <= (qualifies ? item.lineCount : 0);
  const undone = isFlipped
    ? undo(earlier, items, (given) => items.every((item) => isMet(item, given(item))))
    : undefined;
  return {
    discounts: owed(fresh),
    corrections: undone ?? corrections(judged, (item) => (targets.get(item) ?? 0) - item.discount),
  };
}

/** A fixed amount is one for the whole period: new lines have what is left of it, and what they can't hold others have. */
function fixedDiscount(amountOff: number, period: JudgedPeriod): PeriodDiscount {
  const { items, fresh, earlier, qualifies, isWhole, isFlipped } = period;
  const given = sum(items.map(({ discount }) => discount));
  if (!qualifies) {
    const judged = items.filter((item) => isFlipped || (item.hasCorrections && item.isTouched));
    const takenBack = corrections(judged, ({ discount }) => 0 - discount);
    return { discounts: fresh.map(() => 0), corrections: takenBack };
  }
  if (!isWhole && !isFlipped) {
    const takenBack = proportionate(items);
    const left = amountOff - Math.max(0, given + sum(takenBack.map(({ discount }) => discount)));
    return { discounts: discountLines(fresh, { amountOff: Math.max(0, left) }), corrections: takenBack };
  }
  const owed = Math.min(amountOff, sum(items.map(({ amount }) => Math.max(0, amount))));
  const undone = undo(earlier, items, (given) => {
    const isWithin = (item: PeriodItem) => given(item) >= 0 && given(item) <= Math.max(0, item.amount);
    return sum(items.map(given)) === owed && items.every(isWithin);
  });
  if (undone !== undefined) return { discounts: fresh.map(() => 0), corrections: undone };
  const excess = excessOf(items, amountOff);
  const left = Math.max(0, amountOff - Math.max(0, given - sum(excess)));
  const discounts = discountLines(fresh, { amountOff: left });
  // What credit notes gave back freed its discount for what is new, and is no debt to the subscriber.
  const noted = sum(items.map(({ givenBack }) => givenBack));
  const room = items.map(({ source, amount, discount }, index) =>
    source === undefined ? 0 : Math.max(0, amount - discount + (excess[index] ?? 0)),
  );
  const parts = allocateCapped(Math.max(0, left - sum(discounts) - noted), room);
  return { discounts, corrections: corrections(items, (_, index) => (parts[index] ?? 0) - (excess[index] ?? 0)) };
}

/**
 * What items have beyond what they come to, and all of them beyond what the coupon gives: what is charged as it was
 * credited has its discount back, though something else had it in between. Below zero where a discount that a correction
 * took back was taken back again with its line.
 */
function excessOf(items: readonly PeriodItem[], amountOff: number): number[] {
  const beyond = items.map(({ amount, discount }) => discount - Math.max(0, Math.min(discount, amount)));
  const kept = items.map(({ discount }, index) => discount - (beyond[index] ?? 0));
  const taken = allocateCapped(Math.max(0, sum(kept) - amountOff), kept);
  return beyond.map((part, index) => part + (taken[index] ?? 0));
}

/**
 * The fewest of the latest corrections, taken back, that make the discount of each item what it must be: so a change and
 * its reverse leave each item as it was. Undefined when there are none such.
 * @param isRight by what each item then has
 */
function undo(
  earlier: readonly Line[] | null,
  items: readonly PeriodItem[],
  isRight: (given: (item: PeriodItem) => number) => boolean,
): Correction[] | undefined {
  if (earlier === null) return undefined;
  for (let count = 0; count <= earlier.length; count += 1) {
    const latest = count === 0 ? [] : earlier.slice(-count);
    const given = (item: PeriodItem) => item.discount - sum(latest.filter(isOf(item)).map(({ discount }) => discount));
    if (!isRight(given)) continue;
    return latest.flatMap((line) => {
      const source = items.find((item) => isOf(item)(line))?.source;
      return source === undefined ? [] : [{ line: source, discount: 0 - line.discount }];
    });
  }
  return undefined;
}

function isOf({ name }: PeriodItem): (line: Line) => boolean {
  return ({ cover }) => cover.item === name;
}

/** What corrections have given goes back with the time that they were for, and never leaves more than the amount. */
function proportionate(items: readonly PeriodItem[]): Correction[] {
  const touched = items.filter(({ hasCorrections, isTouched }) => hasCorrections && isTouched);
  return corrections(touched, ({ amountBefore, amount, corrected, discount }) => {
    const kept = amountBefore === 0 ? 0 : roundToMinorUnit(exact(corrected).times(amount).dividedBy(amountBefore));
    const others = discount - corrected;
    return Math.min(Math.max(0, amount), Math.max(0, others + kept)) - discount;
  });
}

function corrections(
  items: readonly PeriodItem[],
  discountOf: (item: PeriodItem, index: number) => number,
): Correction[] {
  return items.flatMap((item, index) => {
    const discount = discountOf(item, index);
    return item.source === undefined || discount === 0 ? [] : [{ line: item.source, discount }];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

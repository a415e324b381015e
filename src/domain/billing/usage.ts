import { instantOf, type Moment } from '../calendar/proration.js';
import { exact, ZERO, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import { priceOf } from '../pricing/price-model.js';
import { givenBack, shareOf, takenOver, type ChargedLines } from './charged-usage.js';
import type { EnrollmentState } from './enrollment-state.js';
import type { OptionTerms } from './items.js';
import type { Cover, DraftLine, LineKind } from './line.js';

/** A quantity is exact; on an invoice it is shown with at most so many decimals, as the API's decimals have. */
const SHOWN_DECIMALS = 12;

/** A stretch of the current period in which one billing option was held without a break. */
export interface UsageStretch {
  readonly billingOptionId: string;
  readonly from: Moment;
  /** Null: without end, as its period. */
  readonly to: Moment | null;
}

/**
 * The stretches of an enrollment's period by billing option, whatever else was changed in them, in order. None in a
 * trial, which costs nothing.
 * @param until where the period is cut short; null: nowhere
 */
export function usageStretches(
  { period, segments }: Pick<EnrollmentState, 'period' | 'segments'>,
  until: Moment | null,
  timeZone: string,
): UsageStretch[] {
  if (period === null || period.kind === 'trial') return [];
  const isBefore = (a: Moment, b: Moment) => instantOf(a, timeZone) < instantOf(b, timeZone);
  const end = until === null || (period.end !== null && isBefore(period.end, until)) ? period.end : until;
  const begun = segments.filter(
    ({ billingOptionId }, index) => segments[index - 1]?.billingOptionId !== billingOptionId,
  );
  return begun.flatMap(({ billingOptionId, from }, index) => {
    const next = begun[index + 1]?.from ?? null;
    const to = next !== null && (end === null || isBefore(next, end)) ? next : end;
    return to === null || isBefore(from, to) ? [{ billingOptionId, from, to }] : [];
  });
}

/** Whether the usage of the current period is charged already: by a pause that outlasted it, or because all is over. */
export function isUsageClosed({ status, period, nextBillingOn }: EnrollmentState): boolean {
  if (status === 'cancelled' || status === 'ended') return true;
  return period !== null && period.end !== null && nextBillingOn === null;
}

/** What a quantity that was used costs, in minor units. */
export function usageAmount({ price }: OptionTerms, quantity: Exact): number {
  return price === null ? 0 : roundToMinorUnit(priceOf(price, quantity));
}

/**
 * What the usage of a stretch must at least come to, in minor units and exact: the part of the option's minimum that its
 * flat amount does not reach, in proportion to the stretch's length.
 * @param share how long the stretch is, and a full period; null: the period has no length, and is not divided
 */
export function usageMinimum(
  { minimumAmount, amount }: OptionTerms,
  share: { readonly length: number; readonly fullLength: number } | null,
): Exact {
  if (minimumAmount <= amount) return ZERO;
  const missing = exact(minimumAmount).minus(amount);
  return share === null ? missing : missing.times(share.length).dividedBy(share.fullLength);
}

/** What a stretch was used for, or is to be charged for. Amounts are minor units. */
export interface ChargedUsage {
  readonly quantity: Exact;
  readonly amount: number;
}

/** The same as it was billed, with what was invoiced for it. */
export interface BilledUsage extends ChargedUsage {
  readonly lines: { readonly usage: ChargedLines; readonly minimum: ChargedLines };
}

const NO_LINES: ChargedLines = { amount: 0, discount: 0, tax: 0, rates: [] };
const NOTHING: BilledUsage = { quantity: ZERO, amount: 0, lines: { usage: NO_LINES, minimum: NO_LINES } };

/** What lines for usage say and stand for. */
export interface UsageWords {
  readonly option: OptionTerms;
  readonly usage: string;
  readonly minimum: string;
  readonly number: number;
  readonly span: Cover['span'];
}

/**
 * The lines that lead from what was charged for a stretch to what is owed for it: its usage, and what is missing to the
 * minimum. Neither when nothing changes. One that is negative takes back its share of the discount and tax of what was
 * charged; where the other one stands in its place, that has this share.
 * @param minimum what the usage must at least come to, exact
 * @param charged what was charged before; nothing at first
 */
export function usageLines(
  { option, usage, minimum: minimumWords, number, span }: UsageWords,
  minimum: Exact,
  owed: ChargedUsage,
  charged: BilledUsage | null,
): DraftLine[] {
  const before = charged ?? NOTHING;
  const unitPrice = option.price?.model === 'per_unit' ? option.price.unitPrice : null;
  const more = owed.amount - before.amount;
  const shortfall = shortfallOf(minimum, owed) - (charged === null ? 0 : shortfallOf(minimum, charged));
  const [ofUsage, ofMinimum] = takenBack(before.lines, more, shortfall);
  const line = (
    kind: LineKind,
    description: string,
    quantity: Exact,
    price: string | null,
    amount: number,
    takesBack: DraftLine['takesBack'],
  ): DraftLine => ({
    kind,
    description,
    quantity: quantity.toDecimalPlaces(SHOWN_DECIMALS).toFixed(),
    unitPrice: price,
    amount,
    cover: { number, item: `${kind}:${option.id}`, price: null, span },
    takesBack,
  });
  return [
    line('usage', usage, owed.quantity.minus(before.quantity), unitPrice, more, ofUsage),
    line('minimum', minimumWords, exact(1), null, shortfall, ofMinimum),
  ].filter(({ amount }) => amount !== 0);
}

/** What the line for usage and that for the minimum take back, or take over from the other. */
function takenBack({ usage, minimum }: BilledUsage['lines'], more: number, shortfall: number) {
  if (shortfall < 0) {
    const ofUsage = more > 0 ? takenOver(minimum, 0 - shortfall, more + shortfall) : null;
    return [ofUsage, givenBack(minimum, 0 - shortfall)] as const;
  }
  if (more >= 0) return [null, null] as const;
  const taken = { amount: 0 - more, ...shareOf(usage, 0 - more) };
  return [givenBack(usage, 0 - more), shortfall > 0 ? takenOver(taken, shortfall, 0) : null] as const;
}

function shortfallOf(minimum: Exact, { amount }: ChargedUsage): number {
  const missing = minimum.minus(amount);
  return missing.isNegative() ? 0 : roundToMinorUnit(missing);
}

import { instantOf, type Moment } from '../calendar/proration.js';
import type { Instant } from '../calendar/instant.js';
import { exact, ZERO, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import { priceOf } from '../pricing/price-model.js';
import type { TaxBehavior } from '../pricing/tax.js';
import { creditsOf, givenBack, NOTHING_CHARGED, shareOf, takenOver, type ChargedStretch } from './charged-usage.js';
import { grossOf } from './credit-note.js';
import type { EnrollmentState } from './enrollment-state.js';
import type { OptionTerms } from './items.js';
import { instantWithin, periodEndsAt } from './period-bounds.js';
import type { Cover, DraftLine } from './line.js';

/** A quantity is exact; on an invoice it is shown with at most so many decimals, as the API's decimals have. */
const SHOWN_DECIMALS = 12;

/** A stretch of the current period in which one billing option was held without a break. */
export interface UsageStretch {
  readonly billingOptionId: string;
  readonly from: Moment;
  /** Null: without end, as its period. */
  readonly to: Moment | null;
  /** The same as instants, which stay where they are if the store moves to another time zone. */
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
}

/**
 * The stretches of an enrollment's period by billing option, whatever else was changed in them, in order. None in a
 * trial, which costs nothing.
 * @param until where the period is cut short, by the time zone that the store has now; null: nowhere
 * @param timeZone the store's
 */
export function usageStretches(
  { period, segments }: Pick<EnrollmentState, 'period' | 'segments'>,
  until: Moment | null,
  timeZone: string,
): UsageStretch[] {
  if (period === null || period.kind === 'trial') return [];
  const last = periodEndsAt(period, { timeZone });
  const cut = until === null ? null : instantOf(until, timeZone);
  const isCut = cut !== null && (last === null || cut < last);
  const end = isCut ? { moment: until, at: cut } : { moment: period.end, at: last };
  const begun = segments.filter(
    ({ billingOptionId }, index) => segments[index - 1]?.billingOptionId !== billingOptionId,
  );
  return begun.flatMap(({ billingOptionId, from }, index) => {
    const next = begun[index + 1]?.from ?? null;
    const nextAt = next === null ? null : instantWithin(period, next, { timeZone });
    const isReplaced = nextAt !== null && (end.at === null || nextAt < end.at);
    const { moment: to, at: endsAt } = isReplaced ? { moment: next, at: nextAt } : end;
    const startsAt = instantWithin(period, from, { timeZone });
    return endsAt === null || startsAt < endsAt ? [{ billingOptionId, from, to, startsAt, endsAt }] : [];
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
  /** The most that was ever owed for the stretch, its minimum included. */
  readonly highest: number;
  readonly lines: ChargedStretch;
}

const NOTHING: BilledUsage = { quantity: ZERO, amount: 0, highest: 0, lines: NOTHING_CHARGED };

/** What lines for usage say and stand for. */
export interface UsageWords {
  readonly option: OptionTerms;
  readonly usage: string;
  readonly minimum: string;
  readonly number: number;
  readonly span: Cover['span'];
  /** As agreed for the period of the usage. */
  readonly taxBehavior: TaxBehavior;
}

/** What a stretch is owed for in all: its usage, and what is missing to the minimum. Minor units. */
export function usageTotal(minimum: Exact, used: ChargedUsage): number {
  return used.amount + shortfallOf(minimum, used);
}

/**
 * The lines that lead from what was charged for a stretch to what is owed for it: its usage, and what is missing to the
 * minimum. Neither when nothing changes. One that is negative takes back its share of the discount and tax of what was
 * charged; where the other one stands in its place, that has this share.
 * @param minimum what the usage must at least come to, exact
 * @param charged what was charged before; nothing at first
 */
export function usageLines(
  words: UsageWords,
  minimum: Exact,
  owed: ChargedUsage,
  charged: BilledUsage | null,
): DraftLine[] {
  const before = charged ?? NOTHING;
  const quantity = owed.quantity.minus(before.quantity);
  if (before.lines.isLowered) {
    const line = loweredLine(words, quantity, usageTotal(minimum, owed), usageTotal(minimum, before), before);
    return line.amount === 0 ? [] : [line];
  }
  const more = owed.amount - before.amount;
  const shortfall = shortfallOf(minimum, owed) - (charged === null ? 0 : shortfallOf(minimum, charged));
  const [ofUsage, ofMinimum] = takenBack(before.lines, more, shortfall);
  return [
    usageLine(words, 'usage', quantity, more, ofUsage, before.lines),
    usageLine(words, 'minimum', exact(1), shortfall, ofMinimum, before.lines),
  ].filter(({ amount }) => amount !== 0);
}

/**
 * The one line of a stretch of which credit notes or voids have given something back: usage is taken back at the price
 * that stands of it, charged again at that price as far as it was charged before, and at its own price beyond.
 */
function loweredLine(
  words: UsageWords,
  quantity: Exact,
  owed: number,
  before: number,
  { highest, lines }: BilledUsage,
): DraftLine {
  const { standing } = lines;
  if (owed < before) {
    const back = owed === 0 ? standing.amount : roundToMinorUnit(partOf(standing.amount, before - owed, before));
    return usageLine(words, 'usage', quantity, 0 - back, givenBack(standing, back), lines);
  }
  const again = Math.max(0, Math.min(owed, highest) - before);
  const lowered = lines.usage.amount + lines.minimum.amount - standing.amount;
  const [whole, stands] = before === 0 ? [highest, Math.max(0, highest - lowered)] : [before, standing.amount];
  const restored = again === 0 ? 0 : roundToMinorUnit(partOf(stands, again, whole));
  const beyond = owed - Math.max(before, Math.min(owed, highest));
  return usageLine(words, 'usage', quantity, restored + beyond, null, lines);
}

function partOf(amount: number, part: number, whole: number): Exact {
  return exact(amount).times(part).dividedBy(whole);
}

function usageLine(
  { option, usage, minimum, number, span, taxBehavior }: UsageWords,
  kind: 'usage' | 'minimum',
  quantity: Exact,
  amount: number,
  takesBack: DraftLine['takesBack'],
  lines: ChargedStretch,
): DraftLine {
  const item = `${kind}:${option.id}`;
  const { discount = 0, tax = 0 } = takesBack ?? {};
  const gross = 0 - grossOf({ amount, discount, tax }, taxBehavior);
  const credits = gross > 0 ? creditsOf(lines, item, { gross, tax: 0 - tax }) : [];
  return {
    kind,
    description: kind === 'usage' ? usage : minimum,
    quantity: quantity.toDecimalPlaces(SHOWN_DECIMALS).toFixed(),
    unitPrice: kind === 'usage' && option.price?.model === 'per_unit' ? option.price.unitPrice : null,
    amount,
    cover: { number, item, price: null, span },
    takesBack,
    taxBehavior,
    ...(credits.length > 0 && { credits }),
  };
}

/** What the line for usage and that for the minimum take back, or take over from the other. */
function takenBack({ usage, minimum }: ChargedStretch, more: number, shortfall: number) {
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

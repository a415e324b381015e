import { exact, type Exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { Moment } from '../calendar/proration.js';
import { taxOn, type TaxBehavior } from '../pricing/tax.js';
import { givenBackOf } from './given-back.js';
import type { Line, Span, Sums } from './line.js';

/** A charge that was invoiced, as far as no credit has taken it back, and no credit note has given it back. */
export interface StandingCharge {
  readonly line: Line;
  /** For when it stands. */
  readonly spans: readonly Span[];
  /** What has not been given back. */
  readonly left: Sums;
}

type Measure = (moment: Moment) => number;

/** Its sign would not do: the charge for a few hours may round to nothing. */
export function isCredit({ kind }: Line): boolean {
  return kind === 'proration_credit';
}

/** What stands of the lines of one item at one price, which are in the order in which they were invoiced. */
export function standingCharges(lines: readonly Line[], measure: Measure, behavior: TaxBehavior): StandingCharge[] {
  return uncredited(lines, measure).map((charge) => lowered(charge, behavior));
}

function uncredited(lines: readonly Line[], measure: Measure): StandingCharge[] {
  const standing: StandingCharge[] = [];
  for (const line of lines) {
    const { amount, discount, tax, cover } = line;
    const { span } = cover;
    if (span === null) continue;
    if (!isCredit(line)) {
      standing.push({ line, spans: [span], left: { amount, discount, tax } });
      continue;
    }
    const index = standing.findIndex(({ spans }) => spans.some((whole) => covers(whole, span, measure)));
    const charge = standing[index];
    const taken = { amount: 0 - amount, discount: 0 - discount, tax: 0 - tax };
    if (charge !== undefined) standing[index] = without(charge, span, taken, measure);
  }
  return standing;
}

/** Nobody gets back once more, for the time of a charge, what credit notes have given back of it. */
function lowered(charge: StandingCharge, behavior: TaxBehavior): StandingCharge {
  const { line, spans, left } = charge;
  if (line.givenBack === undefined) return charge;
  return { line, spans, left: minus(left, givenBackOf(left, line.givenBack, line.taxBehavior ?? behavior)) };
}

function minus(left: Sums, taken: Sums): Sums {
  return {
    amount: left.amount - taken.amount,
    discount: left.discount - taken.discount,
    tax: left.tax - taken.tax,
  };
}

/** The charge after a stretch of it, or of one of its spans, was taken back for so much. */
export function without(charge: StandingCharge, span: Span, taken: Sums, measure: Measure): StandingCharge {
  const { line, left } = charge;
  return {
    line,
    spans: charge.spans.flatMap((whole) => remainders(whole, span, measure)),
    left: minus(left, taken),
  };
}

/**
 * What taking back a stretch of the charge gives back. The last stretch gives back all that is left; of another each
 * figure is rounded once, but never up to more than is left, nor so that a discount larger than its amount stays. Where
 * something was given back of the charge before, the price of its time is what stands of it.
 * @param share the exact price of the stretch as it was charged
 */
export function unused(charge: StandingCharge, span: Span, share: Exact, by: Measure, behavior: TaxBehavior): Sums {
  const { line, spans, left } = charge;
  if (spans.every((whole) => remainders(whole, span, by).length === 0)) return left;
  const price = isLowered(line) ? standingShare(charge, span, by) : share;
  const amount = Math.min(left.amount, roundToMinorUnit(price));
  const discount = discountWith(amount, line, left);
  const percentages = line.rates.map(({ percentage }) => percentage);
  const tax = taxOn(amount - discount, percentages, line.taxBehavior ?? behavior);
  return { amount, discount, tax: Math.min(left.tax, tax) };
}

function isLowered({ givenBack }: Line): boolean {
  return givenBack !== undefined && givenBack.gross > 0;
}

/** What stands of a charge for a part of the time for which it still stands. */
function standingShare({ spans, left }: StandingCharge, part: Span, measure: Measure): Exact {
  const lengthOf = (span: Span) => endAt(span, measure) - measure(span.from);
  const length = spans.reduce((total, span) => total + lengthOf(span), 0);
  return length === Infinity ? exact(left.amount) : exact(left.amount).mul(lengthOf(part)).div(length);
}

/**
 * The discount that goes with a part of what is left of a charge, in minor units: its share of the whole one, but never
 * more than is left, nor so little that a discount larger than its amount stays.
 */
export function discountWith(amount: number, whole: Pick<Sums, 'amount' | 'discount'>, left: typeof whole): number {
  const part = whole.amount === 0 ? 0 : roundToMinorUnit(exact(whole.discount).mul(amount).div(whole.amount));
  const least = Math.max(0, left.discount - (left.amount - amount));
  return Math.min(left.discount, Math.max(least, part));
}

/** What two stretches have in common; undefined if nothing. */
export function overlap(a: Span, b: Span, measure: Measure): Span | undefined {
  const from = measure(a.from) >= measure(b.from) ? a.from : b.from;
  const to = endAt(a, measure) <= endAt(b, measure) ? a.to : b.to;
  return measure(from) < endAt({ from, to }, measure) ? { from, to } : undefined;
}

/** Where a stretch ends on the line that is measured. */
export function endAt({ to }: Span, measure: Measure): number {
  return to === null ? Infinity : measure(to);
}

function covers(whole: Span, part: Span, measure: Measure): boolean {
  return measure(whole.from) <= measure(part.from) && endAt(part, measure) <= endAt(whole, measure);
}

function remainders(whole: Span, taken: Span, measure: Measure): Span[] {
  const { from, to } = whole;
  if (overlap(whole, taken, measure) === undefined) return [whole];
  const before = measure(from) < measure(taken.from) ? [{ from, to: taken.from }] : [];
  const after = taken.to !== null && measure(taken.to) < endAt(whole, measure) ? [{ from: taken.to, to }] : [];
  return [...before, ...after];
}

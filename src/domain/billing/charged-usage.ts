import type { Instant } from '../calendar/instant.js';
import { instantOf } from '../calendar/proration.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import type { TaxBehavior } from '../pricing/tax.js';
import { grossOf, takeInOrder } from './credit-note.js';
import { givenBackOf } from './given-back.js';
import type { AppliedRate, DraftLine, GivenBack, Line, LineCredit, LineRef, Sums } from './line.js';
import { discountWith } from './standing-charge.js';

/** What the lines of one item come to for a stretch of usage, those that took some of it back included. */
export interface ChargedLines extends Sums {
  readonly rates: readonly AppliedRate[];
}

/** What was invoiced for a stretch of usage. */
export interface ChargedStretch {
  readonly usage: ChargedLines;
  readonly minimum: ChargedLines;
  /** Of both together, less what credit notes and voids have given back. */
  readonly standing: ChargedLines;
  /** Whether credit notes or voids have given something back. */
  readonly isLowered: boolean;
  /** What stands of each charge, oldest first; without those that are not stored yet. */
  readonly charges: readonly StandingUsage[];
}

interface StandingUsage extends GivenBack {
  readonly item: string;
  readonly source: LineRef;
}

export const NOTHING_CHARGED: ChargedStretch = {
  usage: { amount: 0, discount: 0, tax: 0, rates: [] },
  minimum: { amount: 0, discount: 0, tax: 0, rates: [] },
  standing: { amount: 0, discount: 0, tax: 0, rates: [] },
  isLowered: false,
  charges: [],
};

/**
 * What was invoiced of a billing option's usage for a stretch.
 * @param invoiced lines of one enrollment, in the order in which they were invoiced
 */
export function chargedStretch(
  optionId: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  invoiced: readonly Line[],
  timeZone: string,
  byDefault: TaxBehavior,
): ChargedStretch {
  const items = { usage: `usage:${optionId}`, minimum: `minimum:${optionId}` };
  const all = invoiced.filter(({ cover: { item, span } }) => {
    if ((item !== items.usage && item !== items.minimum) || span === null || span.to === null) return false;
    return instantOf(span.from, timeZone) === from && instantOf(span.to, timeZone) === to;
  });
  const givenBack = all.flatMap((line) => givenBackOfLine(line, byDefault));
  const charged = summed(all);
  const back = summed(givenBack.map((sums) => ({ ...sums, rates: [] })));
  return {
    usage: summed(all.filter(({ cover }) => cover.item === items.usage)),
    minimum: summed(all.filter(({ cover }) => cover.item === items.minimum)),
    standing: {
      amount: charged.amount - back.amount,
      discount: charged.discount - back.discount,
      tax: charged.tax - back.tax,
      rates: charged.rates,
    },
    isLowered: givenBack.length > 0,
    charges: standingOf(all, byDefault),
  };
}

function summed(lines: readonly (Sums & { readonly rates: readonly AppliedRate[] })[]): ChargedLines {
  const sum = (figure: (line: Sums) => number) => lines.reduce((total, line) => total + figure(line), 0);
  return {
    amount: sum((line) => line.amount),
    discount: sum((line) => line.discount),
    tax: sum((line) => line.tax),
    rates: lines.at(-1)?.rates ?? [],
  };
}

function givenBackOfLine({ amount, discount, tax, givenBack, taxBehavior }: Line, byDefault: TaxBehavior): Sums[] {
  if (givenBack === undefined || givenBack.gross <= 0) return [];
  return [givenBackOf({ amount, discount, tax }, givenBack, taxBehavior ?? byDefault)];
}

/** What stands of the charges among some lines, after the others have taken back what they did. */
function standingOf(lines: readonly Line[], byDefault: TaxBehavior): ChargedStretch['charges'] {
  const taken = lines.flatMap(({ credits = [] }) => credits);
  return lines.flatMap((line) => {
    const { ref, tax, givenBack } = line;
    const gross = grossOf(line, line.taxBehavior ?? byDefault);
    if (ref === undefined || gross <= 0) return [];
    const own = taken.filter(({ source }) => source.lineId === ref.lineId);
    const off = (figure: (part: GivenBack) => number) =>
      own.reduce((total, part) => total + figure(part), givenBack === undefined ? 0 : figure(givenBack));
    const left = { gross: gross - off((part) => part.gross), tax: tax - off((part) => part.tax) };
    return [{ item: line.cover.item, source: ref, ...left }];
  });
}

/** Which charges of a stretch a line takes back that gives back so much: those of its own item, the oldest first. */
export function creditsOf({ charges }: ChargedStretch, item: string, { gross, tax }: GivenBack): LineCredit[] {
  const ordered = [...charges.filter((own) => own.item === item), ...charges.filter((other) => other.item !== item)];
  const parts = takeInOrder(
    gross,
    ordered.map((charge) => Math.max(0, charge.gross)),
  );
  const taxes = takeInOrder(
    tax,
    ordered.map((charge, index) => Math.min(Math.max(0, charge.tax), parts[index] ?? 0)),
  );
  return ordered.flatMap(({ source }, index) => {
    const part = parts[index] ?? 0;
    return part === 0 ? [] : [{ source, gross: part, tax: taxes[index] ?? 0 }];
  });
}

/**
 * The share of discount and tax that goes with a part of what was charged: all of it with all of it, so that nobody gets
 * back more than was charged, nor keeps a discount larger than its amount.
 * @param amount minor units, not negative
 */
export function shareOf(charged: ChargedLines, amount: number): Omit<ChargedLines, 'amount'> {
  if (amount >= charged.amount) return charged;
  const discount = discountWith(amount, charged, charged);
  const [net, whole] = [amount - discount, charged.amount - charged.discount];
  const tax = whole === 0 ? 0 : roundToMinorUnit(exact(charged.tax).times(net).dividedBy(whole));
  return { discount, tax, rates: charged.rates };
}

/** What a line gives back that takes so much of what was charged back. */
export function givenBack(charged: ChargedLines, amount: number): DraftLine['takesBack'] {
  const { discount, tax, rates } = shareOf(charged, amount);
  return { discount: 0 - discount, tax: 0 - tax, rates };
}

/**
 * What a line has that stands in the place of another one which is taken back: its discount and tax, as far as the
 * amount goes, so that what only changes its name costs nothing.
 * @param beyond how much more than that the line comes to
 */
export function takenOver(charged: ChargedLines, amount: number, beyond: number): DraftLine['takesBack'] {
  const { discount, tax, rates } = shareOf(charged, amount);
  return { discount, tax, rates, ...(beyond > 0 && { beyond }) };
}

import type { TaxBehavior } from '../pricing/tax.js';
import { givenBackOf } from './given-back.js';
import type { DraftLine, Line, Sums } from './line.js';

/** What of a draft has neither discount nor tax yet, in minor units. */
export function newAmount({ takesBack, amount }: DraftLine): number {
  return takesBack === null ? amount : (takesBack.beyond ?? 0);
}

/** One item of a period, without what is new of it. */
export interface PeriodItem {
  readonly name: string;
  /** The last charge for it, which corrections are made out for. */
  source: Line | undefined;
  /** How many lines it has, each of which was rounded. */
  lineCount: number;
  amountBefore: number;
  amount: number;
  /** All that it was lowered by, corrections included. */
  discount: number;
  /** The part of it that corrections have given, as far as no step has taken it back. */
  corrected: number;
  /** Whether it has corrections at all, which earlier lines do not bring with them when they are taken back. */
  hasCorrections: boolean;
  /** What is in credit notes of the discount. */
  givenBack: number;
  isTouched: boolean;
}

/** What a line counts for towards a minimum: a credit note lowers what is paid for a line, not what was ordered. */
export function orderedAmount(line: Line, behavior: TaxBehavior): number {
  const { amount } = line;
  return amount !== 0 && standing(line, behavior).amount === 0 ? 0 : amount;
}

/** The items of a period: its earlier lines, less what credit notes gave back and drafts take back. */
export function itemsOf(drafts: readonly DraftLine[], invoiced: readonly Line[], behavior: TaxBehavior): PeriodItem[] {
  const items = new Map<string, PeriodItem>();
  const itemOf = (name: string): PeriodItem => {
    let item = items.get(name);
    if (item === undefined) items.set(name, (item = emptyItem(name)));
    return item;
  };
  for (const line of invoiced) {
    const item = itemOf(line.cover.item);
    const { amount, discount, givenBack } = standing(line, behavior);
    item.lineCount += 1;
    item.amountBefore += amount;
    item.amount += amount;
    item.discount += discount;
    item.givenBack += givenBack;
    if (isCorrection(line)) {
      item.corrected += discount;
      item.hasCorrections = true;
    } else if (line.kind !== 'proration_credit') item.source = line;
  }
  for (const { cover, amount, takesBack } of drafts) {
    if (takesBack === null) continue;
    const item = itemOf(cover.item);
    const taken = amount - (takesBack.beyond ?? 0);
    item.amount += taken;
    item.discount += takesBack.discount;
    // Late usage takes back its share of all lines of its stretch, corrections included.
    if (cover.price !== null && taken !== 0) item.isTouched = true;
  }
  return [...items.values()];
}

function emptyItem(name: string): PeriodItem {
  const figures = { lineCount: 0, amountBefore: 0, amount: 0, discount: 0, corrected: 0, givenBack: 0 };
  return { name, source: undefined, ...figures, hasCorrections: false, isTouched: false };
}

/** A line of a discount alone: it has no time of its own, and is for that of another line. */
export function isCorrection({ kind, amount, cover }: Line): boolean {
  return amount === 0 && cover.price === null && (kind === 'proration_credit' || kind === 'proration_charge');
}

/** What there is of a line that was not given back, and the discount that went with that. */
function standing({ amount, discount, tax, givenBack, taxBehavior }: Line, byDefault: TaxBehavior) {
  if (givenBack === undefined) return { amount, discount, givenBack: 0 };
  const gone: Sums = givenBackOf({ amount, discount, tax }, givenBack, taxBehavior ?? byDefault);
  return { amount: amount - gone.amount, discount: discount - gone.discount, givenBack: gone.discount };
}

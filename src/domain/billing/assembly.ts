import { taxOn, type TaxBehavior } from '../pricing/tax.js';
import { grossOf } from './credit-note.js';
import type { AppliedRate, DraftLine, Line } from './line.js';
import { periodDiscount, type Correction, type Judgement, type PeriodCoupon } from './period-discount.js';
import { newAmount } from './period-items.js';

/** A coupon that an enrollment holds for some of its periods. */
export interface AppliedCoupon extends PeriodCoupon {
  /** The number of the first period that it counts for. */
  readonly startsWith: number;
  /** The number of the first period that it stays away from; null: it lasts for ever. */
  readonly endsBefore: number | null;
  /** Items of subscriptions that it is not for; absent: it is for all. */
  readonly excludedItems?: ReadonlySet<string>;
}

export interface Pricing {
  readonly coupon: AppliedCoupon | null;
  readonly rates: readonly AppliedRate[];
  /** The rates of items that have their own; of all others they are `rates`. */
  readonly ratesByItem?: ReadonlyMap<string, readonly AppliedRate[]>;
  readonly taxBehavior: TaxBehavior;
  /** The period that changes or ends with these lines, if one does: its discount is judged as a whole, unless it is cut short. */
  readonly period?: { readonly number: number; readonly isCutShort: boolean };
}

/**
 * Gives lines their discount and then their tax. Lines that take back earlier ones bring both with them. What a coupon
 * owes a period and no new line can carry comes on lines of its own, after those of the period.
 * @param invoiced lines of earlier invoices, which have used up part of a coupon's amount
 */
export function assemble(drafts: readonly DraftLine[], pricing: Pricing, invoiced: readonly Line[]): Line[] {
  return assembleByPeriod(drafts, () => pricing, invoiced);
}

/** The same with the pricing of each period. @param pricingOf by the number of the period */
export function assembleByPeriod(
  drafts: readonly DraftLine[],
  pricingOf: (number: number) => Pricing,
  invoiced: readonly Line[],
): Line[] {
  const numbers = [...new Set(drafts.map(({ cover }) => cover.number))];
  return numbers.flatMap((number) => {
    const pricing = pricingOf(number);
    const own = drafts.filter(({ cover }) => cover.number === number);
    const { discounts, corrections } = discountOf(number, own, pricing, invoiced);
    const lines = own.map((draft, index) => lineOf(draft, discounts[index] ?? 0, pricing));
    return [...lines, ...corrections.map((correction) => correctionLine(correction, pricing))];
  });
}

function lineOf({ takesBack, ...draft }: DraftLine, discount: number, pricing: Pricing): Line {
  const ownRates = pricing.ratesByItem?.get(draft.cover.item) ?? pricing.rates;
  const taxBehavior = draft.taxBehavior ?? pricing.taxBehavior;
  const tax = taxOn(newAmount({ takesBack, ...draft }) - discount, percentagesOf(ownRates), taxBehavior);
  if (takesBack === null) return { ...draft, discount, tax, rates: ownRates, taxBehavior };
  const rates = takesBack.beyond === undefined ? takesBack.rates : ownRates;
  return { ...draft, discount: takesBack.discount + discount, tax: takesBack.tax + tax, rates, taxBehavior };
}

/**
 * It has no price, so that settling the period does not take it for time; and no time where the period is cut short, of
 * which nothing is charged beyond that.
 */
function correctionLine({ line, discount }: Correction, { taxBehavior: byDefault, period }: Pricing): Line {
  const { description, cover, rates, ref, taxBehavior = byDefault } = line;
  const tax = taxOn(0 - discount, percentagesOf(rates), taxBehavior);
  const gross = 0 - grossOf({ amount: 0, discount, tax }, taxBehavior);
  const isCut = period?.number === cover.number && period.isCutShort;
  return {
    kind: discount > 0 ? 'proration_credit' : 'proration_charge',
    description: `Coupon: ${description}`,
    quantity: '1',
    unitPrice: null,
    amount: 0,
    cover: { ...cover, price: null, span: isCut ? null : cover.span },
    discount,
    tax,
    rates,
    taxBehavior,
    ...(ref !== undefined && { credits: [{ source: ref, gross, tax: 0 - tax, kind: 'discount' as const }] }),
  };
}

function percentagesOf(rates: readonly AppliedRate[]): string[] {
  return rates.map(({ percentage }) => percentage);
}

function discountOf(
  number: number,
  drafts: readonly DraftLine[],
  { coupon, taxBehavior, period }: Pricing,
  invoiced: readonly Line[],
): ReturnType<typeof periodDiscount> {
  if (coupon === null || number < coupon.startsWith || (coupon.endsBefore !== null && number >= coupon.endsBefore)) {
    return { discounts: [], corrections: [] };
  }
  const isFor = ({ cover }: DraftLine | Line) => coupon.excludedItems?.has(cover.item) !== true;
  const own = drafts.filter(isFor);
  const earlier = invoiced.filter((line) => line.cover.number === number && isFor(line));
  const { discounts, corrections } = periodDiscount(coupon, own, earlier, taxBehavior, judgementOf(number, period));
  return { discounts: drafts.map((draft) => discounts[own.indexOf(draft)] ?? 0), corrections };
}

function judgementOf(number: number, period: Pricing['period']): Judgement {
  if (period?.number !== number) return 'closed';
  return period.isCutShort ? 'cut' : 'whole';
}

export interface Totals {
  readonly subtotal: number;
  readonly discountTotal: number;
  readonly taxTotal: number;
  readonly total: number;
}

/** Totals are sums of what is shown; tax that is within the amounts is not added to them again. */
export function totalsOf(
  lines: readonly { amount: number; discount: number; tax: number }[],
  taxBehavior: TaxBehavior,
): Totals {
  const subtotal = sum(lines.map(({ amount }) => amount));
  const discountTotal = sum(lines.map(({ discount }) => discount));
  const taxTotal = sum(lines.map(({ tax }) => tax));
  const onTop = taxBehavior === 'exclusive' ? taxTotal : 0;
  return { subtotal, discountTotal, taxTotal, total: subtotal - discountTotal + onTop };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import { discountLines, type Discount } from '../pricing/discount.js';
import { taxOn, type TaxBehavior } from '../pricing/tax.js';
import { givenBackOf } from './given-back.js';
import type { AppliedRate, DraftLine, Line } from './line.js';

/** A coupon that an enrollment holds. */
export interface HeldCoupon {
  readonly discount: Discount;
  /** The number of the first period that it counts for. */
  readonly startsWith: number;
  /** The number of the first period that it stays away from; null: it lasts for ever. */
  readonly endsBefore: number | null;
  /** It discounts a period only when at least so much of it is invoiced at once. Minor units. */
  readonly minimumAmount: number;
}

export interface Pricing {
  readonly coupon: HeldCoupon | null;
  readonly rates: readonly AppliedRate[];
  /** The rates of items that have their own; of all others they are `rates`. */
  readonly ratesByItem?: ReadonlyMap<string, readonly AppliedRate[]>;
  readonly taxBehavior: TaxBehavior;
}

/**
 * Gives lines their discount and then their tax. Lines that take back earlier ones bring both with them.
 * @param invoiced lines of earlier invoices, which have used up part of a coupon's amount
 */
export function assemble(drafts: readonly DraftLine[], pricing: Pricing, invoiced: readonly Line[]): Line[] {
  const discounts = discountsOf(drafts, pricing, invoiced);
  return drafts.map(({ takesBack, ...draft }, index) => {
    const discount = discounts[index] ?? 0;
    const ownRates = pricing.ratesByItem?.get(draft.cover.item) ?? pricing.rates;
    const percentages = ownRates.map(({ percentage }) => percentage);
    const taxBehavior = draft.taxBehavior ?? pricing.taxBehavior;
    const tax = taxOn(newAmount({ takesBack, ...draft }) - discount, percentages, taxBehavior);
    if (takesBack === null) return { ...draft, discount, tax, rates: ownRates, taxBehavior };
    const rates = takesBack.beyond === undefined ? takesBack.rates : ownRates;
    return { ...draft, discount: takesBack.discount + discount, tax: takesBack.tax + tax, rates, taxBehavior };
  });
}

/** What of a line has neither discount nor tax yet. */
function newAmount({ takesBack, amount }: DraftLine): number {
  return takesBack === null ? amount : (takesBack.beyond ?? 0);
}

/** A coupon's amount is for a whole period, however many invoices that is spread over. */
function discountsOf(
  drafts: readonly DraftLine[],
  { coupon, taxBehavior }: Pricing,
  invoiced: readonly Line[],
): number[] {
  const discounts = drafts.map(() => 0);
  if (coupon === null) return discounts;
  for (const number of new Set(drafts.map(({ cover }) => cover.number))) {
    if (number < coupon.startsWith || (coupon.endsBefore !== null && number >= coupon.endsBefore)) continue;
    const eligible = drafts.map((draft) => (draft.cover.number === number ? newAmount(draft) : 0));
    if (sum(eligible) < coupon.minimumAmount) continue;
    const given = invoiced.filter(({ cover }) => cover.number === number).map((line) => discountOf(line, taxBehavior));
    const takenBack = drafts
      .filter(({ cover }) => cover.number === number)
      .map((line) => line.takesBack?.discount ?? 0);
    const discount = leftOf(coupon.discount, Math.max(0, sum(given)) + sum(takenBack));
    discountLines(eligible, discount).forEach((part, index) => (discounts[index] = (discounts[index] ?? 0) + part));
  }
  return discounts;
}

/** What a line was lowered by, as far as it has not been given back itself. */
function discountOf({ amount, discount, tax, givenBack, taxBehavior }: Line, byDefault: TaxBehavior): number {
  if (givenBack === undefined) return discount;
  return discount - givenBackOf({ amount, discount, tax }, givenBack, taxBehavior ?? byDefault).discount;
}

function leftOf(discount: Discount, given: number): Discount {
  return 'amountOff' in discount ? { amountOff: Math.max(0, discount.amountOff - given) } : discount;
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

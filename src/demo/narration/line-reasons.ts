import { daysBetween } from '../../domain/calendar/day.js';
import { exact, type Exact } from '../../domain/money/exact.js';
import { roundToMinorUnit } from '../../domain/money/rounding.js';
import type { BillingOption, Coupon, InvoiceLine, Period, TaxRate, Tier } from '../resources.js';
import { countText, figureText, priceText } from './amounts.js';

/** What a line's amount rests on. */
export interface LineContext {
  readonly currency: string;
  readonly option: BillingOption | undefined;
  /** The whole period that the line's days are a part of. */
  readonly whole: Period | undefined;
  /** What the invoice's lines for usage come to. */
  readonly usage: number;
}

/** How a line's amount comes about, a calculation each; none where it is simply the option's price. */
export function reasonsOf(line: InvoiceLine, context: LineContext): string[] {
  const { option, currency, usage } = context;
  switch (line.kind) {
    case 'proration_credit':
    case 'proration_charge':
      return prorationReasons(line, context);
    case 'seats':
      return line.unit_price === null
        ? []
        : [equation(seatsText(line, currency), seatsPrice(line), line.amount, currency)];
    case 'usage':
      return option?.tiers ? tierReasons(option.tiers, line.quantity, currency) : [];
    case 'minimum': {
      if (option === undefined) return [];
      const { minimum_amount: least } = option;
      const words = `minimum: ${figureText(least, currency)} - ${figureText(usage, currency)}`;
      return [equation(words, exact(least).minus(usage), line.amount, currency)];
    }
    default:
      return [];
  }
}

/** `25 % of 19.00 = 4.75`, or `5.00 off`. */
export function discountReason({ amount, discount_amount }: InvoiceLine, coupon: Coupon, currency: string): string {
  if (coupon.percent_off === null) return `${figureText(coupon.amount_off ?? 0, currency)} off`;
  const words = `${coupon.percent_off} % of ${figureText(amount, currency)}`;
  return equation(words, exact(coupon.percent_off).div(100).times(amount), discount_amount, currency);
}

/** `10 % of 6,000 = 600`. Each line's tax is rounded for itself. */
export function taxReason(line: InvoiceLine, rates: readonly TaxRate[], currency: string): string {
  const percentage = rates.reduce((sum, rate) => sum.plus(rate.percentage), exact(0));
  const net = line.amount - line.discount_amount;
  const words = `${percentage.toFixed()} % of ${figureText(net, currency)}`;
  return equation(words, percentage.div(100).times(net), line.tax_amount, currency);
}

/** `10 of 30 days at 19.00 = 6.33`. */
function prorationReasons(line: InvoiceLine, { whole, option, currency }: LineContext): string[] {
  if (line.period === null || whole === undefined || option === undefined) return [];
  const [days, of] = [lengthOf(line.period), lengthOf(whole)];
  const isBySeats = line.unit_price !== null;
  const price = isBySeats ? seatsPrice(line) : exact(option.amount);
  const words = isBySeats ? seatsText(line, currency) : figureText(option.amount, currency);
  return [equation(`${days} of ${of} days at ${words}`, price.times(days).div(of), Math.abs(line.amount), currency)];
}

/** `10,000 at 0.005 = 50.00` for each tier that is entered. What a tier costs is not rounded; their sum is. */
function tierReasons(tiers: readonly Tier[], quantity: string, currency: string): string[] {
  const used = exact(quantity);
  return tiers.flatMap(({ up_to, unit_price }, index) => {
    const below = tiers[index - 1]?.up_to ?? 0;
    const part = (up_to === null || used.lessThan(up_to) ? used : exact(up_to)).minus(below);
    if (part.lessThanOrEqualTo(0)) return [];
    const words = `${countText(part.toFixed())} at ${priceText(unit_price, currency)}`;
    return [`${words} = ${priceText(part.times(unit_price).toFixed(), currency)}`];
  });
}

function seatsPrice({ quantity, unit_price }: InvoiceLine): Exact {
  return exact(quantity).times(unit_price ?? 0);
}

function seatsText({ quantity, unit_price }: InvoiceLine, currency: string): string {
  return `${countText(quantity)} × ${priceText(unit_price ?? 0, currency)}`;
}

/** The words and what they come to; without that, should the service have had another reason for the amount. */
function equation(words: string, figure: Exact, amount: number, currency: string): string {
  return roundToMinorUnit(figure) === amount ? `${words} = ${figureText(amount, currency)}` : words;
}

function lengthOf({ start, end }: Period): number {
  return end === null ? Infinity : daysBetween(start, end);
}

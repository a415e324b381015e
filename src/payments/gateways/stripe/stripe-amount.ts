import { minorUnitDigits } from '../../../domain/money/currencies.js';

/**
 * How Stripe counts money, where it is not in hundredths: https://docs.stripe.com/currencies, read in November 2026, its
 * sections on zero-decimal and three-decimal currencies and on special cases. It differs from ISO 4217, and from Node.
 */
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** In thousandths, of which the last digit must be 0. */
const THOUSANDTHS = new Set('BHD JOD KWD OMR TND'.split(' '));

/**
 * The amount as Stripe counts it: 500 ISK, which have no smaller unit, are 50000 there. HUF and TWD are charged in
 * hundredths, like most. Undefined for an amount that can't be said there.
 * @param amount in minor units by ISO 4217
 */
export function stripeAmount(amount: number, currency: string): number | undefined {
  const isoDigits = minorUnitDigits(currency);
  // Stripe does not say how it would count a currency in thousandths that it does not list.
  if (isoDigits === 3) return THOUSANDTHS.has(currency) && amount % 10 === 0 ? amount : undefined;
  if (!WHOLE.has(currency)) return isoDigits === 0 ? amount * 100 : amount;
  const unit = 10 ** isoDigits;
  return amount % unit === 0 ? amount / unit : undefined;
}

/** The other way round: an amount that Stripe counts, in minor units by ISO 4217. */
export function isoAmount(amount: number, currency: string): number {
  const isoDigits = minorUnitDigits(currency);
  if (isoDigits === 3) return amount;
  if (!WHOLE.has(currency)) return isoDigits === 0 ? Math.round(amount / 100) : amount;
  return amount * 10 ** isoDigits;
}

import type { ChargeLimits } from '../../../domain/billing/carrying-over.js';
import { stripeAmount } from './stripe-amount.js';

/**
 * The smallest amounts that Stripe charges, in minor units by ISO 4217: https://docs.stripe.com/currencies, its section on
 * minimum and maximum charge amounts, read in November 2026. Where it converts a charge for the seller's bank account, that
 * account's currency counts, which is not known here: what it then finds too small is carried over, too.
 */
const MINIMUMS: Readonly<Partial<Record<string, number>>> = {
  ...{ AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1500, DKK: 250, EUR: 50, GBP: 30, HKD: 400 },
  ...{ HUF: 17_500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200, RON: 200, SEK: 300 },
  ...{ SGD: 50, THB: 1000, USD: 50 },
};

const STEPS = [1, 10, 100];

export function stripeLimits(currency: string): ChargeLimits {
  // A currency that Stripe does not know has no step, and a charge in it fails.
  const step = STEPS.find((amount) => stripeAmount(amount, currency) !== undefined) ?? 1;
  return { minimum: Math.max(MINIMUMS[currency] ?? 0, step), step };
}

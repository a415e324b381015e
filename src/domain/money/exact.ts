import { Decimal } from 'decimal.js';

/**
 * Two decimals of the API, of 24 digits each at most, have a product of 48 digits, and a million such products add up
 * to 54: with 60 digits nothing is lost but by division. The default of decimal.js, 20, would round the first product.
 */
const SixtyDigits = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
});

/** A figure before it is rounded, made by `exact`: its results then have 60 digits too, and its text no exponent. */
export type Exact = Decimal;

/**
 * Makes a decimal whose results are kept to 60 digits, of another decimal too, which would pass on its own precision.
 * @throws Error of decimal.js for a text that is no decimal
 */
export function exact(value: string | number | Decimal): Exact {
  return new SixtyDigits(value);
}

export const ZERO: Exact = exact(0);

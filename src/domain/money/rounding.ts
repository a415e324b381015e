import { Decimal } from 'decimal.js';
import type { Exact } from './exact.js';

/**
 * A quotient such as 4/30 ends after 60 digits, and times 18.75 it is 2.4999… where 2.5 is meant. Its last digits are
 * therefore dropped first; a product of two decimals, 48 digits and shorter, has none to drop.
 */
const RELIABLE_DIGITS = 55;

/** Twelve digits hold any amount that is priced, charged or taxed, and a thousand of them still add up exactly. */
export const MOST_MINOR_UNITS = 999_999_999_999;

/** What comes of a price and a quantity, each in bounds of its own, is more than an amount can be. */
export class AmountTooLarge extends RangeError {}

/**
 * The whole number of minor units nearest to an exact figure in minor units; a half goes away from zero, 2.5 to 3 and
 * -2.5 to -3 (rule 4 of the rules of billing). Never -0.
 * @throws AmountTooLarge for more than an amount can be, and for what is no number
 */
export function roundToMinorUnit(figure: Exact): number {
  return rounded(figure, MOST_MINOR_UNITS);
}

/**
 * The same of what adds up many amounts, such as what recurs in a month, and so may be more than one of them.
 * @throws AmountTooLarge for more than a number holds to the unit, and for what is no number
 */
export function roundSum(figure: Exact): number {
  return rounded(figure, Number.MAX_SAFE_INTEGER);
}

function rounded(figure: Exact, most: number): number {
  const whole = figure
    .toSignificantDigits(RELIABLE_DIGITS, Decimal.ROUND_HALF_UP)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
  if (!(Math.abs(whole) <= most)) {
    throw new AmountTooLarge(`${figure.toString()} is beyond the amounts that can be kept`);
  }
  return whole === 0 ? 0 : whole;
}

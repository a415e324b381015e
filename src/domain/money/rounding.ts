import { Decimal } from 'decimal.js';
import type { Exact } from './exact.js';

/**
 * A quotient such as 4/30 ends after 60 digits, and times 18.75 it is 2.4999… where 2.5 is meant. Its last digits are
 * therefore dropped first; a product of two decimals, 48 digits and shorter, has none to drop.
 */
const RELIABLE_DIGITS = 55;

/**
 * The whole number of minor units nearest to an exact figure in minor units; a half goes away from zero, 2.5 to 3 and
 * -2.5 to -3 (rule 4 of the rules of billing). Never -0.
 * @throws RangeError for what is no number, or beyond the integers that a `number` holds exactly
 */
export function roundToMinorUnit(figure: Exact): number {
  const whole = figure
    .toSignificantDigits(RELIABLE_DIGITS, Decimal.ROUND_HALF_UP)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${figure.toString()} is beyond the amounts that can be kept`);
  return whole === 0 ? 0 : whole;
}

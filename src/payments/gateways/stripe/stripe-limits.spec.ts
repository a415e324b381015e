import { expect, it } from '@jest/globals';
import { stripeLimits } from './stripe-limits.js';

it.each([
  ['USD', 50, 1],
  ['EUR', 50, 1],
  ['GBP', 30, 1],
  ['JPY', 50, 1],
  ['HUF', 17_500, 1],
  // In thousandths, of which the last digit must be 0.
  ['KWD', 10, 10],
  // Whole there, in two digits by ISO 4217.
  ['MGA', 100, 100],
  // Counted in hundredths there, though they have no smaller unit.
  ['ISK', 1, 1],
  ['IQD', 1, 1],
])('Stripe charges %s from %d on, in steps of %d', (currency, minimum, step) => {
  expect(stripeLimits(currency)).toEqual({ minimum, step });
});

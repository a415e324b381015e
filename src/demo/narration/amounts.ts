import { minorUnitDigits } from '../../domain/money/currencies.js';
import { exact } from '../../domain/money/exact.js';
import { moneyText } from '../../domain/money/money-text.js';

/** An amount in minor units as people write it: `1,234.50 EUR`, `-1,234 JPY`. The digits are those of ISO 4217. */
export function amountText(amount: number, currency: string): string {
  return grouped(moneyText(amount, currency));
}

/** The same where the currency is plain: `1,234.50`. */
export function figureText(amount: number, currency: string): string {
  return amountText(amount, currency).replace(` ${currency}`, '');
}

/** A price of a unit, which may be finer than the currency's minor unit: half a cent is `0.005`. */
export function priceText(price: string | number, currency: string): string {
  const digits = minorUnitDigits(currency);
  const major = exact(price).div(10 ** digits);
  return grouped(major.toFixed(Math.max(digits, major.decimalPlaces())));
}

/** A number of things: `48,210`. */
export function countText(count: string | number): string {
  return grouped(exact(count).toFixed());
}

/** With commas between thousands, but none behind the point. */
function grouped(figures: string): string {
  return figures.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));
}

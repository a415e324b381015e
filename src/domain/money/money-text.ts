import { minorUnitDigits } from './currencies.js';

/**
 * An amount in minor units as text in the major unit, the same in every locale: `12.34 EUR`, `1234 JPY`, `-0.05 EUR`.
 * @throws RangeError for a code that is not an ISO 4217 currency
 */
export function moneyText(amount: number, currency: string): string {
  const digits = minorUnitDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0');
  const point = figures.length - digits;
  const fraction = digits === 0 ? '' : `.${figures.slice(point)}`;
  return `${sign}${figures.slice(0, point)}${fraction} ${currency}`;
}

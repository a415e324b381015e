import { CURRENCY_DIGITS } from './currencies.js';

/** Writes amounts of minor units and months as the reader's language does. */
export function figuresIn(currency) {
  const digits = CURRENCY_DIGITS[currency] ?? 2;
  const usual = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
  const exact = new Intl.NumberFormat(undefined, usual);
  const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
  const major = (amount) => amount / 10 ** digits;
  return {
    major,
    money: (amount) => exact.format(major(amount)),
    /** Of an axis, whose figures are in the major unit already. */
    tick: (amount) => short.format(amount),
    ofMajor: (amount) => exact.format(amount),
  };
}

const monthName = new Intl.DateTimeFormat(undefined, { year: '2-digit', month: 'short', timeZone: 'UTC' });

export function monthText(month) {
  return monthName.format(new Date(`${month}-01T00:00:00Z`));
}

export function percentText(share) {
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCurrency } from '../../../domain/money/currencies.js';
import { isoAmount, stripeAmount } from './stripe-amount.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CURRENCIES = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c))).filter(isCurrency);

/** ISO currencies in thousandths that Stripe does not know. */
const UNKNOWN = new Set(['IQD', 'LYD']);

describe('an amount as Stripe counts it', () => {
  it.each<[number, string, number | undefined]>([
    [1999, 'EUR', 1999],
    [1999, 'USD', 1999],
    [500, 'JPY', 500],
    [1, 'KRW', 1],
    // Whole there, in two digits by ISO 4217.
    [50_000, 'MGA', 500],
    [50_050, 'MGA', undefined],
    // The other way round: they have no smaller unit, and are counted in hundredths all the same.
    [500, 'ISK', 50_000],
    [500, 'UGX', 50_000],
    // Whole only when Stripe pays out.
    [1045, 'HUF', 1045],
    [1045, 'TWD', 1045],
    // Node counts these without digits.
    [1045, 'IDR', 1045],
    [1045, 'COP', 1045],
    [5120, 'KWD', 5120],
    [5124, 'KWD', undefined],
    [5120, 'TND', 5120],
    [5120, 'IQD', undefined],
    [5120, 'LYD', undefined],
    [0, 'EUR', 0],
  ])('%d of %s is %s', (amount, currency, expected) => {
    expect(stripeAmount(amount, currency)).toBe(expected);
  });

  const currency = fc.constantFrom(...CURRENCIES);
  const amount = fc.nat({ max: 999_999_999_999 });

  it('covers every currency of ISO 4217', () => expect(CURRENCIES.length).toBeGreaterThan(150));

  it('is whole and exact, or there is none', () => {
    fc.assert(
      fc.property(currency, amount, (code, value) => {
        const there = stripeAmount(value, code);
        if (there !== undefined) expect(Number.isSafeInteger(there)).toBe(true);
      }),
    );
  });

  it('is the amount again the other way round', () => {
    fc.assert(
      fc.property(currency, amount, (code, value) => {
        const there = stripeAmount(value, code);
        if (there !== undefined) expect(isoAmount(there, code)).toBe(value);
      }),
    );
  });

  it('of a sum is the sum of the amounts', () => {
    fc.assert(
      fc.property(currency, amount, amount, (code, one, other) => {
        const parts = [stripeAmount(one, code), stripeAmount(other, code)];
        fc.pre(!parts.includes(undefined));
        expect(stripeAmount(one + other, code)).toBe((parts[0] ?? 0) + (parts[1] ?? 0));
      }),
    );
  });

  it('exists for whatever has no digits beyond the hundredths of a thousand', () => {
    fc.assert(
      fc.property(currency, fc.nat({ max: 1_000_000 }), (code, thousands) => {
        const there = stripeAmount(thousands * 1000, code);
        expect(there === undefined).toBe(UNKNOWN.has(code));
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact } from './exact.js';
import { moneyText } from './money-text.js';

describe('an amount as text', () => {
  it.each([
    [1234, 'EUR', '12.34 EUR'],
    [1234, 'JPY', '1234 JPY'],
    [1234, 'KWD', '1.234 KWD'],
    [-5, 'EUR', '-0.05 EUR'],
    [5, 'KWD', '0.005 KWD'],
    [-1, 'JPY', '-1 JPY'],
    [0, 'EUR', '0.00 EUR'],
    [-0, 'EUR', '0.00 EUR'],
    [0, 'JPY', '0 JPY'],
    [0, 'BHD', '0.000 BHD'],
    [99, 'USD', '0.99 USD'],
    [100, 'USD', '1.00 USD'],
    [-100_050, 'USD', '-1000.50 USD'],
    [1e15, 'EUR', '10000000000000.00 EUR'],
  ])('has the digits of its currency: %i %s is %s', (amount, currency, text) =>
    expect(moneyText(amount, currency)).toBe(text),
  );

  it.each(['', 'eur', 'XXX'])('does not exist in %j', (code) => expect(() => moneyText(1, code)).toThrow(RangeError));

  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['KWD', 3],
  ])('in %s reads back as the amount', (currency, digits) => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const [figures = '', code] = moneyText(amount, currency).split(' ');
        expect(code).toBe(currency);
        expect(
          exact(figures)
            .times(10 ** digits)
            .toNumber(),
        ).toBe(amount);
        expect(figures.split('.')[1]?.length ?? 0).toBe(digits);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { exact } from './exact.js';

const LONGEST = '999999999999.999999999999';

describe('an exact figure', () => {
  it('keeps every digit of a product of the longest decimals of the API', () => {
    expect(exact(LONGEST).times(LONGEST).toString()).toBe('999999999999999999999998.000000000000000000000001');
  });

  it('keeps every digit of a product of any two whole numbers of 24 digits', () => {
    const digits24 = fc.bigInt({ min: 0n, max: 10n ** 24n - 1n });
    fc.assert(
      fc.property(digits24, digits24, (a, b) => {
        expect(exact(String(a)).times(String(b)).toString()).toBe(String(a * b));
      }),
    );
  });

  it('made of a decimal with 20 digits keeps more than those', () => {
    const short = new Decimal(LONGEST);
    expect(exact(short).times(short).toString()).toBe('999999999999999999999998.000000000000000000000001');
  });

  it.each([
    ['0.000000000001', '0.000000000001'],
    ['1000000000000000000000000', '1000000000000000000000000'],
  ])('is written without an exponent: %s', (text, written) => expect(exact(text).toString()).toBe(written));

  it.each(['', 'abc', '1,5', '1.2.3'])('is not made of %j', (text) => expect(() => exact(text)).toThrow('Invalid'));
});

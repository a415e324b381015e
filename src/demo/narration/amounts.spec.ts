import { describe, expect, it } from '@jest/globals';
import { amountText, countText, figureText, priceText } from './amounts.js';

describe('an amount', () => {
  it.each([
    [0, 'EUR', '0.00 EUR'],
    [5, 'EUR', '0.05 EUR'],
    [-633, 'EUR', '-6.33 EUR'],
    [123_456, 'EUR', '1,234.56 EUR'],
    [-100_000, 'USD', '-1,000.00 USD'],
    [999, 'JPY', '999 JPY'],
    [-4065, 'JPY', '-4,065 JPY'],
    [264_000, 'JPY', '264,000 JPY'],
    [1_234_567_890, 'JPY', '1,234,567,890 JPY'],
    // Three digits, and none of them a group.
    [1_234_567, 'KWD', '1,234.567 KWD'],
    // Two by ISO 4217, where Node's own table has none.
    [1_234_500, 'HUF', '12,345.00 HUF'],
  ])('of %d in %s is %s', (amount, currency, text) => {
    expect(amountText(amount, currency)).toBe(text);
    expect(`${figureText(amount, currency)} ${currency}`).toBe(text);
  });
});

describe('a price of a unit', () => {
  it.each([
    ['0.5', 'USD', '0.005'],
    ['0.12', 'USD', '0.0012'],
    ['1200', 'JPY', '1,200'],
    ['0.25', 'JPY', '0.25'],
    [1900, 'EUR', '19.00'],
    ['123456789.125', 'EUR', '1,234,567.89125'],
    ['0', 'EUR', '0.00'],
  ])('of %s minor units in %s is %s', (price, currency, text) => expect(priceText(price, currency)).toBe(text));
});

it.each([
  ['999', '999'],
  ['48210', '48,210'],
  ['1234567.1234', '1,234,567.1234'],
  [-1000, '-1,000'],
])('a number of %s things is %s', (count, text) => expect(countText(count)).toBe(text));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isISO4217CurrencyCode } from 'class-validator';
import { isCurrency, minorUnitDigits } from './currencies.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ALL_CODES = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));
const CURRENCIES = ALL_CODES.filter(isCurrency);

describe('the digits of a minor unit', () => {
  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['GBP', 2],
    ['CHF', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['ISK', 0],
    ['UGX', 0],
    ['VND', 0],
    ['XAF', 0],
    ['XOF', 0],
    ['XPF', 0],
    ['BHD', 3],
    ['IQD', 3],
    ['JOD', 3],
    ['KWD', 3],
    ['LYD', 3],
    ['OMR', 3],
    ['TND', 3],
  ])('of %s are %i', (code, digits) => expect(minorUnitDigits(code)).toBe(digits));

  it.each([
    'AFN',
    'ALL',
    'COP',
    'HUF',
    'IDR',
    'IRR',
    'LAK',
    'LBP',
    'MGA',
    'MMK',
    'PKR',
    'RSD',
    'SOS',
    'SYP',
    'TZS',
    'YER',
  ])('of %s are 2, whatever is used in shops', (code) => expect(minorUnitDigits(code)).toBe(2));

  it('are 0, 2 or 3', () => {
    const counts = new Map(
      [0, 2, 3].map((digits) => [digits, CURRENCIES.filter((code) => minorUnitDigits(code) === digits).length]),
    );
    expect([...counts]).toEqual([
      [0, 16],
      [2, CURRENCIES.length - 23],
      [3, 7],
    ]);
  });

  it.each(['', 'eur', 'EU', 'EURO', 'EUR ', 'XXX', '__proto__'])('of %j are not known', (code) => {
    expect(() => minorUnitDigits(code)).toThrow(RangeError);
  });
});

describe('the currencies', () => {
  it('stand in their table once each', () => {
    const source = readFileSync(join(__dirname, 'currencies.ts'), 'utf8');
    const listed = /CODES_BY_DIGITS[^{]*\{([^}]*)\}/.exec(source)?.[1]?.match(/[A-Za-z]+/g) ?? [];
    expect([...listed].sort()).toEqual(CURRENCIES);
  });

  it.each(['', 'eur', 'EU', 'EURO', ' EUR', 'toString', '123'])('do not include %j', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  it('are codes of the standard as another table has it, which is older in two places', () => {
    expect(CURRENCIES.filter((code) => !isISO4217CurrencyCode(code))).toEqual(['CUC', 'ZWG']);
  });

  it('lack only what nothing is sold in, and what has gone', () => {
    const bonds = ['XBA', 'XBB', 'XBC', 'XBD'];
    const funds = ['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW', 'XDR', 'XSU', 'XUA'];
    const metals = ['XAG', 'XAU', 'XPD', 'XPT'];
    const none = ['XTS', 'XXX'];
    const gone = ['SLL', 'ZWL'];
    const lacking = ALL_CODES.filter((code) => isISO4217CurrencyCode(code) && !isCurrency(code));
    expect(lacking).toEqual([...bonds, ...funds, ...metals, ...none, ...gone].sort());
  });
});

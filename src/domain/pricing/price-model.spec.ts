import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import { exact } from '../money/exact.js';
import { minimumShortfall, priceOf, type Price, type Quantity } from './price-model.js';

const LONGEST = '999999999999.999999999999';

/** 100 for up to 10 and 5 flat, 80.5 for up to 20 and 7 flat, 60 beyond and 11 flat. */
const tiers = [
  { upTo: 10, unitPrice: '100', flatAmount: 5 },
  { upTo: 20, unitPrice: '80.5', flatAmount: 7 },
  { upTo: null, unitPrice: '60', flatAmount: 11 },
];

function charge(price: Price, quantity: Quantity): string {
  return priceOf(price, quantity).toString();
}

describe('the price of a quantity', () => {
  const models: Price[] = [
    { model: 'per_unit', unitPrice: '100' },
    { model: 'graduated', tiers },
    { model: 'volume', tiers },
    { model: 'stair_step', tiers },
    { model: 'package', unitPrice: '100', packageSize: 10 },
    { model: 'percentage', percentage: '2.5' },
  ];

  it.each(models)('is nothing without usage, flat amounts neither: $model', (price) => {
    for (const quantity of [0, '0', '0.000', -0, -1, '-0.5', exact(-3)]) expect(charge(price, quantity)).toBe('0');
  });

  it.each(models)('is the same of a number, a text and a decimal: $model', (price) => {
    expect(charge(price, 12.5)).toBe(charge(price, '12.5'));
    expect(charge(price, new Decimal('12.5'))).toBe(charge(price, '12.5'));
  });

  it.each(['', 'abc', '1,5'])('does not exist for %j', (quantity) => {
    for (const price of models) expect(() => priceOf(price, quantity)).toThrow('Invalid');
  });

  it.each(['graduated', 'volume', 'stair_step'] as const)('does not exist beyond the last tier: %s', (model) => {
    const closed: Price = { model, tiers: tiers.slice(0, 2) };
    expect(priceOf(closed, 20).isPositive()).toBe(true);
    expect(() => priceOf(closed, '20.1')).toThrow(RangeError);
  });

  it('loses no digit, of a decimal with 20 digits neither', () => {
    const price: Price = { model: 'per_unit', unitPrice: LONGEST };
    const whole = '999999999999999999999998.000000000000000000000001';
    expect(charge(price, LONGEST)).toBe(whole);
    expect(charge(price, new Decimal(LONGEST))).toBe(whole);
  });
});

describe.each([
  ['0.5', { per_unit: '31.25', graduated: '55', volume: '55', stair_step: '5', package: '100', percentage: '0.0125' }],
  ['1', { per_unit: '62.5', graduated: '105', volume: '105', stair_step: '5', package: '100', percentage: '0.025' }],
  ['10', { per_unit: '625', graduated: '1005', volume: '1005', stair_step: '5', package: '100', percentage: '0.25' }],
  ['10.5', { graduated: '1052.25', volume: '852.25', stair_step: '7', package: '200' }],
  ['11', { per_unit: '687.5', graduated: '1092.5', volume: '892.5', stair_step: '7', package: '200' }],
  ['20', { per_unit: '1250', graduated: '1817', volume: '1617', stair_step: '7', package: '200', percentage: '0.5' }],
  ['20.5', { graduated: '1858', volume: '1241', stair_step: '11', package: '300' }],
  ['21', { per_unit: '1312.5', graduated: '1888', volume: '1271', stair_step: '11', package: '300' }],
  ['1000', { per_unit: '62500', graduated: '60628', volume: '60011', stair_step: '11', package: '10000' }],
  ['0.000000000001', { graduated: '5.0000000001', volume: '5.0000000001', stair_step: '5', package: '100' }],
  ['10.000000000001', { graduated: '1012.0000000000805', stair_step: '7', package: '200' }],
])('the price of %s', (quantity, charges: Partial<Record<Price['model'], string>>) => {
  const prices: Record<Price['model'], Price> = {
    per_unit: { model: 'per_unit', unitPrice: '62.5' },
    graduated: { model: 'graduated', tiers },
    volume: { model: 'volume', tiers },
    stair_step: { model: 'stair_step', tiers },
    package: { model: 'package', unitPrice: '100', packageSize: 10 },
    percentage: { model: 'percentage', percentage: '2.5' },
  };

  it.each(Object.entries(charges))('%s is %s', (model, expected) =>
    expect(charge(prices[model as Price['model']], quantity)).toBe(expected),
  );
});

describe('what is missing to the minimum', () => {
  it.each([
    ['0', 500, '500'],
    ['499.999', 500, '0.001'],
    ['500', 500, '0'],
    ['500.001', 500, '0'],
    ['0', 0, '0'],
    ['-20', 100, '120'],
  ])('of a charge of %s to %i is %s', (charged, minimum, missing) =>
    expect(minimumShortfall(exact(charged), minimum).toString()).toBe(missing),
  );

  it('loses no digit of a decimal with 20 digits', () => {
    const charged = new Decimal('0.0000000000000000000000001');
    expect(minimumShortfall(charged, 1_000_000).toString()).toBe('999999.9999999999999999999999999');
  });
});

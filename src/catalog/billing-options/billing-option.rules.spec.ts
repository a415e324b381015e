import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pathName, type Fault } from '../../contract/failures/fault.js';
import { SUBSCRIPTION_TYPES, type SubscriptionType } from '../subscriptions/subscription.rules.js';
import {
  billingOptionRules,
  billingOptionTypeRules,
  PRICE_MODELS,
  priceFaults,
  type PriceModel,
} from './billing-option.rules.js';

type Option = Parameters<(typeof billingOptionRules)[number]['faults']>[0];
type Part = 'unit_price' | 'tiers' | 'package_size' | 'percentage';

const FLAT: Option = {
  price_model: null,
  unit_price: null,
  tiers: null,
  package_size: null,
  percentage: null,
  meter_id: null,
  min_seats: 1,
  max_seats: null,
};

const PARTS: Pick<Option, Part> = {
  unit_price: '5',
  tiers: [{ up_to: null, unit_price: '0' }],
  package_size: 10,
  percentage: '2.5',
};

const NEEDED: Record<PriceModel, readonly Part[]> = {
  per_unit: ['unit_price'],
  graduated: ['tiers'],
  volume: ['tiers'],
  package: ['unit_price', 'package_size'],
  stair_step: ['tiers'],
  percentage: ['percentage'],
};

const told = (faults: readonly Fault[]) => faults.map(({ code, path, text }) => `${code} ${pathName(path)}: ${text}`);

function faultsOf(fields: Partial<Option>): string[] {
  return told(billingOptionRules.flatMap((rule) => rule.faults({ ...FLAT, ...fields })));
}

function having(parts: readonly Part[]): Partial<Option> {
  return Object.fromEntries(parts.map((part) => [part, PARTS[part]]));
}

describe('a price model', () => {
  const parts = Object.keys(PARTS) as Part[];
  const table = PRICE_MODELS.flatMap((price_model) => parts.map((part) => ({ price_model, part })));

  it.each(PRICE_MODELS)('%s is made of its parts', (price_model) => {
    expect(faultsOf({ price_model, ...having(NEEDED[price_model]) })).toEqual([]);
  });

  it.each(table.filter(({ price_model, part }) => NEEDED[price_model].includes(part)))(
    '$price_model needs $part',
    ({ price_model, part }) => {
      const others = NEEDED[price_model].filter((needed) => needed !== part);
      expect(faultsOf({ price_model, ...having(others) })).toEqual([
        `missing_field ${part}: Is needed for the price model ${price_model}`,
      ]);
    },
  );

  it.each(table.filter(({ price_model, part }) => !NEEDED[price_model].includes(part)))(
    '$price_model does not go with $part',
    ({ price_model, part }) => {
      expect(faultsOf({ price_model, ...having([...NEEDED[price_model], part]) })).toEqual([
        `invalid_field ${part}: Does not go with the price model ${price_model}`,
      ]);
    },
  );

  it.each(parts)('is needed for %s', (part) => {
    expect(faultsOf(having([part]))).toEqual([`invalid_field ${part}: Is only for an option with a price model`]);
  });
});

describe('tiers', () => {
  const tiersOf = (...ups: (number | null)[]) => ups.map((up_to) => ({ up_to, unit_price: '0' }));
  const tierFaults = (...ups: (number | null)[]) => faultsOf({ price_model: 'graduated', tiers: tiersOf(...ups) });

  it.each<[(number | null)[], string[]]>([
    [[null], []],
    [[1, null], []],
    [[10, 20, null], []],
    [[], ['invalid_field tiers: Must have at least one tier']],
    [[10], ['invalid_field tiers[0].up_to: Must be null: the last tier is open']],
    [[10, 20], ['invalid_field tiers[1].up_to: Must be null: the last tier is open']],
    [[null, null], ['invalid_field tiers[0].up_to: Must be a number: only the last tier is open']],
    [[10, 10, null], ['invalid_field tiers[1].up_to: Must be above the tier before']],
    [[10, 9, null], ['invalid_field tiers[1].up_to: Must be above the tier before']],
    [[0, null], ['invalid_field tiers[0].up_to: Must be above the tier before']],
    [
      [10, null, 5, 7],
      [
        'invalid_field tiers[1].up_to: Must be a number: only the last tier is open',
        'invalid_field tiers[3].up_to: Must be null: the last tier is open',
      ],
    ],
  ])('%j', (ups, faults) => expect(tierFaults(...ups)).toEqual(faults));

  it('are in order exactly when every quantity lies in exactly one of them', () => {
    const upTo = fc.option(fc.integer({ min: 1, max: 6 }), { nil: null });
    fc.assert(
      fc.property(fc.array(upTo, { minLength: 1, maxLength: 4 }), (ups) => {
        const starts = [0, ...ups.slice(0, -1).map((up) => up ?? Infinity)];
        const holds = (quantity: number) =>
          ups.filter((up, index) => quantity > (starts[index] ?? 0) && quantity <= (up ?? Infinity)).length;
        const eachInOne = Array.from({ length: 8 }, (_, index) => holds(index + 1)).every((count) => count === 1);
        const noneEmpty = ups.every((up, index) => (up ?? Infinity) > (starts[index] ?? 0));
        expect(tierFaults(...ups).length === 0).toBe(eachInOne && noneEmpty);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a unit costs within a tier', () => {
  const tiers = (...prices: string[]) =>
    prices.map((unit_price, index) => ({ up_to: index === prices.length - 1 ? null : index + 1, unit_price }));

  it.each(['graduated', 'volume'] as const)('is for the store to say where the model is %s', (price_model) => {
    expect(faultsOf({ price_model, tiers: tiers('0', '1.5') })).toEqual([]);
  });

  it.each([[['0']], [['0.00', '0']]])('is nothing on a stair: %j', (prices) => {
    expect(faultsOf({ price_model: 'stair_step', tiers: tiers(...prices) })).toEqual([]);
  });

  it.each<[string[], number[]]>([
    [['1'], [0]],
    [['0.01', '0'], [0]],
    [['0', '10'], [1]],
    [
      ['5', '0', '0.000000000001'],
      [0, 2],
    ],
  ])('must be nothing on a stair: %j', (prices, wrong) => {
    expect(faultsOf({ price_model: 'stair_step', tiers: tiers(...prices) })).toEqual(
      wrong.map((tier) => `invalid_field tiers[${tier}].unit_price: Must be "0": stair_step charges flat_amount alone`),
    );
  });
});

describe('the price of an option that has been used', () => {
  const PRICE = {
    ...{ renewal_type: 'automatic', term_cycles: null, amount: 100, price_model: 'volume', unit_price: null },
    ...{ tiers: [{ up_to: null, unit_price: '1', flat_amount: 0 }], package_size: null, percentage: null },
    ...{ meter_id: 'mtr_1', minimum_amount: 0 },
  };
  const REST = { name: 'n', status: 'active', min_seats: 1, max_seats: null, metadata: {}, updated_at: '1' };

  it('is the same when everything else changes', () => {
    const rest = { name: 'm', status: 'not_active', min_seats: 2, max_seats: 3, metadata: { a: 'b' }, updated_at: '2' };
    expect(priceFaults({ ...PRICE, ...REST }, { ...PRICE, tiers: [...PRICE.tiers], ...rest })).toEqual([]);
  });

  it.each<[keyof typeof PRICE, unknown]>([
    ['renewal_type', 'manual'],
    ['term_cycles', 12],
    ['amount', 101],
    ['price_model', 'graduated'],
    ['unit_price', '1'],
    ['tiers', [{ up_to: null, unit_price: '1', flat_amount: 1 }]],
    ['package_size', 10],
    ['percentage', '1'],
    ['meter_id', null],
    ['minimum_amount', 1],
  ])('is another by its %s', (field, value) => {
    expect(priceFaults({ ...PRICE, ...REST }, { ...PRICE, ...REST, [field]: value })).toEqual([
      { path: [field], code: 'price_in_use', text: expect.stringMatching(/make a new billing option$/) },
    ]);
  });
});

describe('seats', () => {
  it.each([
    [1, null, []],
    [5, 5, []],
    [5, 6, []],
    [5, 4, ['invalid_field max_seats: Must not be below min_seats']],
  ])('from %p to %p', (min_seats, max_seats, faults) => {
    expect(faultsOf({ min_seats, max_seats })).toEqual(faults);
  });
});

describe('the type of the subscription', () => {
  const faultsFor = (type: SubscriptionType, fields: Partial<Option>) =>
    told(billingOptionTypeRules(type).flatMap((rule) => rule.faults({ ...FLAT, ...fields })));

  it.each(SUBSCRIPTION_TYPES)('%s takes a flat amount', (type) => expect(faultsFor(type, {})).toEqual([]));

  it.each<[SubscriptionType, Partial<Option>, string[]]>([
    [
      'fixed',
      { price_model: 'per_unit' },
      ['invalid_field price_model: A fixed subscription has no quantity to price: use amount'],
    ],
    [
      'one_time',
      { price_model: 'volume' },
      ['invalid_field price_model: A one_time subscription has no quantity to price: use amount'],
    ],
    ['seat_based', { price_model: 'per_unit' }, []],
    [
      'seat_based',
      { price_model: 'per_unit', meter_id: 'mtr_1' },
      ['invalid_field meter_id: Is only for a usage_based subscription'],
    ],
    ['fixed', { meter_id: 'mtr_1' }, ['invalid_field meter_id: Is only for a usage_based subscription']],
    ['usage_based', { price_model: 'per_unit', meter_id: 'mtr_1' }, []],
    ['usage_based', { meter_id: 'mtr_1' }, []],
    [
      'usage_based',
      { price_model: 'per_unit' },
      ['missing_field meter_id: Must name the meter that a usage_based subscription is priced by'],
    ],
    [
      'one_time',
      { price_model: 'per_unit', meter_id: 'mtr_1' },
      [
        'invalid_field price_model: A one_time subscription has no quantity to price: use amount',
        'invalid_field meter_id: Is only for a usage_based subscription',
      ],
    ],
  ])('%s with %j', (type, fields, faults) => expect(faultsFor(type, fields)).toEqual(faults));
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pathName, type Fault } from '../../contract/failures/fault.js';
import { SUBSCRIPTION_TYPES, type SubscriptionType } from '../subscriptions/subscription.rules.js';
import { billingOptionRules, billingOptionTypeRules, PRICE_MODELS, type PriceModel } from './billing-option.rules.js';

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

const PARTS: Pick<Option, Part> = { unit_price: '5', tiers: [{ up_to: null }], package_size: 10, percentage: '2.5' };

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
  const tiersOf = (...ups: (number | null)[]) => ups.map((up_to) => ({ up_to }));
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

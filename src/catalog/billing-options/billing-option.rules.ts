import { invalidField, missingField, type Fault } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';
import { fixedFieldFaults } from '../fixed-terms.js';
import type { SubscriptionType } from '../subscriptions/subscription.rules.js';

export const PRICE_MODELS = ['per_unit', 'graduated', 'volume', 'package', 'stair_step', 'percentage'] as const;

export type PriceModel = (typeof PRICE_MODELS)[number];

interface TierFields {
  readonly up_to: number | null;
  readonly unit_price: string;
}

interface PriceFields {
  readonly price_model: PriceModel | null;
  readonly unit_price: string | null;
  readonly tiers: readonly TierFields[] | null;
  readonly package_size: number | null;
  readonly percentage: string | null;
  readonly meter_id: string | null;
  readonly min_seats: number;
  readonly max_seats: number | null;
}

const PRICE_PARTS = ['unit_price', 'tiers', 'package_size', 'percentage'] as const;

type PricePart = (typeof PRICE_PARTS)[number];

/** What each model is made of: these parts must be there, and no other. */
const PARTS: Record<PriceModel, readonly PricePart[]> = {
  per_unit: ['unit_price'],
  graduated: ['tiers'],
  volume: ['tiers'],
  package: ['unit_price', 'package_size'],
  stair_step: ['tiers'],
  percentage: ['percentage'],
};

export const billingOptionRules: readonly CrossFieldRule<PriceFields>[] = [
  {
    reads: ['price_model', ...PRICE_PARTS],
    faults: (option) => PRICE_PARTS.flatMap((part) => partFaults(option.price_model, part, option[part] !== null)),
  },
  { reads: ['tiers'], faults: ({ tiers }) => (tiers === null ? [] : tierFaults(tiers)) },
  {
    reads: ['price_model', 'tiers'],
    faults: ({ price_model, tiers }) => (price_model === 'stair_step' ? stairFaults(tiers ?? []) : []),
  },
  {
    reads: ['min_seats', 'max_seats'],
    faults: ({ min_seats, max_seats }) =>
      max_seats !== null && max_seats < min_seats ? [invalidField(['max_seats'], 'Must not be below min_seats')] : [],
  },
];

function partFaults(model: PriceModel | null, part: PricePart, given: boolean): Fault[] {
  const needed = model !== null && PARTS[model].includes(part);
  if (needed === given) return [];
  if (needed) return [missingField([part], `Is needed for the price model ${model}`)];
  return [
    invalidField(
      [part],
      model === null ? 'Is only for an option with a price model' : `Does not go with the price model ${model}`,
    ),
  ];
}

/** Tiers ascend, and the last one, and only that, is open: so every quantity lies in exactly one. */
function tierFaults(tiers: readonly TierFields[]): Fault[] {
  if (tiers.length === 0) return [invalidField(['tiers'], 'Must have at least one tier')];
  return tiers.flatMap(({ up_to }, index) => {
    const path = ['tiers', index, 'up_to'];
    if (index === tiers.length - 1)
      return up_to === null ? [] : [invalidField(path, 'Must be null: the last tier is open')];
    if (up_to === null) return [invalidField(path, 'Must be a number: only the last tier is open')];
    const before = tiers[index - 1]?.up_to ?? 0;
    return up_to > before ? [] : [invalidField(path, 'Must be above the tier before')];
  });
}

/** Of a stair only its flat amount is charged: a price for each unit would be taken and never asked for. */
function stairFaults(tiers: readonly TierFields[]): Fault[] {
  return tiers.flatMap(({ unit_price }, index) =>
    ZERO.test(unit_price)
      ? []
      : [invalidField(['tiers', index, 'unit_price'], 'Must be "0": stair_step charges flat_amount alone')],
  );
}

const ZERO = /^0(\.0+)?$/;

/** The fields that say what is paid, and for how long. */
const FIXED_ONCE_USED = [
  ...['renewal_type', 'term_cycles', 'amount', 'price_model', 'unit_price', 'tiers', 'package_size', 'percentage'],
  ...['meter_id', 'minimum_amount'],
];

const PRICE_IN_USE = 'Enrollments have used this billing option, so its price is fixed: make a new billing option';

/** Fields of the price that are no longer what they were. */
export function priceFaults(before: object, after: object): Fault[] {
  return fixedFieldFaults(FIXED_ONCE_USED, before, after, PRICE_IN_USE);
}

/** What the type of the subscription asks of its options: quantities come from seats or from a meter. */
export function billingOptionTypeRules(type: SubscriptionType): readonly CrossFieldRule<PriceFields>[] {
  const byQuantity = type === 'seat_based' || type === 'usage_based';
  return [
    {
      reads: ['price_model', 'meter_id'],
      faults: ({ price_model, meter_id }) => [
        ...(price_model !== null && !byQuantity
          ? [invalidField(['price_model'], `A ${type} subscription has no quantity to price: use amount`)]
          : []),
        ...(meter_id !== null && type !== 'usage_based'
          ? [invalidField(['meter_id'], 'Is only for a usage_based subscription')]
          : []),
        ...(price_model !== null && meter_id === null && type === 'usage_based'
          ? [missingField(['meter_id'], 'Must name the meter that a usage_based subscription is priced by')]
          : []),
      ],
    },
  ];
}

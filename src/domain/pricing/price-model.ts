import type { Decimal } from 'decimal.js';
import { exact, ZERO, type Exact } from '../money/exact.js';

/** Holds the quantities above the tier before, up to and with `upTo`; null is open. Prices are in minor units. */
export interface Tier {
  readonly upTo: number | null;
  readonly unitPrice: string;
  readonly flatAmount: number;
}

/** How a quantity is priced, in minor units. Tiers ascend, and only the last is open. */
export type Price =
  | { readonly model: 'per_unit'; readonly unitPrice: string }
  | { readonly model: 'graduated' | 'volume' | 'stair_step'; readonly tiers: readonly Tier[] }
  | { readonly model: 'package'; readonly unitPrice: string; readonly packageSize: number }
  | { readonly model: 'percentage'; readonly percentage: string };

export type Quantity = string | number | Decimal;

const ONE_HUNDREDTH = exact('0.01');

/**
 * The exact charge for a quantity, in minor units and not yet rounded. A quantity of zero or less costs nothing, flat
 * amounts neither: no usage, no charge (rule 6 of the rules of billing). Quantities may be fractional. For the model
 * `percentage` the quantity is itself an amount in minor units.
 * @throws RangeError for a quantity that lies in no tier
 * @throws Error of decimal.js for a text that is no decimal
 */
export function priceOf(price: Price, quantity: Quantity): Exact {
  const units = exact(quantity);
  if (units.lessThanOrEqualTo(0)) return ZERO;
  switch (price.model) {
    case 'per_unit':
      return units.times(price.unitPrice);
    case 'graduated':
      return graduatedCharge(price.tiers, units);
    case 'volume':
      return volumeCharge(tierOf(price.tiers, units), units);
    case 'stair_step':
      return exact(tierOf(price.tiers, units).flatAmount);
    case 'package':
      return units.dividedBy(price.packageSize).ceil().times(price.unitPrice);
    case 'percentage':
      return units.times(price.percentage).times(ONE_HUNDREDTH);
  }
}

/** Every part of the quantity at the price of its tier, and the flat amount of every tier that is entered. */
function graduatedCharge(tiers: readonly Tier[], quantity: Exact): Exact {
  const entered = tiers.slice(0, tiers.indexOf(tierOf(tiers, quantity)) + 1);
  return entered.reduce((charge, { upTo, unitPrice, flatAmount }, index) => {
    const below = entered[index - 1]?.upTo ?? 0;
    const part = (upTo === null || quantity.lessThan(upTo) ? quantity : exact(upTo)).minus(below);
    return charge.plus(part.times(unitPrice)).plus(flatAmount);
  }, ZERO);
}

/** All of the quantity at the price of the one tier that it lies in, and that tier's flat amount. */
function volumeCharge(tier: Tier, quantity: Exact): Exact {
  return quantity.times(tier.unitPrice).plus(tier.flatAmount);
}

function tierOf(tiers: readonly Tier[], quantity: Exact): Tier {
  const tier = tiers.find(({ upTo }) => upTo === null || quantity.lessThanOrEqualTo(upTo));
  if (tier === undefined) throw new RangeError(`A quantity of ${quantity.toString()} lies in no tier`);
  return tier;
}

/** What is missing from an exact charge to the minimum, both in minor units; zero once the minimum is reached. */
export function minimumShortfall(charged: Exact, minimumAmount: number): Exact {
  const missing = exact(minimumAmount).minus(charged);
  return missing.isNegative() ? ZERO : missing;
}

import type { Price } from '../../domain/pricing/price-model.js';
import type { BillingOptionBody } from './billing-options.dto.js';

/** The fields of a billing option that say what a quantity costs. */
export type PricedOption = Pick<
  BillingOptionBody,
  'price_model' | 'unit_price' | 'tiers' | 'package_size' | 'percentage'
>;

/** How a billing option prices a quantity; null: it does not. */
export function priceTerms({ price_model, unit_price, tiers, package_size, percentage }: PricedOption): Price | null {
  switch (price_model) {
    case null:
      return null;
    case 'per_unit':
      return { model: price_model, unitPrice: unit_price ?? '0' };
    case 'package':
      return { model: price_model, unitPrice: unit_price ?? '0', packageSize: package_size ?? 1 };
    case 'percentage':
      return { model: price_model, percentage: percentage ?? '0' };
    case 'graduated':
    case 'volume':
    case 'stair_step': {
      const terms = (tiers ?? []).map((tier) => ({
        upTo: tier.up_to,
        unitPrice: tier.unit_price,
        flatAmount: tier.flat_amount,
      }));
      return { model: price_model, tiers: terms };
    }
  }
}

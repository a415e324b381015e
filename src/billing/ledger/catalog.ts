import type { AddOnBody } from '../../catalog/add-ons/add-ons.dto.js';
import type { BillingOptionBody } from '../../catalog/billing-options/billing-options.dto.js';
import { priceTerms } from '../../catalog/billing-options/option-price.js';
import type { CouponBody } from '../../catalog/coupons/coupons.dto.js';
import type { ShippingOptionBody } from '../../catalog/shipping-options/shipping-options.dto.js';
import type { SubscriptionBody } from '../../catalog/subscriptions/subscriptions.dto.js';
import type { TaxRateBody } from '../../catalog/tax-rates/tax-rates.dto.js';
import type { AppliedCoupon } from '../../domain/billing/assembly.js';
import type { CouponTerm } from '../../domain/billing/coupon-term.js';
import type { EnrollmentState } from '../../domain/billing/enrollment-state.js';
import type { AddOnTerms, EnrollmentItems, OptionTerms } from '../../domain/billing/items.js';
import type { AppliedRate } from '../../domain/billing/line.js';
import type { EnrollmentAddOn } from '../../subscribers/enrollments/enrollments.dto.js';

/** The part of a store's catalog that some enrollments rest on, by id. */
export interface Catalog {
  readonly options: ReadonlyMap<string, BillingOptionBody>;
  readonly subscriptions: ReadonlyMap<string, SubscriptionBody>;
  readonly addOns: ReadonlyMap<string, AddOnBody>;
  readonly coupons: ReadonlyMap<string, CouponBody>;
  readonly taxRates: ReadonlyMap<string, TaxRateBody>;
  readonly shippingOptions: ReadonlyMap<string, ShippingOptionBody>;
}

/** What is held, by ids. */
export interface ItemIds {
  readonly billing_option_id: string;
  readonly seats: number;
  readonly add_ons: readonly EnrollmentAddOn[];
}

export function mustGet<Thing>(things: ReadonlyMap<string, Thing>, id: string): Thing {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`${id} is not in the part of the catalog that was read`);
  return thing;
}

/** What is held, with its terms. */
export function enrollmentItemsOf(catalog: Catalog, { billing_option_id, seats, add_ons }: ItemIds): EnrollmentItems {
  const option = mustGet(catalog.options, billing_option_id);
  const subscription = mustGet(catalog.subscriptions, option.subscription_id);
  return {
    name: subscription.name,
    option: optionTerms(option, subscription),
    seats: subscription.type === 'seat_based' ? seats : 1,
    addOns: add_ons.map(({ add_on_id, quantity }): AddOnTerms => {
      const { id, name, charge, amount } = mustGet(catalog.addOns, add_on_id);
      return { id, name, charge, amount, quantity };
    }),
    shipping: shippingOf(catalog, subscription),
  };
}

/** An option as billing sees it. */
export function optionTerms(option: BillingOptionBody, { type }: SubscriptionBody): OptionTerms {
  return {
    id: option.id,
    name: option.name,
    recurrence: { cycle: option.cycle, interval: option.interval_count },
    amount: option.amount,
    price: priceTerms(option),
    meterId: option.meter_id,
    minimumAmount: option.minimum_amount,
    termCycles: option.term_cycles,
    isOneTime: type === 'one_time',
  };
}

/** Who is billed, as far as tax goes. */
export interface TaxedSubscriber {
  readonly taxExempt: boolean;
  readonly country: string | null;
  readonly region: string | null;
}

/** The rates that a subscriber pays on a subscription: those in force for its place, or for every place. */
export function ratesFor(catalog: Catalog, subscriptionId: string, subscriber: TaxedSubscriber): AppliedRate[] {
  const { tax_charge, tax_rate_ids } = mustGet(catalog.subscriptions, subscriptionId);
  if (!tax_charge || subscriber.taxExempt) return [];
  return tax_rate_ids
    .map((id) => mustGet(catalog.taxRates, id))
    .filter(({ status }) => status === 'active')
    .filter(({ country }) => country === null || country === subscriber.country)
    .filter(({ region }) => region === null || region === subscriber.region)
    .map(({ id, percentage }) => ({ id, percentage }));
}

/** The subscription that an item of a line belongs to; undefined for one that names none, such as a set-up fee. */
export function soldUnder({ options, addOns }: Catalog, item: string): string | undefined {
  const id = item.slice(item.indexOf(':') + 1);
  return (options.get(id) ?? addOns.get(id))?.subscription_id;
}

/** The coupons of an enrollment's periods. One from before these were kept has the one of its columns. */
export function couponTermsOf(
  { coupons }: Pick<Catalog, 'coupons'>,
  { state, coupon_id, coupon_starts_with, coupon_ends_before }: EnrollmentCoupon,
): readonly CouponTerm[] {
  if (state.coupons !== undefined) return state.coupons;
  if (coupon_id === null) return [];
  const unusedCycles = mustGet(coupons, coupon_id).duration === 'repeating' ? '0' : null;
  return [{ couponId: coupon_id, from: coupon_starts_with ?? 0, endsBefore: coupon_ends_before, unusedCycles }];
}

/**
 * A coupon as it counts for its periods.
 * @param soldOf the subscription of each item that is or was charged in them, asked only of a coupon that is not for all
 */
export function appliedCoupon(
  { coupons }: Pick<Catalog, 'coupons'>,
  { couponId, from, endsBefore }: CouponTerm,
  soldOf: () => ReadonlyMap<string, string>,
): AppliedCoupon {
  const { percent_off, amount_off, minimum_amount, subscription_ids } = mustGet(coupons, couponId);
  const discount = percent_off === null ? { amountOff: amount_off ?? 0 } : { percentOff: percent_off };
  const coupon = { discount, startsWith: from, endsBefore, minimumAmount: minimum_amount };
  if (subscription_ids.length === 0) return coupon;
  const excluded = [...soldOf()].filter(([, subscriptionId]) => !isFor(subscription_ids, subscriptionId));
  return { ...coupon, excludedItems: new Set(excluded.map(([item]) => item)) };
}

/** Whether a coupon with these `subscription_ids` is for a subscription. */
export function isFor(subscriptionIds: readonly string[], subscriptionId: string): boolean {
  return subscriptionIds.length === 0 || subscriptionIds.includes(subscriptionId);
}

interface EnrollmentCoupon {
  readonly state: Pick<EnrollmentState, 'coupons'>;
  readonly coupon_id: string | null;
  readonly coupon_starts_with: number | null;
  readonly coupon_ends_before: number | null;
}

function shippingOf(
  catalog: Catalog,
  { shipping_charge, shipping_option_id }: SubscriptionBody,
): EnrollmentItems['shipping'] {
  if (!shipping_charge || shipping_option_id === null) return null;
  const { name, amount } = mustGet(catalog.shippingOptions, shipping_option_id);
  return { name, amount };
}

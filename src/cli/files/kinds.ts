/** What can be exported and imported, in an order in which each rests only on those before it. */
export const KIND_NAMES = [
  'shipping-options',
  'tax-rates',
  'meters',
  'subscriptions',
  'billing-options',
  'add-ons',
  'coupons',
  'subscribers',
  'enrollments',
] as const;

export type KindName = (typeof KIND_NAMES)[number];

/** A field that holds the id of another thing; a star stands for each item of a list. */
export interface Reference {
  readonly at: readonly string[];
  readonly to: KindName;
}

const toSubscription: Reference = { at: ['subscription_id'], to: 'subscriptions' };

export const REFERENCES: Readonly<Record<KindName, readonly Reference[]>> = {
  'shipping-options': [],
  'tax-rates': [],
  meters: [],
  subscriptions: [
    { at: ['shipping_option_id'], to: 'shipping-options' },
    { at: ['tax_rate_ids', '*'], to: 'tax-rates' },
  ],
  'billing-options': [toSubscription, { at: ['meter_id'], to: 'meters' }],
  'add-ons': [toSubscription],
  coupons: [{ at: ['subscription_ids', '*'], to: 'subscriptions' }],
  subscribers: [],
  enrollments: [
    { at: ['subscriber_id'], to: 'subscribers' },
    { at: ['billing_option_id'], to: 'billing-options' },
    { at: ['add_ons', '*', 'add_on_id'], to: 'add-ons' },
    { at: ['scheduled_change', 'billing_option_id'], to: 'billing-options' },
    { at: ['scheduled_change', 'add_ons', '*', 'add_on_id'], to: 'add-ons' },
  ],
};

/** The field by which a store knows a thing of its own, and which no two things may share. */
export const UNIQUE_FIELDS: Readonly<Partial<Record<KindName, string>>> = { meters: 'key', coupons: 'code' };

export function isKindName(name: string): name is KindName {
  return (KIND_NAMES as readonly string[]).includes(name);
}

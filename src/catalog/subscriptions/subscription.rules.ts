import { missingField } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';

export const SUBSCRIPTION_TYPES = ['fixed', 'one_time', 'seat_based', 'usage_based'] as const;

export type SubscriptionType = (typeof SUBSCRIPTION_TYPES)[number];

interface ShippingFields {
  readonly shipping_charge: boolean;
  readonly shipping_option_id: string | null;
}

export const subscriptionRules: readonly CrossFieldRule<ShippingFields>[] = [
  {
    reads: ['shipping_charge', 'shipping_option_id'],
    faults: ({ shipping_charge, shipping_option_id }) =>
      shipping_charge && shipping_option_id === null
        ? [missingField(['shipping_option_id'], 'Must name a shipping option when shipping is charged')]
        : [],
  },
];

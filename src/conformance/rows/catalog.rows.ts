import type { StoreUnderTest } from '../store-under-test.js';
import { resourceRows, type Rows } from '../request-in-order.js';

/** A subscription that others rest on, of a type. */
export function subscriptionOf(store: StoreUnderTest, type: 'fixed' | 'seat_based' | 'usage_based') {
  return store.once(`subscription ${type}`, '/subscriptions', () => ({ name: 'Club', type }));
}

/** What can be enrolled in: of a seat-based subscription. */
export function billingOptionOf(store: StoreUnderTest) {
  return store.once('billing option', '/billing-options', async () => ({
    subscription_id: (await subscriptionOf(store, 'seat_based')).id,
    ...{ name: 'Monthly', cycle: 'monthly', price_model: 'per_unit', unit_price: '500' },
  }));
}

export const CATALOG_ROWS: Rows = {
  ...resourceRows('/subscriptions', { body: () => ({ name: 'Club', type: 'fixed' }), change: { name: 'Tea club' } }),
  ...resourceRows('/billing-options', {
    body: async (store) => ({
      subscription_id: (await subscriptionOf(store, 'fixed')).id,
      ...{ name: 'Monthly', cycle: 'monthly', amount: 1900 },
    }),
    change: { name: 'Each month' },
  }),
  ...resourceRows('/add-ons', {
    body: async (store) => ({
      subscription_id: (await subscriptionOf(store, 'fixed')).id,
      ...{ name: 'Mug', charge: 'one_time', amount: 900 },
    }),
    change: { name: 'Cup' },
  }),
  ...resourceRows('/coupons', {
    body: (store) => ({ code: `LESS-${store.next()}`, percent_off: '10' }),
    change: { name: 'Less' },
  }),
  ...resourceRows('/shipping-options', { body: () => ({ name: 'Parcel', amount: 490 }), change: { amount: 500 } }),
  ...resourceRows('/tax-rates', { body: () => ({ name: 'VAT', percentage: '19' }), change: { name: 'Sales tax' } }),
  ...resourceRows('/meters', {
    body: (store) => ({ key: `meter-${store.next()}`, name: 'Calls', aggregation: 'sum' }),
    change: { name: 'Requests' },
  }),
};

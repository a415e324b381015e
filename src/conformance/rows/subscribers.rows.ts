import { resourceRows, type RequestInOrder, type Row, type Rows } from '../request-in-order.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { billingOptionOf, subscriptionOf } from './catalog.rows.js';

/** A subscriber who can pay. */
export function payerOf(store: StoreUnderTest) {
  return store
    .once('payer', '/subscribers', () => ({ email: 'payer@example.com' }))
    .then(async (payer) => {
      const card = { gateway: 'test', token: 'pm_ok' };
      await store.once('card', `/subscribers/${payer.id}/payment-methods`, () => card);
      return payer;
    });
}

/** An enrollment that is priced by a meter called `used`. */
function meteredOf(store: StoreUnderTest) {
  return store.once('metered', '/enrollments', async () => {
    const meter = await store.once('meter', '/meters', () => ({ key: 'used', name: 'Used', aggregation: 'sum' }));
    const option = await store.once('metered option', '/billing-options', async () => ({
      subscription_id: (await subscriptionOf(store, 'usage_based')).id,
      ...{ name: 'By use', cycle: 'monthly', price_model: 'per_unit', unit_price: '1', meter_id: meter.id },
    }));
    return { subscriber_id: (await payerOf(store)).id, billing_option_id: option.id };
  });
}

const enrolling = async (store: StoreUnderTest) => ({
  subscriber_id: (await payerOf(store)).id,
  billing_option_id: (await billingOptionOf(store)).id,
});

/** What can be done with an enrollment. */
function action(body: object, before?: string): Row {
  return async (store): Promise<RequestInOrder> => {
    const { id } = await store.api.created('/enrollments', await enrolling(store));
    if (before !== undefined) await store.api.post(`/enrollments/${id}/${before}`, {});
    return { parameters: [id], body: body as RequestInOrder['body'] };
  };
}

const usage = async (store: StoreUnderTest) => ({
  external_id: `use-${store.next()}`,
  enrollment_id: (await meteredOf(store)).id,
  meter: 'used',
});

export const SUBSCRIBERS_ROWS: Rows = {
  ...resourceRows('/subscribers', { body: () => ({ email: 'ada@example.com' }), change: { email: 'b@example.com' } }),
  ...ofSubscriber('notes', { text: 'Called' }),
  ...ofSubscriber('payment-methods', { gateway: 'test', token: 'pm_ok' }),
  ...resourceRows('/enrollments', { body: enrolling, change: { metadata: { a: 'b' } }, isKept: true }),
  'POST /enrollment-previews': async (store) => ({ body: await enrolling(store) }),
  'POST /enrollments/:id/preview': action({ seats: 2 }),
  'POST /enrollments/:id/change': action({ seats: 2 }),
  'POST /enrollments/:id/cancel-preview': action({ at: 'now' }),
  'POST /enrollments/:id/cancel': action({ at: 'period_end' }),
  'POST /enrollments/:id/pause': action({}),
  'POST /enrollments/:id/resume': action({}, 'pause'),
  'GET /enrollments/:id/usage': async (store) => ({ parameters: [(await meteredOf(store)).id] }),
  ...resourceRows('/usage-events', { body: usage }),
  'POST /usage-events/batch': async (store) => ({ body: { events: [await usage(store)] } }),
};

/** What belongs to one subscriber. */
function ofSubscriber(things: string, body: object): Rows {
  const path = `/subscribers/:subscriber_id/${things}`;
  const make = async (store: StoreUnderTest) => {
    const { id } = await store.once(`owner of ${things}`, '/subscribers', () => ({ email: 'owner@example.com' }));
    return [id, (await store.api.created(`/subscribers/${id}/${things}`, body)).id];
  };
  return {
    [`GET ${path}`]: async (store) => ({ parameters: (await make(store)).slice(0, 1) }),
    [`POST ${path}`]: async (store) => ({
      parameters: (await make(store)).slice(0, 1),
      body: body as RequestInOrder['body'],
    }),
    [`GET ${path}/:id`]: async (store) => ({ parameters: await make(store) }),
    [`DELETE ${path}/:id`]: async (store) => ({ parameters: await make(store) }),
  };
}

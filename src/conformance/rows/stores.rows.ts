import type { Shown } from '../api-client.js';
import { resourceRows, type Rows } from '../request-in-order.js';
import type { StoreUnderTest } from '../store-under-test.js';

/** Until a clock is set it goes with the time, and must not be behind it when it is. */
const A_MINUTE_MS = 60_000;

/** A store has fifty endpoints at most. */
const MOST_ENDPOINTS = 30;

const endpoint = async (store: StoreUnderTest) => {
  const { body } = await store.api.get('/webhook-endpoints?page=1&paginate=100');
  const there = (body ?? []) as Shown[];
  if (there.length > MOST_ENDPOINTS) for (const { id } of there) await store.api.delete(`/webhook-endpoints/${id}`);
  return { url: 'https://example.com/webhooks', status: 'not_active' };
};

const event = async (store: StoreUnderTest): Promise<string> => {
  const { id } = await store.api.created('/subscribers', { email: 'told@example.com' });
  const { body } = await store.api.get(`/events?filter_by=object_id&filter=${id}`);
  return (body as Shown[])[0]?.id ?? '';
};

/** Of an endpoint that was told of something, and is told nothing any more. */
const delivery = async (store: StoreUnderTest): Promise<string> => {
  const told = { ...(await endpoint(store)), status: 'active', events: ['subscriber.created'] };
  const { id } = await store.api.created('/webhook-endpoints', told);
  await store.api.created('/subscribers', { email: 'told@example.com' });
  const { body } = await store.api.get(`/webhook-deliveries?filter_by=endpoint_id&filter=${id}`);
  await store.api.put(`/webhook-endpoints/${id}`, { status: 'not_active' });
  return (body as Shown[])[0]?.id ?? '';
};

const key = async (store: StoreUnderTest) => {
  const path = `/operator/stores/${store.id}/api-keys`;
  return [store.id, (await store.operator.created(path, { name: 'Shop' })).id];
};

export const STORES_ROWS: Rows = {
  'GET /store': () => ({}),
  'PUT /store': (store) => ({ body: { name: `Shop ${store.next()}` } }),
  ...resourceRows('/api-keys', { body: () => ({ name: 'Shop' }) }),
  'GET /clock': () => ({}),
  'PUT /clock': async (store) => {
    const { now } = (await store.api.get('/clock')).body as { now: string };
    return { body: { now: new Date(Date.parse(now) + A_MINUTE_MS).toISOString() } };
  },
  'GET /events': async (store) => {
    await event(store);
    return {};
  },
  'GET /events/:id': async (store) => ({ parameters: [await event(store)] }),
  ...resourceRows('/webhook-endpoints', { body: endpoint, change: { description: 'Accounting' } }),
  'POST /webhook-endpoints/:id/rotate-secret': async (store) => ({
    parameters: [(await store.api.created('/webhook-endpoints', await endpoint(store))).id],
    body: {},
  }),
  'GET /webhook-deliveries': async (store) => {
    await delivery(store);
    return {};
  },
  'GET /webhook-deliveries/:id': async (store) => ({ parameters: [await delivery(store)] }),
  'POST /webhook-deliveries/:id/retry': async (store) => ({ parameters: [await delivery(store)], body: {} }),
  ...resourceRows('/operator/accounts', {
    body: () => ({ name: 'Acme', email: 'owner@example.com' }),
    change: { name: 'Ltd' },
  }),
  ...resourceRows('/operator/stores', {
    body: ({ accountId }) => ({ account_id: accountId, name: 'Shop', currency: 'EUR' }),
    change: { name: 'Shop 2' },
  }),
  'GET /operator/stores/:store_id/api-keys': async (store) => ({ parameters: (await key(store)).slice(0, 1) }),
  'POST /operator/stores/:store_id/api-keys': (store) => ({ parameters: [store.id], body: { name: 'Shop' } }),
  'GET /operator/stores/:store_id/api-keys/:id': async (store) => ({ parameters: await key(store) }),
  'DELETE /operator/stores/:store_id/api-keys/:id': async (store) => ({ parameters: await key(store) }),
  'GET /operator/maintenance': () => ({}),
  'PUT /operator/maintenance': () => ({ body: { on: false } }),
  'GET /operator/parked-enrollments': () => ({ mayBeEmpty: true }),
};

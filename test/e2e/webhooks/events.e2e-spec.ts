import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Shown } from '../../../src/conformance/api-client.js';
import { everything } from '../../harness/service-process.js';
import { done, Shop } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startSecondService, startTestService, type TestService } from '../../harness/test-service.js';

interface ShownEvent extends Shown {
  readonly type: string;
  readonly sequence: number;
  readonly object_id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurred_at: string;
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

async function eventsOf(api: ApiClient): Promise<ShownEvent[]> {
  return (await everything(api, '/events')) as unknown as ShownEvent[];
}

/** The events of one thing, in order. */
async function eventsOn(api: ApiClient, id: string): Promise<ShownEvent[]> {
  return (await eventsOf(api)).filter(({ object_id }) => object_id === id);
}

/** The latest event of a thing shows it as the API does now. */
async function expectToldAsShown(api: ApiClient, type: string, path: string): Promise<void> {
  const shown = await done(api.get(path));
  const last = (await eventsOn(api, shown.id)).at(-1);
  expect([last?.type, last?.data]).toEqual([type, shown]);
}

describe('a change is told with the thing as it then is', () => {
  let shop: Shop;
  let api: ApiClient;
  beforeAll(async () => {
    shop = await Shop.open(service, { today: '2026-01-31' });
    api = shop.api;
  });

  it('of a subscriber', async () => {
    const fields = { email: 'eve@example.com', address: { country: 'DE', city: 'Köln' }, metadata: { b: '1', a: '2' } };
    const { id } = await api.created('/subscribers', fields);
    await expectToldAsShown(api, 'subscriber.created', `/subscribers/${id}`);
    await done(api.put(`/subscribers/${id}`, { first_name: 'Eve' }));
    await expectToldAsShown(api, 'subscriber.updated', `/subscribers/${id}`);
    const last = await done(api.delete(`/subscribers/${id}`));
    expect((await eventsOn(api, id)).at(-1)).toMatchObject({ type: 'subscriber.deleted', data: last });
  });

  it('of an enrollment, its invoices and payments', async () => {
    const { option } = await shop.offer({ amount: 1000 }, { type: 'seat_based' });
    const { id } = await shop.enroll(option, { seats: 2, metadata: { ref: 'A' } });
    const path = `/enrollments/${id}`;
    await expectToldAsShown(api, 'enrollment.activated', path);
    const [invoice] = await shop.invoices(id);
    await expectToldAsShown(api, 'invoice.paid', `/invoices/${invoice?.id}`);
    const [payment] = await everything(api, '/payments');
    await expectToldAsShown(api, 'payment.succeeded', `/payments/${String(payment?.id)}`);
    await shop.clock('2026-03-05');
    await expectToldAsShown(api, 'enrollment.renewed', path);
    await shop.act(id, 'pause');
    await expectToldAsShown(api, 'enrollment.paused', path);
    await shop.act(id, 'resume');
    await expectToldAsShown(api, 'enrollment.resumed', path);
    await shop.act(id, 'cancel', { at: 'now' });
    await expectToldAsShown(api, 'enrollment.cancelled', path);
    expect((await eventsOn(api, id)).map(({ type }) => type)).toEqual([
      ...['created', 'activated', 'renewed', 'paused', 'resumed', 'cancelled'].map((what) => `enrollment.${what}`),
    ]);
    const types = (await eventsOf(api)).map(({ type }) => type);
    expect(types.indexOf('enrollment.created')).toBeLessThan(types.indexOf('invoice.issued'));
    expect(types.indexOf('invoice.issued')).toBeLessThan(types.indexOf('payment.succeeded'));
  });

  it('of a one-off invoice through its life', async () => {
    const lines = [{ description: 'Repair', amount: 1999 }];
    const { id } = await api.created('/invoices', { subscriber_id: shop.subscriber, lines, issue: false });
    const path = `/invoices/${id}`;
    await expectToldAsShown(api, 'invoice.created', path);
    await done(api.post(`${path}/issue`, {}));
    await expectToldAsShown(api, 'invoice.issued', path);
    await done(api.post(`${path}/mark-uncollectible`, {}));
    await expectToldAsShown(api, 'invoice.marked_uncollectible', path);
    await done(api.post(`${path}/void`, {}));
    await expectToldAsShown(api, 'invoice.voided', path);
  });

  it('of a payment that failed, and of its invoice', async () => {
    const subscriber = await shop.newSubscriber({}, 'pm_declined');
    const lines = [{ description: 'Repair', amount: 1999 }];
    const { id } = await api.created('/invoices', { subscriber_id: subscriber, lines });
    const paid = await api.post(`/invoices/${id}/pay`, {});
    expect([201, 422]).toContain(paid.status);
    const [payment] = await everything(api, `/payments`).then((all) => all.filter((one) => one.invoice_id === id));
    await expectToldAsShown(api, 'payment.failed', `/payments/${String(payment?.id)}`);
  });

  it('of the store, its standing and its keys', async () => {
    const store = await service.newStore();
    await done(store.api.put('/store', { support_email: 'help@example.com', dunning_days: [1, 2] }));
    await expectToldAsShown(store.api, 'store.updated', '/store');
    await done(service.operator.put(`/operator/accounts/${store.accountId}`, { standing: 'past_due' }));
    await expectToldAsShown(store.api, 'store.standing_changed', '/store');
    const { key: _, ...made } = await store.api.created('/api-keys', { name: 'Second', scope: 'read' });
    expect((await eventsOn(store.api, made.id)).at(-1)).toMatchObject({ type: 'api_key.created', data: made });
    const gone = await done(store.api.delete(`/api-keys/${made.id}`));
    expect((await eventsOn(store.api, made.id)).at(-1)).toMatchObject({ type: 'api_key.revoked', data: gone });
  });

  it('at the time that it was for the store, and as itself when asked for alone', async () => {
    const all = await eventsOf(api);
    expect(all[0]?.occurred_at.slice(0, 10)).toMatch(/^20/);
    expect(all.some(({ occurred_at }) => occurred_at === '2026-03-05T12:00:00.000Z')).toBe(true);
    for (const event of all.slice(0, 3)) expect((await api.get(`/events/${event.id}`)).body).toEqual(event);
    for (const { id } of all) expect(id).toMatch(/^evt_[0-9a-z]{26}$/);
  });
});

function expectNoGaps(events: readonly ShownEvent[]): void {
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  const ids = events.map(({ id }) => id);
  expect([...new Set(ids)].sort()).toEqual(ids);
}

it('numbers have no gaps and no doubles, whoever writes and reads at once, in two processes', async () => {
  const second = await startSecondService(service);
  try {
    const { api, credentials } = await service.newStore();
    const other = second.client(credentials);
    const writers = Array.from({ length: 50 }, async (_, n) => {
      const client = n % 2 === 0 ? api : other;
      const { id } = await client.created('/subscribers', { email: `w${n}@example.com` });
      await Promise.all([
        client.put(`/subscribers/${id}`, { first_name: String(n) }),
        client.get('/events'),
        (n % 2 === 0 ? other : api).get('/events'),
      ]);
    });
    await Promise.all(writers);
    const events = await eventsOf(api);
    expectNoGaps(events);
    expect(events.filter(({ type }) => type.startsWith('subscriber.'))).toHaveLength(100);
    const [{ last } = { last: 0 }] = await sql<{ last: string }>(
      service.database,
      `select last from counters where store_id = $1 and name = 'events'`,
      [credentials.user],
    );
    expect(Number(last)).toBe(events.length);
  } finally {
    await second.stop();
  }
});

it('what was undone is not told, and leaves no gap', async () => {
  const { api } = await service.newStore();
  const before = await eventsOf(api);
  // A store whose key deletes itself is refused at the end of the work.
  const [own] = await everything(api, '/api-keys');
  expect((await api.delete(`/api-keys/${String(own?.id)}`)).status).toBe(422);
  expect(await eventsOf(api)).toEqual(before);
  await api.created('/subscribers', { email: 'a@example.com' });
  const after = await eventsOf(api);
  expectNoGaps(after);
  expect(after).toHaveLength(before.length + 1);
});

it('no event holds what is shown once or never', async () => {
  const { api } = await service.newStore();
  const { key } = await api.created('/api-keys', { name: 'k' });
  const { id } = await api.created('/subscribers', { email: 'a@example.com' });
  await api.created(`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
  const { secret } = await api.created('/webhook-endpoints', { url: 'https://example.com/' });
  await eventsOf(api);
  const [{ all } = { all: '' }] = await sql<{ all: string }>(
    service.database,
    `select string_agg(e::text, ' ') as all from event_log e`,
  );
  expect(all).toContain(id);
  for (const hidden of [String(key), String(secret), 'pm_ok', 'digest', '"key"', 'secret']) {
    expect([hidden, all.includes(hidden)]).toEqual([hidden, false]);
  }
});

it.each([
  ['', 'event_log_id'],
  ['filter_by=type&filter=api_key.created', 'event_log_type'],
  ['filter_by=object_id&filter=x', 'event_log_object'],
  ['sort_by=sequence&sort=desc', 'event_log_(sequence|id)'],
])('lists by %j read the table by an index', async (query, index) => {
  const { credentials } = await service.newStore();
  await sql(
    service.database,
    `insert into event_log (store_id, type, object_id, data, occurred_at, sequence, id)
     select $1, 'x.' || n % 97, 'o' || n, '{}', now(), n + 1000, 'evt_x' || lpad(n::text, 25, '0')
     from generate_series(1, 3000) n`,
    [credentials.user],
  );
  await sql(service.database, 'analyze event_log');
  const column = /filter_by=(\w+)/.exec(query)?.[1];
  const where = column === undefined ? '' : ` and ${column} in ('x', 'y')`;
  const order = query.startsWith('sort') ? 'sequence desc, id desc' : 'id';
  const plan = await sql<{ 'QUERY PLAN': string }>(
    service.database,
    `explain select * from events where store_id = '${credentials.user}'${where} order by ${order} limit 25`,
  );
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toMatch(new RegExp(`(Index|Bitmap).*${index}`));
  expect(text).not.toContain('Seq Scan');
});

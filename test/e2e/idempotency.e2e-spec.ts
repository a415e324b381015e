import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import { startSecondService, startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let api: ApiClient;
beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
});
afterAll(() => service?.stop());

let keys = 0;
const newKey = () => `key ${(keys += 1)}`;
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const count = async (path: string) => Number((await api.get(path)).headers['so-total-count']);
const NEW = { name: 'Coffee club', type: 'fixed' };

function expectReplay(again: ApiAnswer, first: ApiAnswer): void {
  expect({ status: again.status, text: again.text }).toEqual({ status: first.status, text: first.text });
  expect(first.headers['idempotent-replayed']).toBeUndefined();
  expect(again.headers['idempotent-replayed']).toBe('true');
  for (const header of ['etag', 'location', 'so-error-code']) expect(again.headers[header]).toBe(first.headers[header]);
}

describe('one key, one thing', () => {
  it('50 concurrent POSTs with one key make one thing and get 50 equal answers', async () => {
    const key = newKey();
    const before = await count('/subscriptions');
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.post('/subscriptions', NEW, keyed(key))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(await count('/subscriptions')).toBe(before + 1);
  });

  it('50 concurrent POSTs with one key at two processes over one database make one thing', async () => {
    const other = await startSecondService(service);
    try {
      const otherApi = other.client(service.store);
      const key = newKey();
      const before = await count('/subscriptions');
      const sent = Array.from({ length: 50 }, (_, at) =>
        (at % 2 === 0 ? api : otherApi).post('/subscriptions', NEW, keyed(key)),
      );
      const answers = await Promise.all(sent);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await count('/subscriptions')).toBe(before + 1);
    } finally {
      await other.stop();
    }
  });

  it('50 concurrent POSTs with 50 keys make 50 things, though there are fewer connections than that', async () => {
    const before = await count('/subscriptions');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.post('/subscriptions', NEW, keyed(newKey()))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(50).fill(201));
    expect(await count('/subscriptions')).toBe(before + 50);
  });

  it('a repeated PUT and a repeated DELETE get their first answers again', async () => {
    const { id } = await api.created('/subscriptions', NEW);
    const path = `/subscriptions/${id}`;
    const [change, removal] = [newKey(), newKey()];
    const changed = await api.put(path, { name: 'Tea club' }, keyed(change));
    await api.put(path, { name: 'Cocoa club' });
    expectReplay(await api.put(path, { name: 'Tea club' }, keyed(change)), changed);
    expect((await api.get(path)).body).toMatchObject({ name: 'Cocoa club' });
    const removed = await api.delete(path, keyed(removal));
    expect(removed.status).toBe(200);
    expectReplay(await api.delete(path, keyed(removal)), removed);
  });

  it('the answer that made an API key is given again, though the key is kept nowhere in clear', async () => {
    const key = newKey();
    const first = await api.post('/api-keys', { name: 'K' }, keyed(key));
    const again = await api.post('/api-keys', { name: 'K' }, keyed(key));
    expectReplay(again, first);
    expect((again.body as { key: string }).key).toMatch(/^so_sandbox_/);
  });
});

describe('what is kept', () => {
  it.each([
    {
      what: 'a missing reference',
      status: 412,
      path: '/add-ons',
      body: { subscription_id: 'sub_none', name: 'A', charge: 'one_time', amount: 1 },
    },
    { what: 'a name already taken', status: 422, path: '/coupons', body: { code: 'TAKEN', amount_off: 1 } },
  ])('$what, $status, is an answer like any other', async ({ status, path, body }) => {
    if (path === '/coupons') await api.post(path, body);
    const key = newKey();
    const first = await api.post(path, body, keyed(key));
    expect(first.status).toBe(status);
    expectReplay(await api.post(path, body, keyed(key)), first);
  });

  it('a refusal is kept even when it would no longer be one', async () => {
    const body = { code: 'LATER', amount_off: 1 };
    const coupon = await api.created('/coupons', body);
    const key = newKey();
    const first = await api.post('/coupons', body, keyed(key));
    expect(first.status).toBe(422);
    await api.delete(`/coupons/${coupon.id}`);
    expectReplay(await api.post('/coupons', body, keyed(key)), first);
  });

  it.each([
    { status: 400, send: (key: string) => api.post('/subscriptions', { name: 'x' }, keyed(key)) },
    { status: 404, send: (key: string) => api.put('/subscriptions/sub_none', { name: 'x' }, keyed(key)) },
    {
      status: 406,
      send: (key: string) => api.post('/subscriptions', NEW, { headers: { 'idempotency-key': key, accept: '*/*' } }),
    },
  ])('a $status keeps nothing: the key is free', async ({ status, send }) => {
    const key = newKey();
    expect((await send(key)).status).toBe(status);
    const next = await api.post('/subscriptions', NEW, keyed(key));
    expect(next.status).toBe(201);
    expect(next.headers['idempotent-replayed']).toBeUndefined();
  });
});

describe('a key belongs to one request of one store', () => {
  it.each([
    {
      what: 'another body',
      send: (key: string, id: string) => api.put(`/subscriptions/${id}`, { name: 'other' }, keyed(key)),
    },
    { what: 'another path', send: (key: string) => api.put('/subscriptions/sub_other', { name: 'one' }, keyed(key)) },
    { what: 'another method', send: (key: string, id: string) => api.delete(`/subscriptions/${id}`, keyed(key)) },
  ])('$what with the same key is 422, and does nothing', async ({ send }) => {
    const { id } = await api.created('/subscriptions', NEW);
    const key = newKey();
    await api.put(`/subscriptions/${id}`, { name: 'one' }, keyed(key));
    const answer = await send(key, id);
    expect(answer.status).toBe(422);
    expect(answer.headers['so-error-code']).toBe('idempotency_key_reused');
    expect((await api.get(`/subscriptions/${id}`)).body).toMatchObject({ name: 'one' });
  });

  it('another store may use the same key for itself', async () => {
    const key = newKey();
    const { api: other } = await service.newStore();
    const [mine, theirs] = [
      await api.post('/subscriptions', NEW, keyed(key)),
      await other.post('/subscriptions', NEW, keyed(key)),
    ];
    expect(theirs.status).toBe(201);
    expect(theirs.headers['idempotent-replayed']).toBeUndefined();
    expect(theirs.text).not.toBe(mine.text);
  });

  it('the operator has keys too', async () => {
    const key = newKey();
    const body = { name: 'A', email: 'a@example.com' };
    const first = await service.operator.post('/operator/accounts', body, keyed(key));
    expectReplay(await service.operator.post('/operator/accounts', body, keyed(key)), first);
  });
});

describe('keys age', () => {
  const age = async (hours: number) => {
    const client = new pg.Client({ connectionString: service.database.url });
    await client.connect();
    await client.query(`update idempotency_keys set created_at = created_at - make_interval(hours => $1)`, [hours]);
    const left = async () =>
      Number((await client.query<{ n: string }>('select count(*) as n from idempotency_keys')).rows[0]?.n);
    return { left, end: () => client.end() };
  };

  it('after 23 hours a key still holds its answer; after 24 it is free', async () => {
    const key = newKey();
    const first = await api.post('/subscriptions', NEW, keyed(key));
    await (await age(23)).end();
    expectReplay(await api.post('/subscriptions', NEW, keyed(key)), first);
    await (await age(1)).end();
    const fresh = await api.post('/subscriptions', NEW, keyed(key));
    expect(fresh.headers['idempotent-replayed']).toBeUndefined();
    expect(fresh.text).not.toBe(first.text);
  });

  it('outlived keys go as new ones come', async () => {
    for (let made = 0; made < 6; made += 1) await api.post('/subscriptions', NEW, keyed(newKey()));
    const database = await age(48);
    const before = await database.left();
    for (let made = 0; made < 3; made += 1) await api.post('/subscriptions', NEW, keyed(newKey()));
    expect(await database.left()).toBe(before + 3 - 6);
    await database.end();
  });
});

it.each(['', ' ', 'x'.repeat(256), 'é'])('a key that can be none (%j) is a 400', async (key) => {
  const answer = await api.post('/subscriptions', NEW, { headers: { 'idempotency-key': key } });
  expect(answer.status).toBe(400);
  expect(answer.headers['so-error-code']).toBe('invalid_idempotency_key');
});

it('a key on a GET means nothing', async () => {
  const answer = await api.get('/store', keyed(newKey()));
  expect(answer.status).toBe(200);
  expect(answer.headers['idempotent-replayed']).toBeUndefined();
});

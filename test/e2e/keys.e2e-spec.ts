import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ApiClient } from '../harness/api-client.js';
import { startSecondService, startTestService, type SecondService, type TestService } from '../harness/test-service.js';

let service: TestService;
let second: SecondService;
beforeAll(async () => {
  service = await startTestService();
  second = await startSecondService(service);
});
afterAll(async () => {
  await second?.stop();
  await service?.stop();
});

/** The longest that a process may go on with what it knew. */
const STALENESS_MS = 5_000;

/** Asks again until the status is there; fails if that takes longer than a process may go on with what it knew. */
async function statusComes(client: ApiClient, status: number): Promise<void> {
  const startedAt = performance.now();
  let seen: number;
  do seen = (await client.get('/store')).status;
  while (seen !== status && performance.now() - startedAt < STALENESS_MS);
  expect(seen).toBe(status);
}

const keyOf = async (api: ApiClient, body: object = {}) => {
  const made = await api.created('/api-keys', { name: 'K', ...body });
  return { id: made.id, made, credentials: { user: api.credentials.user, password: String(made.key) } };
};

describe('what a key may do', () => {
  it('a read key reads, and its writing is a 401', async () => {
    const { credentials } = await keyOf(service.api, { scope: 'read' });
    const reader = service.client(credentials);
    expect((await reader.get('/store')).status).toBe(200);
    const answers = [
      await reader.post('/tax-rates', { name: 'VAT', percentage: '20' }),
      await reader.put('/store', { name: 'S' }),
      await reader.delete('/tax-rates/none'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it('an expired key is a 401', async () => {
    const past = await keyOf(service.api, { expires_at: '2020-01-01T00:00:00Z' });
    const future = await keyOf(service.api, { expires_at: '2999-01-01T00:00:00+02:00' });
    expect((await service.client(past.credentials).get('/store')).status).toBe(401);
    expect((await service.client(future.credentials).get('/store')).status).toBe(200);
    expect(future.made.expires_at).toBe('2998-12-31T22:00:00.000Z');
  });

  it('no key deletes itself, but another one does', async () => {
    const { id, credentials } = await keyOf(service.api);
    const own = await service.client(credentials).delete(`/api-keys/${id}`);
    expect([own.status, own.headers['so-error-code']]).toEqual([422, 'own_key']);
    expect((await service.client(credentials).get('/store')).status).toBe(200);
    expect((await service.api.delete(`/api-keys/${id}`)).status).toBe(200);
    await statusComes(service.client(credentials), 401);
  });

  it("another store's ID with a good key is a 401", async () => {
    const { credentials } = await service.newStore();
    const mixed = service.client({ user: credentials.user, password: service.store.password });
    expect((await mixed.get('/store')).status).toBe(401);
  });

  it("a store's key opens nothing of the operator's, and the operator's nothing of a store's", async () => {
    expect((await service.api.get('/operator/accounts')).status).toBe(401);
    expect((await service.operator.get('/store')).status).toBe(401);
  });
});

describe('what another process changes is known here within five seconds', () => {
  it('a revoked key', async () => {
    const { id, credentials } = await keyOf(service.api);
    const there = second.client(credentials);
    expect((await there.get('/store')).status).toBe(200);
    await service.api.delete(`/api-keys/${id}`);
    await statusComes(there, 401);
  });

  it("an account's standing, and its return", async () => {
    const { accountId, credentials } = await service.newStore();
    const there = second.client(credentials);
    expect((await there.get('/store')).status).toBe(200);
    await service.operator.put(`/operator/accounts/${accountId}`, { standing: 'disabled' });
    await statusComes(there, 402);
    await service.operator.put(`/operator/accounts/${accountId}`, { standing: 'past_due' });
    await statusComes(there, 200);
  });

  it('maintenance, from which the operator is spared', async () => {
    const there = second.client(service.store);
    await service.operator.put('/operator/maintenance', { on: true, retry_after_seconds: 7, text: 'Back at noon' });
    try {
      await statusComes(there, 503);
      const { headers, body } = await there.get('/store');
      expect(headers['retry-after']).toBe('7');
      expect(body).toMatchObject([{ body: { text: 'Back at noon' } }]);
      const operator = second.client(service.operator.credentials);
      expect((await operator.get('/operator/maintenance')).status).toBe(200);
    } finally {
      await service.operator.put('/operator/maintenance', { on: false, text: null });
    }
    await statusComes(there, 200);
  });
});

describe('how keys are kept', () => {
  it('shows a key once; later only its last four characters and when it was used', async () => {
    const { id, made, credentials } = await keyOf(service.api);
    expect(credentials.password).toMatch(/^so_sandbox_[0-9A-Za-z]{49}$/);
    const { body } = await service.api.get(`/api-keys/${id}`);
    expect(body).toMatchObject({ hint: credentials.password.slice(-4), last_used_at: null });
    expect(body).not.toHaveProperty('key');
    expect(made.hint).toBe(credentials.password.slice(-4));
  });

  it('a live store has live keys', async () => {
    const account = await service.operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
    const body = { account_id: account.id, name: 'S', currency: 'EUR', status: 'live' };
    const store = await service.operator.created('/operator/stores', body);
    const key = await service.operator.created(`/operator/stores/${store.id}/api-keys`, { name: 'K' });
    expect(key.key).toMatch(/^so_live_/);
  });

  it('no row of any table holds a key in clear, the kept answers to idempotent requests included', async () => {
    const headers = { 'idempotency-key': 'a key for a key' };
    const answer = await service.api.post('/api-keys', { name: 'K' }, { headers });
    const { key } = answer.body as { key: string };
    const client = new pg.Client({ connectionString: service.database.url });
    await client.connect();
    try {
      await expectNowhere(client, key);
    } finally {
      await client.end();
    }
  });
});

async function expectNowhere(client: pg.Client, key: string): Promise<void> {
  const tables = await client.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  );
  expect(tables.rows.length).toBeGreaterThan(10);
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(
      `select encode(t::text::bytea, 'escape') as row from ${name} as t`,
    );
    const hex = Buffer.from(key).toString('hex');
    for (const { row } of rows) {
      expect(row).not.toContain(key);
      expect(row).not.toContain(hex);
    }
  }
}

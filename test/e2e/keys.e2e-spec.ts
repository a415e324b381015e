import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../harness/failures.js';
import { sql, wholeDatabase } from '../harness/sql.js';
import {
  OPERATOR_KEY,
  startSecondService,
  startTestService,
  type NewStore,
  type SecondService,
  type TestService,
} from '../harness/test-service.js';

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

const clientWith = ({ credentials }: NewStore, key: unknown, at: TestService | SecondService = service): ApiClient =>
  at.client({ user: credentials.user, password: String(key) });

describe('a key', () => {
  it('has a form by which it is told from all else, and is shown once', async () => {
    const { api } = await service.newStore();
    const { id, key, ...rest } = await api.created('/api-keys', { name: 'Shop' });
    expect(key).toMatch(/^so_sandbox_[0-9A-Za-z]{49}$/);
    expect(rest.hint).toBe(String(key).slice(-4));
    for (const path of [`/api-keys/${id}`, '/api-keys'])
      expect((await api.get(path)).text).not.toContain(String(key).slice(0, -4));
    expect((await api.get(`/api-keys/${id}`)).body).toEqual({ id, ...rest });
  });

  it('differs from every other', async () => {
    const { api } = await service.newStore();
    const made = await Promise.all(Array.from({ length: 30 }, () => api.created('/api-keys', { name: 'K' })));
    expect(new Set(made.map(({ key }) => key)).size).toBe(30);
  });

  it('opens its own store and no other', async () => {
    const [one, other] = [await service.newStore(), await service.newStore()];
    const { key } = await one.api.created('/api-keys', { name: 'K' });
    expect((await clientWith(one, key).get('/store')).body).toMatchObject({ id: one.credentials.user });
    expectFailureOf(await clientWith(other, key).get('/store'), 401, 'bad_credentials');
  });
});

describe('the scope', () => {
  it('write reads and writes; read reads only', async () => {
    const store = await service.newStore();
    const { id } = await store.api.created('/shipping-options', { name: 'n', amount: 1 });
    const [writer, reader] = await Promise.all(
      ['write', 'read'].map(async (scope) => {
        const { key } = await store.api.created('/api-keys', { name: scope, scope });
        return clientWith(store, key);
      }),
    );
    const path = `/shipping-options/${id}`;
    for (const client of [writer, reader]) {
      for (const target of ['/store', '/shipping-options', path, '/api-keys']) {
        expect((await client?.get(target))?.status).toBe(200);
      }
      expect((await client?.send('HEAD', path))?.status).toBe(200);
    }
    const writes = [
      ['POST', '/shipping-options', { name: 'n', amount: 1 }, 201],
      ['PUT', path, { amount: 2 }, 200],
      ['PUT', '/store', { name: 'S' }, 200],
      ['POST', '/api-keys', { name: 'n' }, 201],
      ['DELETE', path, undefined, 200],
    ] as const;
    for (const [method, target, body] of writes) {
      const answer = await reader?.send(method, target, { body });
      expect([method, target, answer?.status, answer?.headers['so-error-code']]).toEqual([
        method,
        target,
        401,
        'bad_credentials',
      ]);
    }
    expect((await store.api.get(path)).body).toMatchObject({ amount: 1 });
    for (const [method, target, body, status] of writes) {
      expect((await writer?.send(method, target, { body }))?.status).toBe(status);
    }
  });
});

describe('the expiry', () => {
  it('lets a key in before, and not from that moment on', async () => {
    const store = await service.newStore();
    const expires_at = new Date(Date.now() + 1_500).toISOString();
    const { key } = await store.api.created('/api-keys', { name: 'Short', expires_at });
    const client = clientWith(store, key);
    expect((await client.get('/store')).status).toBe(200);
    await setTimeout(Date.parse(expires_at) - Date.now() + 1);
    expectFailureOf(await client.get('/store'), 401, 'bad_credentials');
    expect((await store.api.get('/store')).status).toBe(200);
  });
});

describe('the deletion', () => {
  it('shuts a key out with the very next request', async () => {
    const store = await service.newStore();
    for (let round = 0; round < 10; round += 1) {
      const { id, key } = await store.api.created('/api-keys', { name: 'K' });
      const client = clientWith(store, key);
      expect((await client.get('/store')).status).toBe(200);
      const { status, body } = await store.api.delete(`/api-keys/${id}`);
      expect([status, (body as Shown).id, (body as Shown).key]).toEqual([200, id, undefined]);
      expectFailureOf(await client.get('/store'), 401, 'bad_credentials');
    }
  });

  it('of itself is refused, and of every other key is not', async () => {
    const store = await service.newStore();
    const [first] = (await store.api.get('/api-keys')).body as Shown[];
    expectFailure(await store.api.delete(`/api-keys/${first?.id}`), {
      status: 422,
      code: 'cannot_delete_own_key',
      text: 'An API key may not delete itself: use another key of the store',
    });
    const { key } = await store.api.created('/api-keys', { name: 'Other' });
    const other = clientWith(store, key);
    expect((await other.delete(`/api-keys/${first?.id}`)).status).toBe(200);
    expectFailureOf(await store.api.get('/store'), 401, 'bad_credentials');
    expect((await other.get('/store')).status).toBe(200);
  });

  it('by the operator may take away the last one, and a new first one lets the store in again', async () => {
    const store = await service.newStore();
    const keys = `/operator/stores/${store.credentials.user}/api-keys`;
    const [only] = (await service.operator.get(keys)).body as Shown[];
    expect((await service.operator.delete(`${keys}/${only?.id}`)).status).toBe(200);
    expectFailureOf(await store.api.get('/store'), 401, 'bad_credentials');
    const { key } = await service.operator.created(keys, { name: 'New' });
    expect((await clientWith(store, key).get('/store')).status).toBe(200);
  });
});

describe('a change of who may do what', () => {
  it('is in force for the very next request, at the service that made it', async () => {
    const store = await service.newStore();
    for (let round = 0; round < 10; round += 1) {
      for (const [standing, status] of [
        ['disabled', 402],
        ['good', 200],
      ] as const) {
        await service.operator.put(`/operator/accounts/${store.accountId}`, { standing });
        expect((await store.api.get('/store')).status).toBe(status);
      }
      const rate_limit = { requests: 1_000 + round, window_seconds: 60 };
      await service.operator.put(`/operator/stores/${store.credentials.user}`, { rate_limit });
      expect((await store.api.get('/store')).headers['ratelimit-policy']).toBe(`"store";q=${1_000 + round};w=60`);
    }
  });

  async function heardWithin(ms: number): Promise<void> {
    const [revoked, disabled, limited] = [await service.newStore(), await service.newStore(), await service.newStore()];
    const { id, key } = await revoked.api.created('/api-keys', { name: 'K' });
    const there = {
      revoked: clientWith(revoked, key, second),
      disabled: second.client(disabled.credentials),
      limited: second.client(limited.credentials),
    };
    for (const client of Object.values(there)) expect((await client.get('/store')).status).toBe(200);

    await revoked.api.delete(`/api-keys/${id}`);
    await service.operator.put(`/operator/accounts/${disabled.accountId}`, { standing: 'disabled' });
    const rate_limit = { requests: 5, window_seconds: 3_600 };
    await service.operator.put(`/operator/stores/${limited.credentials.user}`, { rate_limit });

    const changedAt = performance.now();
    await until(ms, async () => (await there.revoked.get('/store')).status === 401);
    await until(ms, async () => (await there.disabled.get('/store')).status === 402);
    await until(ms, async () => {
      return (await there.limited.get('/store')).headers['ratelimit-policy'] === '"store";q=5;w=3600';
    });
    expect(performance.now() - changedAt).toBeLessThan(ms);
  }

  it('is heard by another service at once', () => heardWithin(1_500));

  it('is found by another service within five seconds, even when the announcement is lost', async () => {
    const tables = ['accounts', 'stores', 'api_keys'];
    const switchTriggers = (how: 'disable' | 'enable') =>
      sql(service.database, tables.map((table) => `alter table ${table} ${how} trigger ${table}_announce`).join(';'));
    await switchTriggers('disable');
    try {
      await heardWithin(5_500);
    } finally {
      await switchTriggers('enable');
    }
  });
});

describe('last_used_at', () => {
  it('is when a key was last used, and null while it never was', async () => {
    const store = await service.newStore();
    const [used, unused] = [
      await store.api.created('/api-keys', { name: 'U' }),
      await store.api.created('/api-keys', { name: 'N' }),
    ];
    const third = await startSecondService(service);
    const before = new Date().toISOString();
    await clientWith(store, used.key, third).get('/store');
    const after = new Date().toISOString();
    // Uses are gathered, and written at the latest when a service stops.
    await third.stop();
    const shown = async (id: string) => ((await store.api.get(`/api-keys/${id}`)).body as Shown).last_used_at as string;
    const at = await shown(used.id);
    expect([before <= at, at <= after]).toEqual([true, true]);
    expect(await shown(unused.id)).toBeNull();
  });
});

describe('what the database keeps', () => {
  it('holds no key in clear: not as text, not as bytes, not as a plain digest, and not in a kept answer', async () => {
    const store = await service.newStore();
    const headers = { 'idempotency-key': 'keep' };
    const { body, text } = await store.api.post('/api-keys', { name: 'K' }, { headers });
    const again = await store.api.post('/api-keys', { name: 'K' }, { headers });
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([text, 'true']);
    const operators = await service.operator.post(
      `/operator/stores/${store.credentials.user}/api-keys`,
      { name: 'O' },
      { headers },
    );

    const dump = await wholeDatabase(service.database);
    expect(dump).toContain(store.credentials.user);
    const secrets = [
      String((body as Shown).key),
      String((operators.body as Shown).key),
      store.credentials.password,
      service.store.password,
      OPERATOR_KEY,
    ];
    for (const secret of secrets) {
      const digests = ['sha1', 'sha256', 'sha512', 'md5'].map((name) => createHash(name).update(secret));
      const traces = [
        secret,
        secret.replace(/^so_[a-z]+_/, ''),
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        ...digests.map((digest) => digest.digest('hex')),
      ];
      for (const trace of traces) expect(dump.includes(trace)).toBe(false);
    }
    expect(
      dump.includes(
        Buffer.from(secrets[0] ?? '')
          .toString('hex')
          .slice(0, 40),
      ),
    ).toBe(false);
  });
});

async function until(ms: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`it did not come to hold within ${ms} ms`);
    await setTimeout(25);
  }
}

import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { expectFailure, expectFailureOf } from '../../harness/failures.js';
import { makeStoreIdsUnique } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await startTestService({ FAILED_AUTHORIZATIONS_PER_MINUTE: '5', TRUSTED_PROXIES: '1' });
  await makeStoreIdsUnique(service.database);
});
afterAll(() => service?.stop());

describe("the store's rate limit is reached", () => {
  const LIMITED = {
    status: 429,
    code: 'rate_limited',
    text: "The store's rate limit is reached: wait for the time in Retry-After",
  } as const;

  it('refuses what goes beyond, says until when, and counts down before', async () => {
    const { api } = await service.newStore({ rateLimit: { requests: 3, window_seconds: 60 } });
    for (const left of [2, 1, 0]) {
      const { status, headers } = await api.get('/store');
      expect([status, headers['ratelimit-policy']]).toEqual([200, '"store";q=3;w=60']);
      expect(headers.ratelimit).toMatch(new RegExp(`^"store";r=${left};t=(60|5\\d)$`));
    }
    for (const [method, path] of [
      ['GET', '/store'],
      ['POST', '/subscriptions'],
      ['DELETE', '/subscriptions/x'],
    ] as const) {
      const answer = await api.send(method, path, { body: {} });
      expectFailure(answer, LIMITED);
      expect(answer.headers['ratelimit-policy']).toBe('"store";q=3;w=60');
      expect(answer.headers.ratelimit).toBe(`"store";r=0;t=${answer.headers['retry-after']}`);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60);
    }
  });

  it('counts all routes, addresses and keys of the store together, and no other store', async () => {
    const { api, credentials, accountId } = await service.newStore({ rateLimit: { requests: 3, window_seconds: 60 } });
    const sibling = await service.newStore({ accountId });
    const { key } = await api.created('/api-keys', { name: 'second' });
    const second = service.client({ user: credentials.user, password: String(key) });
    await second.get('/subscriptions', { headers: { 'x-forwarded-for': '10.0.0.1' } });
    await second.get('/nothing-that-counts');
    await second.get('/coupons/x', { headers: { 'x-forwarded-for': '10.0.0.2' } });
    expectFailure(await api.get('/store'), LIMITED);
    expectFailure(await second.get('/store'), LIMITED);
    expect((await sibling.api.get('/store')).status).toBe(200);
  });

  it('ends with its window', async () => {
    const { api } = await service.newStore({ rateLimit: { requests: 1, window_seconds: 2 } });
    expect((await api.get('/store')).status).toBe(200);
    const refused = await api.get('/store');
    expectFailure(refused, LIMITED);
    expect(refused.headers['retry-after']).toMatch(/^[12]$/);
    await expect(servedWithin(2_500, api.get.bind(api, '/store'))).resolves.toBe(true);
  });

  it('never applies to the operator', async () => {
    for (let n = 0; n < 50; n += 1) {
      const { status, headers } = await service.operator.get('/operator/accounts');
      expect([status, headers.ratelimit, headers['ratelimit-policy']]).toEqual([200, undefined, undefined]);
    }
  });
});

describe('an address has failed authorization too often', () => {
  const TOO_MANY = {
    status: 429,
    code: 'too_many_failed_authorizations',
    text: 'Authorization has failed too often from this address: wait for the time in Retry-After',
  } as const;

  const from = (address: string, password: string) =>
    service.client({ user: service.store.user, password }).get('/store', { headers: { 'x-forwarded-for': address } });

  it('refuses its further failures, and lets good credentials pass all the same', async () => {
    const address = someAddress();
    for (let n = 0; n < 5; n += 1) expectFailureOf(await from(address, 'wrong'), 401, 'bad_credentials');
    for (let n = 0; n < 3; n += 1) {
      const answer = await from(address, 'wrong');
      expectFailure(answer, TOO_MANY);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(answer.headers.ratelimit).toBeUndefined();
      expect((await from(address, service.store.password)).status).toBe(200);
    }
    expectFailureOf(await from(someAddress(), 'wrong'), 401, 'bad_credentials');
  });

  it('counts every kind of failure, at every route, and nothing else', async () => {
    const headers = { 'x-forwarded-for': someAddress() };
    const { api, operator } = service;
    const fail = [
      () => api.get('/store', { headers: { ...headers, authorization: 'Bearer x' } }),
      () => api.get('/operator/accounts', { headers }),
      () => operator.get('/store', { headers }),
      () => api.post('/store/x', {}, { headers: { ...headers, authorization: 'Basic' } }),
      () => api.post('/subscriptions', {}, { headers: { ...headers, authorization: 'Basic Og==' } }),
      () => api.get('/coupons', { headers: { ...headers, authorization: 'x' } }),
    ];
    const pass = [
      () => api.get('/store', { headers: { ...headers, authorization: undefined } }),
      () => api.get('/store', { headers }),
      () => api.get('/subscriptions/x', { headers }),
    ];
    const statuses: number[] = [];
    for (const attempt of fail) {
      statuses.push((await attempt()).status);
      for (const harmless of pass) await harmless();
    }
    // The fourth is no route at all, which is told before anyone is asked for credentials.
    expect(statuses).toEqual([401, 401, 401, 404, 401, 401]);
    expectFailure(await api.get('/store', { headers: { ...headers, authorization: 'x' } }), TOO_MANY);
  });

  it.each<[string, (address: string, n: number) => string]>([
    ['from changing ports', (address, n) => `${address}:${50_000 + n}`],
    ['from changing ports, in quotes', (address, n) => `"${address}:${n}"`],
    ['mapped to IPv6, from changing ports', (address, n) => `[::ffff:${address}]:${n}`],
    ['after addresses that the caller has made up', (address, n) => `192.0.2.${n}, ${address}:${n}`],
  ])('counts one address as one: %s', async (_, forwarded) => {
    const address = someAddress();
    for (let n = 1; n <= 5; n += 1) expect((await from(forwarded(address, n), 'wrong')).status).toBe(401);
    expectFailure(await from(forwarded(address, 6), 'wrong'), TOO_MANY);
    expectFailure(await from(address, 'wrong'), TOO_MANY);
    expect((await from(someAddress(), 'wrong')).status).toBe(401);
  });

  it('counts whatever is no address as the proxy itself', async () => {
    const unreadable = (n: number) => [`_hidden${n}`, `unknown`, `192.0.2.1:port${n}`, `999.0.0.${n}`][n % 4] ?? '';
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push((await from(`192.0.2.${n}, ${unreadable(n)}`, 'wrong')).status);
    expect(answers.slice(-7)).toEqual(Array<number>(7).fill(429));
  });

  it('reads several lines of the header as one', async () => {
    const address = someAddress();
    const attempt = async (n: number) => {
      const connection = await RawConnection.open(service.port);
      const lines = ['GET /1.0.0/store HTTP/1.1', 'Host: x', 'Accept: application/json', 'Authorization: Basic YTpi'];
      const forwarded = [`X-Forwarded-For: 192.0.2.${n}`, `X-Forwarded-For: ${address}:${n}`];
      const { status } = await connection.send([...lines, ...forwarded, '', ''].join('\r\n')).answer();
      connection.destroy();
      return status;
    };
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push(await attempt(n));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('counts a network of IPv6 addresses as one', async () => {
    const network = `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}`;
    for (let n = 1; n <= 5; n += 1) expect((await from(`${network}::${n}`, 'wrong')).status).toBe(401);
    expectFailure(await from(`${network}:a:b:c:d`, 'wrong'), TOO_MANY);
  });
});

function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

async function servedWithin(ms: number, attempt: () => Promise<{ status: number }>): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (performance.now() < deadline) if ((await attempt()).status === 200) return true;
  return false;
}

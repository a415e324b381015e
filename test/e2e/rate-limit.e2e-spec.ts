import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { redisUrl } from '../harness/test-database.js';
import { startSecondService, startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const FIVE_A_MINUTE = { requests: 5, window_seconds: 60 };

function leftOf(headers: Readonly<Record<string, string>>): number {
  return Number(/^"store";r=(\d+);t=\d+$/.exec(headers['ratelimit'] ?? '')?.[1]);
}

describe('the limit is the store as a whole', () => {
  it('counts down over all routes, then refuses with the seconds to wait', async () => {
    const { api } = await service.newStore({ rateLimit: FIVE_A_MINUTE });
    const answers = [
      await api.get('/store'),
      await api.get('/subscriptions'),
      await api.post('/tax-rates', { name: 'VAT', percentage: '20' }),
      await api.get('/subscriptions/none'),
      await api.post('/tax-rates', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 201, 404, 400]);
    expect(answers.map(({ headers }) => leftOf(headers))).toEqual([4, 3, 2, 1, 0]);
    for (const { headers } of answers) expect(headers['ratelimit-policy']).toBe('"store";q=5;w=60');

    const refused = await api.get('/store');
    expect(refused.status).toBe(429);
    expect(refused.headers['so-error-code']).toBe('rate_limited');
    expect(leftOf(refused.headers)).toBe(0);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it("one store's use leaves another's alone", async () => {
    const [one, two] = [
      await service.newStore({ rateLimit: FIVE_A_MINUTE }),
      await service.newStore({ rateLimit: FIVE_A_MINUTE }),
    ];
    for (let sent = 0; sent < 6; sent += 1) await one.api.get('/store');
    expect(leftOf((await two.api.get('/store')).headers)).toBe(4);
  });

  it('all keys of a store share its limit', async () => {
    const { api, credentials } = await service.newStore({ rateLimit: FIVE_A_MINUTE });
    const second = await api.created('/api-keys', { name: 'second' });
    const other = service.client({ user: credentials.user, password: String(second.key) });
    expect(leftOf((await other.get('/store')).headers)).toBe(3);
  });

  it('the window ends, and the store is served again', async () => {
    const { api } = await service.newStore({ rateLimit: { requests: 1, window_seconds: 1 } });
    await api.get('/store');
    expect((await api.get('/store')).status).toBe(429);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await api.get('/store')).status).toBe(200);
  });

  it('of many requests at once exactly as many are served as the limit allows', async () => {
    const { api } = await service.newStore({ rateLimit: { requests: 20, window_seconds: 60 } });
    const answers = await Promise.all(Array.from({ length: 60 }, () => api.get('/store')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
  });

  it('a new limit holds from then on', async () => {
    const { api, credentials } = await service.newStore({ rateLimit: FIVE_A_MINUTE });
    for (let sent = 0; sent < 6; sent += 1) await api.get('/store');
    await service.operator.put(`/operator/stores/${credentials.user}`, {
      rate_limit: { requests: 100, window_seconds: 60 },
    });
    for (let tries = 0; tries < 50 && (await api.get('/store')).status !== 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { status, headers } = await api.get('/store');
    expect([status, headers['ratelimit-policy']]).toEqual([200, '"store";q=100;w=60']);
  });
});

describe('what was refused before the limit costs nothing of it', () => {
  it.each([
    { what: 'an unknown URL', status: 404, path: '/nowhere', headers: {} },
    { what: 'no Authorization', status: 412, path: '/store', headers: { authorization: undefined } },
    { what: 'a wrong key', status: 401, path: '/store', headers: { authorization: 'Basic AAAA' } },
  ])('$what', async ({ status, path, headers }) => {
    const { api } = await service.newStore({ rateLimit: FIVE_A_MINUTE });
    for (let sent = 0; sent < 7; sent += 1) {
      const refused = await api.get(path, { headers });
      expect(refused.status).toBe(status);
      expect(refused.headers['ratelimit']).toBeUndefined();
    }
    expect(leftOf((await api.get('/store')).headers)).toBe(4);
  });

  it('a disabled account is told what is left, and loses nothing', async () => {
    const { api, accountId } = await service.newStore({ rateLimit: FIVE_A_MINUTE });
    await api.get('/store');
    await service.operator.put(`/operator/accounts/${accountId}`, { standing: 'disabled' });
    for (
      let tries = 0;
      tries < 50 && (await api.get('/store', { headers: { accept: 'x' } })).status !== 402;
      tries += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const left = new Set<number>();
    for (let sent = 0; sent < 7; sent += 1) {
      const { status, headers } = await api.get('/store');
      expect(status).toBe(402);
      left.add(leftOf(headers));
    }
    expect(left.size).toBe(1);
  });
});

describe('failed authorizations of one address', () => {
  let strict: TestService;
  beforeAll(async () => {
    strict = await startTestService({ FAILED_AUTHORIZATIONS_PER_MINUTE: '5' });
  });
  afterAll(() => strict?.stop());

  it('after too many its further failures are 429, but good credentials from there still pass', async () => {
    const wrong = strict.client({ user: strict.store.user, password: 'wrong' });
    const statuses: number[] = [];
    for (let sent = 0; sent < 8; sent += 1) statuses.push((await wrong.get('/store')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const refused = await wrong.get('/store');
    expect(refused.headers['so-error-code']).toBe('too_many_failed_authorizations');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await strict.api.get('/store')).status).toBe(200);
    expect((await strict.operator.get('/operator/accounts')).status).toBe(200);
  });
});

describe('two processes', () => {
  // Without Redis each process counts for itself, which is what this says then.
  it(redisUrl === undefined ? 'count each for itself without Redis' : 'count together through Redis', async () => {
    const { credentials, api } = await service.newStore({ rateLimit: { requests: 10, window_seconds: 60 } });
    const second = await startSecondService(service);
    try {
      const other = second.client(credentials);
      const statuses: number[] = [];
      for (let sent = 0; sent < 8; sent += 1)
        statuses.push((await api.get('/store')).status, (await other.get('/store')).status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(redisUrl === undefined ? 16 : 10);
    } finally {
      await second.stop();
    }
  });
});

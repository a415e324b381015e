import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient } from '../../src/conformance/api-client.js';
import { expectFailureOf } from '../harness/failures.js';
import { makeStoreIdsUnique } from '../harness/sql.js';
import { redisUrl } from '../harness/test-database.js';
import { startSecondService, startTestService, type SecondService, type TestService } from '../harness/test-service.js';

const HOUR = 3_600;

let service: TestService;
let second: SecondService;

beforeAll(async () => {
  const limits = { FAILED_AUTHORIZATIONS_PER_MINUTE: '5', TRUSTED_PROXIES: '1' };
  service = await startTestService(limits);
  second = await startSecondService(service, limits);
  await makeStoreIdsUnique(service.database);
});
afterAll(async () => {
  await second?.stop();
  await service?.stop();
});

const limitedTo = (requests: number, window_seconds = HOUR) =>
  service.newStore({ rateLimit: { requests, window_seconds } });

const leftOf = ({ headers }: ApiAnswer) => Number(/^"store";r=(\d+);t=\d+$/.exec(headers.ratelimit ?? '')?.[1]);

const statusesOf = (answers: readonly ApiAnswer[]) => answers.map(({ status }) => status).sort();

describe('RateLimit and RateLimit-Policy', () => {
  it.each<[number, (api: ApiClient) => Promise<ApiAnswer>]>([
    [200, (api) => api.get('/store')],
    [201, (api) => api.post('/shipping-options', { name: 'n', amount: 1 })],
    [204, (api) => api.get('/coupons')],
    [400, (api) => api.post('/coupons', '{')],
    [400, (api) => api.get('/coupons?limit=1')],
    [404, (api) => api.get('/coupons/x')],
    [406, (api) => api.get('/coupons', { headers: { accept: '*/*' } })],
    [412, (api) => api.get('/coupons', { headers: { 'so-ver': '2' } })],
    [412, (api) => api.post('/subscriptions', { name: 'n', type: 'fixed', tax_rate_ids: ['x'] })],
    [422, async (api) => api.delete(`/api-keys/${((await api.get('/api-keys')).body as { id: string }[])[0]?.id}`)],
  ])('ride on a %d to a known store', async (status, ask) => {
    const { api } = await limitedTo(50);
    const answer = await ask(api);
    expect([answer.status, answer.headers['ratelimit-policy']]).toEqual([status, `"store";q=50;w=${HOUR}`]);
    expect(leftOf(answer)).toBeGreaterThanOrEqual(48);
  });

  it('ride on no answer to somebody unknown', async () => {
    const { api } = service;
    for (const headers of [{ authorization: undefined }, { authorization: 'Basic x' }]) {
      const answer = await api.get('/store', { headers: { ...headers, 'x-forwarded-for': someAddress() } });
      expect([answer.headers.ratelimit, answer.headers['ratelimit-policy']]).toEqual([undefined, undefined]);
    }
  });

  it('count down to the end of the window', async () => {
    const { api } = await limitedTo(100, 2);
    const first = await api.get('/store');
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"store";q=100;w=2', ratelimit: '"store";r=99;t=2' });
    const later = async (): Promise<ApiAnswer> => {
      const answer = await api.get('/store');
      return /t=1$/.test(answer.headers.ratelimit ?? '') ? answer : later();
    };
    expect(leftOf(await later())).toBeLessThan(99);
  });
});

describe('the limit', () => {
  it('lets pass exactly as many as it says, however many come at once', async () => {
    const { api } = await limitedTo(10);
    const answers = await Promise.all(Array.from({ length: 40 }, () => api.get('/store')));
    expect(statusesOf(answers)).toEqual([...Array<number>(10).fill(200), ...Array<number>(30).fill(429)]);
    const passed = answers.filter(({ status }) => status === 200).map(leftOf);
    expect(passed.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('can be raised and lowered by the operator, from the next request on', async () => {
    const { api, credentials } = await limitedTo(2);
    const limitTo = (requests: number) =>
      service.operator.put(`/operator/stores/${credentials.user}`, { rate_limit: { requests, window_seconds: HOUR } });
    await api.get('/store');
    await api.get('/store');
    expectFailureOf(await api.get('/store'), 429, 'rate_limited');
    await limitTo(100);
    const raised = await api.get('/store');
    expect([raised.status, raised.headers['ratelimit-policy']]).toEqual([200, `"store";q=100;w=${HOUR}`]);
    await limitTo(1);
    expectFailureOf(await api.get('/store'), 429, 'rate_limited');
    expect((await api.get('/store')).headers.ratelimit).toMatch(/^"store";r=0;/);
  });

  it('is shown to the store', async () => {
    const { api } = await limitedTo(7, 9);
    expect((await api.get('/store')).body).toMatchObject({ rate_limit: { requests: 7, window_seconds: 9 } });
  });
});

const shared =
  redisUrl === undefined ? 'each process counts for itself' : 'all processes count together, through Redis';

describe(shared, () => {
  it('the requests of a store', async () => {
    const { api, credentials } = await limitedTo(10);
    const there = second.client(credentials);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? api : there).get('/store')));
    const passed = redisUrl === undefined ? 20 : 10;
    expect(statusesOf(answers)).toEqual([...Array<number>(passed).fill(200), ...Array<number>(40 - passed).fill(429)]);
  });

  it('the failures of an address', async () => {
    const address = someAddress();
    const fail = (client: ApiClient) => client.get('/store', { headers: { 'x-forwarded-for': address } });
    const stranger = { user: 'STO-1', password: 'x' };
    const [here, there] = [service.client(stranger), second.client(stranger)];
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await fail(here)).status, (await fail(there)).status);
    const counted = redisUrl === undefined ? [401, 401, 401] : [429, 429, 429];
    expect(statuses).toEqual([401, 401, 401, 401, 401, ...counted]);
  });
});

it('while Redis is out of reach, the process counts for itself', async () => {
  const alone = await startSecondService(service, { REDIS_URL: 'redis://127.0.0.1:1' });
  try {
    const { credentials } = await limitedTo(3);
    const client = alone.client(credentials);
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await client.get('/store'));
    expect(statusesOf(answers)).toEqual([200, 200, 200, 429, 429]);
  } finally {
    await alone.stop();
  }
});

function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

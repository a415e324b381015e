import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailure } from '../../harness/failures.js';
import { makeStoreIdsUnique } from '../../harness/sql.js';
import { startTestService, type NewStore, type TestService } from '../../harness/test-service.js';

const DISABLED = {
  status: 402,
  code: 'account_disabled',
  text: 'The account of this store is not in good standing and has been disabled: contact the operator',
} as const;

let service: TestService;
let store: NewStore;
let subscription: string;

beforeAll(async () => {
  service = await startTestService();
  await makeStoreIdsUnique(service.database);
  store = await service.newStore({ rateLimit: { requests: 100, window_seconds: 60 } });
  subscription = (await store.api.created('/subscriptions', { name: 'n', type: 'fixed' })).id;
  await service.operator.put(`/operator/accounts/${store.accountId}`, { standing: 'disabled' });
});
afterAll(() => service?.stop());

describe('a store whose account has been disabled', () => {
  it.each<[string, string]>([
    ['GET', '/store'],
    ['GET', '/subscriptions'],
    ['GET', '/subscriptions/{id}'],
    ['POST', '/subscriptions'],
    ['PUT', '/subscriptions/{id}'],
    ['DELETE', '/subscriptions/{id}'],
    ['GET', '/api-keys'],
  ])('%s %s', async (method, path) => {
    const answer = await store.api.send(method, path.replace('{id}', subscription), { body: { name: 'm' } });
    expectFailure(answer, DISABLED);
    expect(answer.headers['ratelimit-policy']).toBe('"store";q=100;w=60');
  });

  it('spends nothing of its limit, which the refusals tell', async () => {
    const left = async () => (await store.api.get('/store')).headers.ratelimit?.match(/r=(\d+)/)?.[1];
    const before = await left();
    for (let n = 0; n < 5; n += 1) expect(await left()).toBe(before);
  });

  it('applies to all stores of the account, and to no other', async () => {
    const sibling = await service.newStore({ accountId: store.accountId });
    expectFailure(await sibling.api.get('/store'), DISABLED);
    expect((await service.api.get('/store')).status).toBe(200);
  });

  it('is served again once the account is back in good standing, and nothing has changed', async () => {
    const account = `/operator/accounts/${store.accountId}`;
    await service.operator.put(account, { standing: 'good' });
    const { status, body } = await store.api.get(`/subscriptions/${subscription}`);
    expect([status, body]).toEqual([200, expect.objectContaining({ name: 'n' })]);
    await service.operator.put(account, { standing: 'disabled' });
    expectFailure(await store.api.get('/store'), DISABLED);
  });
});

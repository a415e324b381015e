import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newApiKey } from '../../../src/stores/api-keys/api-key.js';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { expectFailure } from '../../harness/failures.js';
import { registeredRoutes } from '../../harness/routes.js';
import { startTestService, OPERATOR_KEY, type NewStore, type TestService } from '../../harness/test-service.js';

/** One text for all of them: an answer never tells what about the credentials was wrong. */
const BAD_CREDENTIALS = {
  status: 401,
  code: 'bad_credentials',
  text: 'The credentials could not be read, do not exist, or do not allow this: check the Store ID and the API key',
} as const;

let service: TestService;
let api: ApiClient;
let other: NewStore;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  other = await service.newStore();
});
afterAll(() => service?.stop());

const basic = (text: string | Buffer) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('an Authorization header that can not be read', () => {
  it.each<[string, () => string]>([
    ['another scheme', () => `Bearer ${service.store.password}`],
    ['no scheme', () => basic(`${service.store.user}:${service.store.password}`).slice(6)],
    ['the scheme alone', () => 'Basic'],
    ['the scheme and a space', () => 'Basic '],
    ['no base64', () => `Basic ${service.store.user}:${service.store.password}`],
    ['base64 of the URL kind', () => 'Basic -_-_'],
    ['two of them', () => `${basic('a:b')}, ${basic('c:d')}`],
    ['no colon', () => basic(`${service.store.user} ${service.store.password}`)],
    ['empty within', () => basic('')],
    ['a colon alone', () => basic(':')],
    ['not UTF-8', () => basic(Buffer.from([0xff, 0x3a, 0xff]))],
    ['text in Latin-1', () => 'Basic schlüssel'],
  ])('%s', async (_what, authorization) => {
    expectFailure(await api.get('/store', { headers: { authorization: authorization() } }), BAD_CREDENTIALS);
  });
});

describe('credentials that do not exist or do not match', () => {
  it.each<[string, () => [user: string, password: string]]>([
    ['no password', () => [service.store.user, '']],
    ['no user', () => ['', service.store.password]],
    ['an unknown store', () => ['STO-999999', service.store.password]],
    ['a store that is none', () => ['nobody', service.store.password]],
    ['the Store ID in lower case', () => [service.store.user.toLowerCase(), service.store.password]],
    ['the Store ID without its prefix', () => [service.store.user.replace('STO-', ''), service.store.password]],
    ['a space before the Store ID', () => [` ${service.store.user}`, service.store.password]],
    ['a key of another store', () => [service.store.user, other.credentials.password]],
    ['a mistyped key', () => [service.store.user, `${service.store.password.slice(0, -1)}!`]],
    ['a key that is cut off', () => [service.store.user, service.store.password.slice(0, -1)]],
    ['a key in capitals', () => [service.store.user, service.store.password.toUpperCase()]],
    ['a key with a space behind', () => [service.store.user, `${service.store.password} `]],
    ['a key of the right form that nobody made', () => [service.store.user, newApiKey('sandbox')]],
    ['a very long key', () => [service.store.user, 'k'.repeat(8_000)]],
    ['SQL for a user', () => [`' or 1=1 --`, service.store.password]],
    ['the operator key', () => [service.store.user, OPERATOR_KEY]],
  ])('%s', async (_what, credentials) => {
    const [user, password] = credentials();
    expectFailure(await service.client({ user, password }).get('/store'), BAD_CREDENTIALS);
  });

  it('an expired key', async () => {
    const { key } = await api.created('/api-keys', { name: 'E', expires_at: '2020-01-01T00:00:00Z' });
    const expired = service.client({ user: service.store.user, password: String(key) });
    expectFailure(await expired.get('/store'), BAD_CREDENTIALS);
  });

  it('a deleted key', async () => {
    const { id, key } = await api.created('/api-keys', { name: 'D' });
    const revoked = service.client({ user: service.store.user, password: String(key) });
    expect((await revoked.get('/store')).status).toBe(200);
    await api.delete(`/api-keys/${id}`);
    expectFailure(await revoked.get('/store'), BAD_CREDENTIALS);
  });
});

describe('credentials that do not allow this', () => {
  it.each([
    ['POST', '/subscriptions'],
    ['PUT', '/store'],
    ['PUT', '/subscriptions/any'],
    ['DELETE', '/subscriptions/any'],
    ['POST', '/api-keys'],
    ['DELETE', '/api-keys/any'],
    // It keeps nothing, but what writes is told by the method alone.
    ['POST', '/enrollment-previews'],
    ['POST', '/enrollments/any/preview'],
    ['POST', '/invoices/any/pay'],
    ['PUT', '/clock'],
  ])('a key that may only read: %s %s', async (method, path) => {
    const { key } = await api.created('/api-keys', { name: 'R', scope: 'read' });
    const reader = service.client({ user: service.store.user, password: String(key) });
    expectFailure(await reader.send(method, path, { body: {} }), BAD_CREDENTIALS);
  });

  const routes = registeredRoutes();
  const concrete = (path: string) => path.replaceAll(/:\w+/g, 'any');

  it.each(routes.filter(({ audience }) => audience === 'operator'))(
    "a store's key at $method $path",
    async ({ method, path }) => {
      expectFailure(await api.send(method, concrete(path), { body: {} }), BAD_CREDENTIALS);
    },
  );

  it.each(routes.filter(({ audience }) => audience === 'store'))(
    'the operator key at $method $path',
    async ({ method, path }) => {
      expectFailure(await service.operator.send(method, concrete(path), { body: {} }), BAD_CREDENTIALS);
    },
  );

  it.each<[string, string, string]>([
    ['another password', 'operator', 'operator-key-of-the-testz'],
    ['no password', 'operator', ''],
    ['another case', 'Operator', OPERATOR_KEY],
    ['a longer password', 'operator', `${OPERATOR_KEY}x`],
  ])('not quite the operator: %s', async (_what, user, password) => {
    expectFailure(await service.client({ user, password }).get('/operator/accounts'), BAD_CREDENTIALS);
  });
});

it('HEAD has the headers of the refusal and no body', async () => {
  const { status, text, headers } = await api.send('HEAD', '/store', { headers: { authorization: basic('a:b') } });
  expect([status, text]).toEqual([401, '']);
  expect(headers).toMatchObject({
    'www-authenticate': 'Basic realm="SO API", charset="UTF-8"',
    'so-error-code': 'bad_credentials',
    'content-length': expect.stringMatching(/^\d+$/),
  });
});

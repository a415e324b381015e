import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { expectFailure } from '../../harness/failures.js';
import { registeredRoutes, type Route } from '../../harness/routes.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

const UNKNOWN_URL = {
  status: 404,
  code: 'unknown_url',
  text: 'There is no such URL: check the version, the path and the method',
} as const;
const NOT_FOUND = { status: 404, code: 'not_found', text: 'There is no such item in this store' } as const;

let service: TestService;
let api: ApiClient;
let id: string;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  ({ id } = await api.created('/subscriptions', { name: 'n', type: 'fixed' }));
});
afterAll(() => service?.stop());

describe('no such URL', () => {
  it.each([
    '//',
    '//1.0.0',
    '//1.0.0/',
    '//100/add-ons',
    '//1/add-ons',
    '//1.0/add-ons',
    '//v1.0.0/add-ons',
    '//1.0.1/add-ons',
    '//2.0.0/add-ons',
    '//1.0.0.0/add-ons',
    '//1x0x0/add-ons',
    '//add-ons',
    '/nothing',
    '/add_ons',
    '/Add-Ons',
    '/ADD-ONS',
    '/add-ons/',
    '//1.0.0//add-ons',
    '///1.0.0/add-ons',
    '/add-ons/a/b',
    '/store/settings',
    '/subscribers/x/notes/y/z',
    '/operator',
    '/operator/',
    '/operator/nothing',
    '/operator/stores/x/api-keys/y/z',
    '/%61dd-ons',
    '/../1.0.0/add-ons',
    '/./add-ons',
    '/add-ons;v=1',
    '//health',
    '//health/live/',
    '//metrics',
    '//favicon.ico',
    '//.env',
  ])('GET %s', async (path) => {
    expectFailure(await api.get(path), UNKNOWN_URL);
  });

  it.each<[string, string]>([
    ['POST', '/store'],
    ['DELETE', '/store'],
    ['PUT', '/subscriptions'],
    ['DELETE', '/subscriptions'],
    ['POST', '/subscriptions/{id}'],
    ['PATCH', '/subscriptions/{id}'],
    ['PUT', '/api-keys/{id}'],
    ['POST', '/operator/maintenance'],
    ['DELETE', '/operator/maintenance'],
    ['POST', '//health/live'],
    ['PUT', '//health/ready'],
    ['OPTIONS', '/subscriptions'],
    ['TRACE', '/subscriptions'],
    ['PROPFIND', '/subscriptions'],
    ['LINK', '/subscriptions'],
    ['PURGE', '/subscriptions/{id}'],
  ])('%s %s', async (method, path) => {
    expectFailure(
      await api.send(method, path.replace('{id}', id), { body: method === 'TRACE' ? undefined : {} }),
      UNKNOWN_URL,
    );
  });

  it('whoever asks, and with whatever body', async () => {
    const headers = { authorization: undefined, accept: undefined, 'content-type': undefined };
    expectFailure(await api.post('/nothing', 'no json', { headers }), UNKNOWN_URL);
    expectFailure(await api.post('/nothing', 'x'.repeat(2_000_000), { headers }), UNKNOWN_URL);
  });

  it('every other method on every route', async () => {
    const routes = registeredRoutes();
    const paths = [...new Set(routes.map(({ path }) => path))];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
        const leadsHere = (route: Route) => route.method === method && [path, itemAt(path)].includes(route.path);
        if (routes.some(leadsHere)) continue;
        expectFailure(await api.send(method, path.replaceAll(/:\w+/g, 'x'), { body: {} }), UNKNOWN_URL);
      }
    }
  });
});

/** What `/usage-events/batch` is read as by a method that it does not have itself: an item that is called so. */
function itemAt(path: string): string {
  return path.replace(/[^/]+$/, ':id');
}

it('an item that is called as an action on its collection is not there', async () => {
  expectFailure(await api.get('/usage-events/batch'), NOT_FOUND);
});

describe('no such item', () => {
  it.each([
    'none',
    'sub_',
    'sub_00000000000000000000000000',
    'SUB_{id}',
    '{id}x',
    '%20{id}',
    "'--",
    '%27%20or%201=1',
    'a%2Fb',
    '%F0%9F%98%80',
    'x'.repeat(8_000),
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '0',
  ])('/subscriptions/%s', async (name) => {
    const path = `/subscriptions/${name.replace('SUB_{id}', id.toUpperCase()).replace('{id}', id)}`;
    for (const method of ['GET', 'PUT', 'DELETE'])
      expectFailure(await api.send(method, path, { body: method === 'PUT' ? {} : undefined }), NOT_FOUND);
  });

  it('of another kind', async () => {
    expectFailure(await api.get(`/coupons/${id}`), NOT_FOUND);
  });

  it('of the operator', async () => {
    for (const path of [
      '/operator/accounts/x',
      '/operator/stores/STO-1',
      '/operator/stores/STO-1/api-keys',
      '/operator/stores/STO-1/api-keys/x',
    ]) {
      expectFailure(await service.operator.get(path), NOT_FOUND);
    }
    expectFailure(await service.operator.post('/operator/stores/STO-1/api-keys', { name: 'n' }), NOT_FOUND);
  });

  it('HEAD: the headers alone', async () => {
    const { status, text, headers } = await api.send('HEAD', '/subscriptions/none');
    expect([status, text, headers['so-error-code']]).toEqual([404, '', 'not_found']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { registeredRoutes } from '../../harness/routes.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let api: ApiClient;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
});
afterAll(() => service?.stop());

/** One thing each, as reports are, and lists that hold at least the key that they are asked with, and that it was made. */
const NEVER_EMPTY = new Set(['/store', '/clock', '/api-keys', '/events']);
const isNeverEmpty = (path: string) => NEVER_EMPTY.has(path) || path.startsWith('/reports/');

const listed = registeredRoutes().filter(
  ({ method, path, parameters, audience }) =>
    method === 'GET' && parameters.length === 0 && audience === 'store' && !isNeverEmpty(path),
);

describe('an empty list: no body and nothing that speaks of one', () => {
  it.each(listed.map(({ path }) => path))('%s', async (path) => {
    const answer = await api.get(path);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers).toMatchObject({
      'so-total-count': '0',
      link: `</1.0.0${path}?page=1&paginate=25>; rel="first", </1.0.0${path}?page=1&paginate=25>; rel="last"`,
      ratelimit: expect.any(String),
      'so-request-id': expect.any(String),
    });
    for (const name of ['content-type', 'content-length', 'transfer-encoding', 'etag', 'so-error-code']) {
      expect(answer.headers[name]).toBeUndefined();
    }
    expect((await api.send('HEAD', path)).status).toBe(204);
  });

  it.each(['notes', 'payment-methods'])('/subscribers/{id}/%s', async (kind) => {
    const { api: other } = await service.newStore();
    const { id } = await other.created('/subscribers', { email: 'a@example.com' });
    const { status, text, headers } = await other.get(`/subscribers/${id}/${kind}`);
    expect([status, text, headers['so-total-count']]).toEqual([204, '', '0']);
  });
});

describe('nothing on this page', () => {
  beforeAll(async () => {
    for (const key of ['a', 'b', 'c']) await api.created('/meters', { key, name: key, aggregation: 'sum' });
  });

  it.each([
    ['past the end', 'page=3&paginate=2', '3'],
    ['far past the end', 'page=90071992547409&paginate=100', '3'],
    ['after the last id', 'after=mtr_zzz&paginate=2', '3'],
    ['no match', 'filter_by=name&filter=d', '0'],
    ['all excluded', 'exclude_by=aggregation&exclude=sum', '0'],
  ])('%s', async (_what, query, total) => {
    const { status, text, headers } = await api.get(`/meters?${query}`);
    expect([status, text, headers['so-total-count']]).toEqual([204, '', total]);
    expect(headers.link).toContain('rel="first"');
  });
});

it('a CORS preflight', async () => {
  const headers = { origin: 'https://a.example', 'access-control-request-method': 'POST', authorization: undefined };
  const answer = await api.send('OPTIONS', '/meters', { headers });
  expect([answer.status, answer.text, answer.headers['content-length']]).toEqual([204, '', undefined]);
});

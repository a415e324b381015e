import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../../src/conformance/api-client.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let api: ApiClient;
let thing: Shown;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  thing = await api.created('/shipping-options', { name: 'Parcel', amount: 490 });
});
afterAll(() => service?.stop());

const PATH = () => `/shipping-options/${thing.id}`;

it('GET of one thing: its JSON, its ETag, and the headers of every answer', async () => {
  const { status, headers, text } = await api.get(PATH());
  expect(status).toBe(200);
  expect(text).toBe(
    `{"id":"${thing.id}","name":"Parcel","amount":490,"status":"active","metadata":{},` +
      `"created_at":"${String(thing.created_at)}","updated_at":"${String(thing.updated_at)}"}`,
  );
  expect(Object.keys(headers).sort()).toEqual(
    [
      'cache-control',
      'connection',
      'content-length',
      'content-security-policy',
      'content-type',
      'date',
      'etag',
      'keep-alive',
      'ratelimit',
      'ratelimit-policy',
      'so-request-id',
      'strict-transport-security',
      'x-content-type-options',
    ].sort(),
  );
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    etag: expect.stringMatching(/^"[\x21\x23-\x7e]+"$/),
    'so-request-id': expect.stringMatching(/^[A-Za-z0-9._-]{1,128}$/),
    'ratelimit-policy': '"store";q=1000000000;w=60',
    ratelimit: expect.stringMatching(/^"store";r=\d+;t=\d+$/),
  });
});

it('GET of a list: an array, with the count of all and the links', async () => {
  const { status, headers, body } = await api.get('/shipping-options');
  expect([status, body]).toEqual([200, [thing]]);
  expect(headers).toMatchObject({
    'so-total-count': '1',
    link: '</1.0.0/shipping-options?page=1&paginate=25>; rel="first", </1.0.0/shipping-options?page=1&paginate=25>; rel="last"',
  });
  expect(headers.etag).toBeUndefined();
});

it('HEAD: the headers of GET and no body, for one thing and for a list', async () => {
  for (const path of [PATH(), '/shipping-options', '//health/ready']) {
    const [got, head] = [await api.get(path), await api.send('HEAD', path)];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(lasting(head)).toEqual(lasting(got));
  }
});

it('PUT: the thing as it is now, with its new ETag', async () => {
  const before = await api.get(PATH());
  const { status, headers, body } = await api.put(PATH(), { amount: 500 });
  expect([status, body]).toEqual([200, { ...thing, amount: 500, updated_at: expect.any(String) }]);
  expect(headers.etag).not.toBe(before.headers.etag);
  expect((await api.get(PATH())).headers.etag).toBe(headers.etag);
  expect(headers.location).toBeUndefined();
});

it('DELETE: the thing as it last was', async () => {
  const made = await api.created('/shipping-options', { name: 'Gone', amount: 1 });
  const { status, headers, body } = await api.delete(`/shipping-options/${made.id}`);
  expect([status, body]).toEqual([200, made]);
  expect(headers.etag).toMatch(/^"/);
});

describe.each<[string, Record<string, string>]>([
  ['Accept', { accept: 'application/json' }],
  ['Accept with a charset', { accept: 'application/json; charset=utf-8' }],
  ['Accept with a low weight, among others', { accept: 'text/html, application/json;q=0.1, */*;q=0.9' }],
  ['Accept in capitals', { accept: 'APPLICATION/JSON' }],
  ['SO-Ver', { 'so-ver': '1.0.0' }],
  ['an If-None-Match that matches: there is no 304', { 'if-none-match': '*' }],
  ['a Range: there is no 206', { range: 'bytes=0-1' }],
  ['an If-Modified-Since: there is no 304', { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' }],
])('%s', (_name, headers) => {
  it('is served', async () => {
    const { status, body } = await api.get('/shipping-options', { headers });
    expect([status, body]).toEqual([200, [expect.objectContaining({ id: thing.id })]]);
  });
});

it('HTTP Basic in any case of its name, with spaces around', async () => {
  const token = Buffer.from(`${service.store.user}:${service.store.password}`).toString('base64');
  for (const authorization of [`basic ${token}`, `BASIC  ${token} `]) {
    expect((await api.get('/store', { headers: { authorization } })).status).toBe(200);
  }
});

it.each([
  'application/json',
  'Application/JSON',
  'application/json;charset=utf-8',
  'application/json; charset="UTF-8"',
])('a body as %s', async (type) => {
  const { status } = await api.put(PATH(), { name: 'Ünder' }, { headers: { 'content-type': type } });
  expect(status).toBe(200);
});

it('a body that begins with a byte order mark', async () => {
  expect((await api.put(PATH(), '\uFEFF{"name":"Parcel"}')).status).toBe(200);
});

it('a body without length, in chunks', async () => {
  const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
  expect((await api.put(PATH(), { name: 'Chunky' }, { headers })).body).toMatchObject({ name: 'Chunky' });
});

it('a body of exactly the limit', async () => {
  const text = '{"name":"Parcel"}';
  const { status } = await api.put(PATH(), text + ' '.repeat(1_048_576 - text.length));
  expect(status).toBe(200);
});

describe('SO-Request-Id', () => {
  it.each(['a', 'Z9._-', 'x'.repeat(128)])('of the caller is taken over: %s', async (id) => {
    const { headers } = await api.get('/store', { headers: { 'so-request-id': id } });
    expect(headers['so-request-id']).toBe(id);
  });

  it.each(['', 'x'.repeat(129), 'a b', 'a/b', 'ä', '<script>'])('that is malformed is replaced: %s', async (id) => {
    const { headers } = await api.get('/store', { headers: { 'so-request-id': id } });
    expect(headers['so-request-id']).toMatch(/^req_[A-Za-z0-9_-]{16}$/);
  });

  it('differs from answer to answer', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => api.get('//health/live')));
    expect(new Set(answers.map(({ headers }) => headers['so-request-id'])).size).toBe(300);
  });
});

it('a store whose account is past due is served', async () => {
  const { accountId, api: store } = await service.newStore();
  await service.operator.put(`/operator/accounts/${accountId}`, { standing: 'past_due' });
  expect((await store.get('/store')).body).toMatchObject({ standing: 'past_due' });
});

it('a key that may only read, reads', async () => {
  const { key } = await api.created('/api-keys', { name: 'R', scope: 'read' });
  const reader = service.client({ user: service.store.user, password: String(key) });
  for (const method of ['GET', 'HEAD']) expect((await reader.send(method, '/shipping-options')).status).toBe(200);
});

it.each(['//health/live', '//health/ready'])('%s needs neither credentials nor Accept', async (path) => {
  const { status, text, headers } = await api.get(path, { headers: { authorization: undefined, accept: undefined } });
  expect([status, text]).toEqual([200, '{"status":"ok"}']);
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'content-length': '15' });
});

/** The headers that do not differ from one answer to the next by themselves. */
function lasting({ headers }: ApiAnswer): Record<string, string> {
  const changing = ['date', 'so-request-id', 'ratelimit'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !changing.includes(name)));
}

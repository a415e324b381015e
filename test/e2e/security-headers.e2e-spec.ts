import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../harness/raw-connection.js';
import { freePort } from '../harness/service-process.js';
import { sql } from '../harness/sql.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/** Written down once more: what the service takes them from is under test. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000',
};
const OF_DATA = {
  ...ALWAYS,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

let service: TestService;
let metricsPort: number;

beforeAll(async () => {
  metricsPort = await freePort();
  service = await startTestService({ METRICS_PORT: String(metricsPort), BODY_LIMIT_BYTES: '1024' });
});
afterAll(() => service?.stop());

type Request = readonly [
  status: number,
  what: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string | undefined>>,
];

describe('an answer with data, or with none, is to be taken for nothing else', () => {
  const ORIGIN = { origin: 'https://shop.example.com' };

  it.each<Request>([
    [200, 'a thing', 'GET', '/store'],
    [200, 'a list', 'GET', '/api-keys'],
    [200, 'a thing without its body', 'HEAD', '/store'],
    [200, 'to a page of another origin', 'GET', '/store', undefined, ORIGIN],
    [200, 'health', 'GET', '//health/live', undefined, { authorization: undefined }],
    [200, 'the API document', 'GET', '//openapi.json', undefined, { authorization: undefined }],
    [201, 'what was made', 'POST', '/shipping-options', { name: 'n', amount: 1 }, { 'idempotency-key': 'one' }],
    [201, 'what was made before', 'POST', '/shipping-options', { name: 'n', amount: 1 }, { 'idempotency-key': 'one' }],
    [204, 'an empty list', 'GET', '/coupons'],
    [204, 'a preflight', 'OPTIONS', '/store', undefined, { ...ORIGIN, 'access-control-request-method': 'GET' }],
    [400, 'a faulty body', 'POST', '/coupons', {}],
    [400, 'a body that is too large', 'POST', '/coupons', `"${'x'.repeat(2_000)}"`],
    [400, 'an expectation', 'GET', '/store', undefined, { expect: 'wonders' }],
    [400, 'a signature that does not fit', 'POST', '//gateways/stripe/STO-1', {}, { authorization: undefined }],
    [401, 'credentials that do not match', 'GET', '/store', undefined, { authorization: 'Basic YTpi' }],
    [404, 'an unknown URL', 'GET', '/nothing'],
    [404, 'an unknown part of the page', 'GET', '//docs/nothing.js'],
    [404, 'an item that is not there', 'GET', '/coupons/cpn_1'],
    [406, 'no Accept', 'GET', '/store', undefined, { accept: undefined }],
    [412, 'no credentials', 'GET', '/store', undefined, { authorization: undefined }],
    [422, 'a request that could not be carried out', 'DELETE', '/api-keys/own'],
  ])('%i %s', async (...request) => {
    const [status, , method, path, body, headers] = request;
    const [own] = (await service.api.get('/api-keys')).body as readonly { id: string }[];
    const answer = await service.api.send(method, path.replace('own', own?.id ?? ''), { body, headers });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(OF_DATA);
  });

  it('402 and 429', async () => {
    const store = await service.newStore({ rateLimit: { requests: 1, window_seconds: 60 } });
    await store.api.get('/store');
    const limited = await store.api.get('/store');
    await service.operator.put(`/operator/accounts/${store.accountId}`, { standing: 'disabled' });
    const disabled = await store.api.get('/store');
    expect([limited.status, disabled.status]).toEqual([429, 402]);
    for (const { headers } of [limited, disabled]) expect(headers).toMatchObject(OF_DATA);
  });

  it('500 and 503', async () => {
    await sql(service.database, 'alter table tax_rates rename to lost');
    const failed = await service.api.get('/tax-rates');
    await service.operator.put('/operator/maintenance', { on: true });
    const unavailable = await service.api.get('/store');
    await service.operator.put('/operator/maintenance', { on: false });
    expect([failed.status, unavailable.status]).toEqual([500, 503]);
    for (const { headers } of [failed, unavailable]) expect(headers).toMatchObject(OF_DATA);
  });

  it.each([
    [400, 'bytes that are no HTTP', 'nonsense\r\n\r\n'],
    [400, 'too large a head', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    [400, 'no Host', 'GET / HTTP/1.1\r\n\r\n'],
    [404, 'an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n'],
    [404, 'CONNECT', 'CONNECT a.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('%i %s', async (status, _what, bytes) => {
    const connection = await RawConnection.open(service.port);
    const answer = await connection.send(bytes).answer();
    connection.destroy();
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(OF_DATA);
  });

  it.each([
    [200, '/metrics'],
    [404, '/'],
  ])('%i on the port of the metrics', async (status, path) => {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}${path}`);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(OF_DATA);
  });
});

describe('a page of the explorer', () => {
  const asBrowser = { headers: { authorization: undefined, accept: 'text/html,*/*;q=0.8' } };

  it.each(['//', '//docs', '//docs/guides', '//docs/guides/lists', '//docs/errors'])(
    '%s loads its own parts alone, and sends nobody its address',
    async (path) => {
      const { headers } = await service.api.get(path, asBrowser);
      expect(headers).toMatchObject({ ...ALWAYS, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
      );
    },
  );

  it('has parts that a browser may keep for as long as it likes', async () => {
    const { text } = await service.api.get('//docs', asBrowser);
    const [path = ''] = /\/docs\/reference\.\w+\.js/.exec(text) ?? [];
    const { headers } = await service.api.get(`/${path}`, asBrowser);
    expect(headers).toMatchObject({ ...OF_DATA, 'cache-control': 'public, max-age=31536000, immutable' });
  });
});

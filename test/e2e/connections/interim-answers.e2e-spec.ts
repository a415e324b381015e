import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { RawRequests } from '../../harness/raw-requests.js';
import { startTestService, type NewStore, type TestService } from '../../harness/test-service.js';

let service: TestService;
let store: RawRequests;
beforeAll(async () => {
  service = await startTestService();
  store = new RawRequests(service.store);
});
afterAll(() => service?.stop());

const open = () => RawConnection.open(service.port);
const BODY = '{"name":"n","amount":1}';
const LENGTH = `Content-Length: ${BODY.length}`;
const EXPECT = 'Expect: 100-continue';
const CHUNKED = 'Transfer-Encoding: chunked';
const CHUNKS = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;

describe('a caller that waits for 100 Continue', () => {
  it.each<[string, () => string, string, number]>([
    ['POST', () => store.post('/shipping-options', LENGTH, EXPECT), BODY, 201],
    ['another spelling', () => store.post('/shipping-options', LENGTH, 'Expect: 100-Continue'), BODY, 201],
    ['chunks', () => store.post('/shipping-options', CHUNKED, EXPECT), CHUNKS, 201],
    ['a body that is refused', () => store.post('/shipping-options', 'Content-Length: 3', EXPECT), '{a}', 400],
    ['an Idempotency-Key', () => store.post('/shipping-options', LENGTH, EXPECT, 'Idempotency-Key: once'), BODY, 201],
    [
      'a DELETE with a body',
      () => store.head('DELETE /1.0.0/shipping-options/x HTTP/1.1', 'Content-Length: 2', EXPECT),
      '{}',
      404,
    ],
    ['PUT', () => store.post('/store', 'Content-Length: 2', EXPECT).replace('POST', 'PUT'), '{}', 200],
  ])('gets it once the guards have passed, and then its answer: %s', async (_what, head, body, status) => {
    const connection = await open();
    expect(await connection.send(head()).interim()).toBe(100);
    expect((await connection.send(body).answer()).status).toBe(status);
    // The connection goes on.
    expect((await connection.send(store.get('/store')).answer()).status).toBe(200);
    connection.destroy();
  });

  it('gets it after the answers to the requests before it', async () => {
    const connection = await open();
    connection.send(store.get('/store') + store.post('/shipping-options', LENGTH, EXPECT));
    expect((await connection.answer()).status).toBe(200);
    expect(await connection.interim()).toBe(100);
    expect((await connection.send(BODY + store.get('/store')).answer()).status).toBe(201);
    expect((await connection.answer()).status).toBe(200);
    connection.destroy();
  });

  it('may send its body without waiting', async () => {
    const connection = await open();
    connection.send(store.post('/shipping-options', LENGTH, EXPECT) + BODY + store.get('/store'));
    expect(await connection.interim()).toBe(100);
    expect([(await connection.answer()).status, (await connection.answer()).status]).toEqual([201, 200]);
    connection.destroy();
  });

  it('gets none in HTTP/1.0, which has no interim answers', async () => {
    const connection = await open();
    const head = store.post('/shipping-options', LENGTH, EXPECT).replace('HTTP/1.1', 'HTTP/1.0');
    connection.send(head);
    await setTimeout(50);
    expect((await connection.send(BODY).answer()).status).toBe(201);
    expect(await connection.rest()).toBe('');
  });
});

describe('a caller that waits for 100 Continue and is refused before its body is needed', () => {
  const stores: Record<'disabled' | 'limited', RawRequests | undefined> = { disabled: undefined, limited: undefined };
  beforeAll(async () => {
    const disabled: NewStore = await service.newStore();
    await service.operator.put(`/operator/accounts/${disabled.accountId}`, { standing: 'disabled' });
    const limited = await service.newStore({ rateLimit: { requests: 1, window_seconds: 3600 } });
    await limited.api.get('/store');
    stores.disabled = new RawRequests(disabled.credentials);
    stores.limited = new RawRequests(limited.credentials);
  });

  const path = '/shipping-options';
  const framed = [LENGTH, EXPECT];
  it.each<[string, () => string, number, string]>([
    ['a URL that does not exist', () => store.post('/nothing', ...framed), 404, 'unknown_url'],
    [
      'no Authorization',
      () => store.post(path, ...framed).replace(/Authorization.*\r\n/, ''),
      412,
      'missing_authorization',
    ],
    ['a bad key', () => store.post(path, ...framed).replace(/Basic .*\r\n/, 'Basic eDp5\r\n'), 401, 'bad_credentials'],
    ['a disabled account', () => stores.disabled?.post(path, ...framed) ?? '', 402, 'account_disabled'],
    ['the rate limit', () => stores.limited?.post(path, ...framed) ?? '', 429, 'rate_limited'],
    ['no Accept', () => store.post(path, ...framed).replace(/Accept.*\r\n/, ''), 406, 'not_acceptable'],
    [
      'no Content-Type',
      () => store.post(path, ...framed).replace(/Content-Type.*\r\n/, ''),
      412,
      'missing_content_type',
    ],
    ['another version', () => store.post(path, ...framed, 'SO-Ver: 2.0.0'), 412, 'wrong_version'],
    ['an unknown parameter', () => store.post(`${path}?a=b`, ...framed), 400, 'unknown_parameter'],
    ['a length beyond the limit', () => store.post(path, 'Content-Length: 9000000', EXPECT), 400, 'body_too_large'],
    ['two Host headers', () => store.post(path, ...framed, 'Host: b'), 400, 'malformed_http'],
  ])('gets the refusal at once, and the connection ends: %s', async (_what, head, status, code) => {
    const connection = await open();
    const answer = await connection.send(head()).answer();
    expect([answer.status, answer.headers['so-error-code'], answer.headers.connection]).toEqual([
      status,
      code,
      'close',
    ]);
    expect(await connection.rest()).toBe('');
  });

  it('gets the refusal at once during maintenance', async () => {
    await service.operator.put('/operator/maintenance', { on: true });
    try {
      const connection = await open();
      const answer = await connection.send(store.post(path, ...framed)).answer();
      expect([answer.status, answer.headers.connection, await connection.rest()]).toEqual([503, 'close', '']);
    } finally {
      await service.operator.put('/operator/maintenance', { on: false });
    }
  });
});

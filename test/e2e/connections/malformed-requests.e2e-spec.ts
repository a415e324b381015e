import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { RawRequests } from '../../harness/raw-requests.js';
import { expectFailure, type ExpectedFailure } from '../../harness/failures.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let store: RawRequests;
beforeAll(async () => {
  service = await startTestService();
  store = new RawRequests(service.store);
});
afterAll(() => service?.stop());

const malformed = (text = 'The request is not well-formed HTTP'): ExpectedFailure => ({
  status: 400,
  code: 'malformed_http',
  text,
});
const twice = (name: string) => malformed(`The ${name} header was sent more than once`);
const BAD_HOST = malformed('The Host header must be one host name or address, with or without a port');
const BAD_CODING = malformed('The Transfer-Encoding must be chunked, in HTTP/1.1, or absent');

const BODY = '{"name":"served","amount":1}';
const post = (...headers: string[]) => store.posting('/shipping-options', BODY, ...headers);
const onHost = (host: string) => post().replace('Host: localhost', `Host: ${host}`);
const chunked = (head: string) => head.replace(/Content-Length.*\r\n/, '').replace(BODY, `1c\r\n${BODY}\r\n0\r\n\r\n`);

async function expectRefused(bytes: string, refusal: ExpectedFailure): Promise<void> {
  const connection = await RawConnection.open(service.port);
  const answer = await connection.send(bytes).answer();
  expectFailure({ ...answer, text: answer.body }, refusal);
  connection.destroy();
  expect((await service.api.get('/shipping-options?filter_by=name&filter=served')).status).toBe(204);
}

describe('a request that the parser takes is refused, and not carried out', () => {
  it.each(['RTSP/1.0', 'RTSP/1.1', 'RTSP/2.0', 'ICE/1.0', 'rtsp/1.0', 'HTTP/2.0', 'HTTP/0.9', 'SIP/2.0'])(
    'in another protocol than HTTP/1: %s',
    async (protocol) => {
      await expectRefused(post().replace('HTTP/1.1', protocol), malformed());
    },
  );

  it.each(['RTSP/1.0', 'ICE/1.0'])('in %s, wherever its request line is cut', async (protocol) => {
    const bytes = post()
      .replace('HTTP/1.1', protocol)
      .replace('POST', protocol === 'ICE/1.0' ? 'SOURCE' : 'POST');
    const lineEnd = bytes.indexOf('\r\n') + 2;
    for (let cut = lineEnd - 12; cut <= lineEnd; cut += 1) {
      const connection = await RawConnection.open(service.port);
      connection.send(bytes.slice(0, cut));
      await new Promise((resolve) => setTimeout(resolve, 10));
      const answer = await connection.send(bytes.slice(cut)).answer();
      expectFailure({ ...answer, text: answer.body }, malformed());
      expect(await connection.rest()).toBe('');
    }
  });

  it('in RTSP behind a request in HTTP, which is answered first', async () => {
    const connection = await RawConnection.open(service.port);
    connection.send(store.get('/store') + post().replace('HTTP/1.1', 'RTSP/1.0'));
    expect((await connection.answer()).status).toBe(200);
    const answer = await connection.answer();
    expectFailure({ ...answer, text: answer.body }, malformed());
    expect(await connection.rest()).toBe('');
  });

  it.each(['a, b', 'a b', 'a,b', 'a/b', 'user@a', 'a:b', 'a:1:2', '[::1', '::1', 'http://a', 'a?b', 'a#b', 'ä'])(
    'with the Host %s',
    async (host) => {
      await expectRefused(onHost(host), BAD_HOST);
    },
  );

  it.each([
    ['gzip, chunked', BAD_CODING],
    ['identity, chunked', BAD_CODING],
    ['x, chunked', BAD_CODING],
    ['chunked, chunked', malformed()],
    ['gzip;q=1, chunked', BAD_CODING],
  ])('with the Transfer-Encoding %s', async (coding, refusal) => {
    await expectRefused(chunked(post(`Transfer-Encoding: ${coding}`)), refusal);
  });

  it('with a Transfer-Encoding in two headers', async () => {
    await expectRefused(chunked(post('Transfer-Encoding: gzip', 'Transfer-Encoding: chunked')), BAD_CODING);
  });

  it('with a Transfer-Encoding in HTTP/1.0', async () => {
    await expectRefused(chunked(post('Transfer-Encoding: chunked')).replace('HTTP/1.1', 'HTTP/1.0'), BAD_CODING);
  });

  it.each<[string, () => string]>([
    ['Authorization', () => post(store.authorization)],
    ['Authorization', () => post('authorization: Basic eDp5')],
    ['Content-Type', () => post('Content-Type: application/json')],
    ['Content-Type', () => post('content-type: text/plain')],
    ['Idempotency-Key', () => post('Idempotency-Key: a', 'Idempotency-Key: b')],
    ['Idempotency-Key', () => post('Idempotency-Key: a', 'idempotency-key: a')],
    ['SO-Ver', () => post('SO-Ver: 1.0.0', 'SO-Ver: 1.0.0')],
    ['Content-Encoding', () => post('Content-Encoding: identity', 'Content-Encoding: identity')],
    ['Host', () => post('Host: localhost')],
  ])('with two %s headers', async (name, bytes) => {
    await expectRefused(bytes(), twice(name));
  });
});

describe('what only looks like that is served', () => {
  it.each<[string, () => string]>([
    ['a text that names another protocol', () => store.posting('/coupons', '{"code":"a RTSP/1.0"}')],
    ['a text that ends with it', () => store.posting('/coupons', '{"code":\r\n"a ICE/1.0"\r\n}')],
    ['a header that names it', () => store.posting('/coupons', '{}', 'User-Agent: camera RTSP/1.0')],
    ['a header that ends with it', () => store.posting('/coupons', '{}', 'Via: 1.1 a ICE/1.0', 'X: y')],
  ])('%s', async (_what, bytes) => {
    const connection = await RawConnection.open(service.port);
    const answer = await connection.send(bytes()).answer();
    // It is refused for what it says, not for how it was sent.
    expect(answer.headers['so-error-code']).toMatch(/^(missing_field|invalid_fields?)$/);
    expect((await connection.send(store.get('/store')).answer()).status).toBe(200);
    connection.destroy();
  });

  it.each(['localhost:3000', '127.0.0.1', '[::1]', '[::1]:3000', 'a_b.example', 'xn--4ca.example.', 'a:'])(
    'the Host %s',
    async (host) => {
      const connection = await RawConnection.open(service.port);
      const request = store.get('/store').replace('Host: localhost', `Host: ${host}`);
      expect((await connection.send(request).answer()).status).toBe(200);
      connection.destroy();
    },
  );

  it.each([
    ['Accept', 'text/html'],
    ['If-Match', '"a"'],
    ['X-Forwarded-For', '192.0.2.1'],
    ['Cookie', 'a=b'],
    ['Via', '1.1 a'],
  ])('two %s headers, which are a list', async (name, value) => {
    const connection = await RawConnection.open(service.port);
    const request = store.get('/store', `${name}: ${value}`, `${name}: ${value}`);
    expect((await connection.send(request).answer()).status).toBe(200);
    connection.destroy();
  });
});

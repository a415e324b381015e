import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let authorization: string;

beforeAll(async () => {
  service = await startTestService();
  const { user, password } = service.store;
  authorization = `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
});
afterAll(() => service?.stop());

const BODY = '{"name":"n","amount":1}';
const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket'];

function request(line: string, ...headers: string[]): string {
  return [line, 'Host: localhost', 'Accept: application/json', authorization, ...headers, '', ''].join('\r\n');
}

const get = (...headers: string[]) => request('GET /1.0.0/store HTTP/1.1', ...headers);
const health = (...headers: string[]) => request('GET /health/live HTTP/1.1', ...headers);
const postHead = (...headers: string[]) =>
  request('POST /1.0.0/shipping-options HTTP/1.1', 'Content-Type: application/json', ...headers);
const post = (...headers: string[]) => postHead(`Content-Length: ${BODY.length}`, ...headers) + BODY;
const connectRequest = () => request('CONNECT a.example:443 HTTP/1.1');
const inRtsp = () => get().replace('HTTP/1.1', 'RTSP/1.0');

const GONE_ON = { connection: 'keep-alive' };
const ENDED = { connection: 'close' };
const answered = (status: number) => ({ status, headers: GONE_ON });
const refusedLast = (status: number, code: string) => ({ status, headers: { ...ENDED, code } });

/** The statuses of all answers, with what each says of its connection, and of its failure where it ends that. */
async function answersTo(bytes: string, count: number, { halfCloses = false } = {}) {
  const connection = await RawConnection.open(service.port);
  connection.send(bytes);
  if (halfCloses) connection.halfClose();
  const answers = [];
  for (let n = 0; n < count; n += 1) {
    const { status, headers } = await connection.answer();
    const { connection: said = '', 'so-error-code': code } = headers;
    answers.push({ status, headers: { connection: said, ...(said === 'close' && { code }) } });
  }
  if (answers.at(-1)?.headers.connection === 'close' || halfCloses) expect(await connection.rest()).toBe('');
  connection.destroy();
  return answers;
}

type Expected = readonly (ReturnType<typeof answered> | ReturnType<typeof refusedLast>)[];

describe('what follows in a connection is answered, also when its caller has said that nothing more comes:', () => {
  const CASES: [string, () => string, Expected][] = [
    ['an upgrade behind a GET', () => get() + get(...UPGRADE) + get(), [answered(200), answered(200), answered(200)]],
    ['an upgraded POST behind a POST', () => post() + post(...UPGRADE), [answered(201), answered(201)]],
    [
      'an upgrade behind an answer that needs no waiting',
      () => health() + get(...UPGRADE),
      [answered(200), answered(200)],
    ],
    [
      'an upgrade behind a POST that is refused unread',
      () => post('Host: other') + get(...UPGRADE) + get(),
      [answered(400), answered(200), answered(200)],
    ],
    ['twenty upgrades', () => get(...UPGRADE).repeat(20), Array<Expected[0]>(20).fill(answered(200))],
    [
      'bytes that are no request',
      () => post() + get() + 'hello\r\n\r\n',
      [answered(201), answered(200), refusedLast(400, 'malformed_http')],
    ],
    ['a request in RTSP', () => post() + inRtsp(), [answered(201), refusedLast(400, 'malformed_http')]],
    ['an unknown method', () => post() + request('BREW / HTTP/1.1'), [answered(201), refusedLast(404, 'unknown_url')]],
    ['CONNECT', () => get() + connectRequest(), [answered(200), refusedLast(404, 'unknown_url')]],
    [
      'no request, behind an upgrade',
      () => get(...UPGRADE) + 'hello\r\n\r\n',
      [answered(200), refusedLast(400, 'malformed_http')],
    ],
  ];

  it.each(CASES)('%s, behind which nothing more comes', async (_what, bytes, expected) => {
    expect(await answersTo(bytes(), expected.length, { halfCloses: true })).toEqual(expected);
  });

  it.each(CASES)('%s, while the connection stays open', async (_what, bytes, expected) => {
    expect(await answersTo(bytes(), expected.length)).toEqual(expected);
  });

  it.each<[string, () => string]>([
    ['with an upgrade', () => post(...UPGRADE)],
    ['without one', () => post()],
    ['with an upgrade and Expect', () => post(...UPGRADE, 'Expect: 100-continue')],
  ])('a POST that is cut off, behind a GET, %s', async (_what, bytes) => {
    const connection = await RawConnection.open(service.port);
    connection.send(get() + bytes().slice(0, -5)).halfClose();
    expect((await connection.answer()).status).toBe(200);
    const rest = await connection.rest();
    // It may have been invited before its end was seen.
    const statuses = [...rest.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)]
      .map(([, status]) => status)
      .filter((one) => one !== '100');
    expect(statuses).toEqual(['400']);
    expect(rest).toMatch(/\r\nSO-Error-Code: incomplete_body\r\n/);
    expect(rest).toMatch(/\r\nConnection: close\r\n/);
  });
});

describe('what comes behind bytes that are no HTTP does not cut off the answers that are under way:', () => {
  it.each<[string, () => string, string]>([
    ['another transfer encoding', () => postHead('Transfer-Encoding: gzip'), 'malformed_http'],
    ['a chunk whose size is no number', () => `${postHead('Transfer-Encoding: chunked')}zz\r\n`, 'malformed_http'],
    ['a chunk longer than its size', () => `${postHead('Transfer-Encoding: chunked')}2\r\n{}x`, 'malformed_http'],
    ['a word', () => 'hello\r\n\r\n', 'malformed_http'],
    ['a request in RTSP', inRtsp, 'malformed_http'],
    ['CONNECT', connectRequest, 'unknown_url'],
  ])('%s', async (_what, last, code) => {
    const connection = await RawConnection.open(service.port);
    connection.send(post().repeat(3) + last());
    // Each of these arrives on its own, while the first request is under way.
    for (let n = 0; n < 5; n += 1) {
      await setImmediate();
      connection.send(post());
    }
    for (let n = 0; n < 3; n += 1) expect((await connection.answer()).status).toBe(201);
    const { headers } = await connection.answer();
    expect([headers['so-error-code'], headers.connection]).toEqual([code, 'close']);
    expect(await connection.rest()).toBe('');
  });
});

describe('a body that comes with its Expect: 100-continue', () => {
  it.each<[string, () => string]>([
    ['as it is', () => post('Expect: 100-continue')],
    ['in chunks', () => `${postHead('Transfer-Encoding: chunked', 'Expect: 100-continue')}17\r\n${BODY}\r\n0\r\n\r\n`],
    ['with an upgrade', () => post(...UPGRADE, 'Expect: 100-continue')],
  ])('is invited all the same, and the connection goes on: %s', async (_what, bytes) => {
    const connection = await RawConnection.open(service.port);
    connection.send(bytes() + get());
    expect(await connection.interim()).toBe(100);
    const first = await connection.answer();
    const second = await connection.answer();
    expect([first.status, first.headers.connection, second.status]).toEqual([201, 'keep-alive', 200]);
    connection.destroy();
  });
});

describe('behind a transfer encoding that is refused the answer says that the connection ends', () => {
  const VERSION_10 = (bytes: string) => bytes.replace('HTTP/1.1', 'HTTP/1.0');
  it.each<[string, () => string]>([
    ['gzip', () => postHead('Transfer-Encoding: gzip') + BODY],
    ['gzip, of which only the head has come', () => postHead('Transfer-Encoding: gzip')],
    ['gzip and chunked in two headers', () => postHead('Transfer-Encoding: gzip', 'Transfer-Encoding: chunked')],
    ['chunked in HTTP/1.0', () => VERSION_10(postHead('Connection: keep-alive', 'Transfer-Encoding: chunked'))],
  ])('%s', async (_what, bytes) => {
    expect(await answersTo(bytes() + get(), 1)).toEqual([refusedLast(400, 'malformed_http')]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { RawRequests } from '../../harness/raw-requests.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let store: RawRequests;
beforeAll(async () => {
  service = await startTestService();
  store = new RawRequests(service.store);
});
afterAll(() => service?.stop());

const BODY = '{"name":"n","amount":1}';
const open = () => RawConnection.open(service.port);
const post = (...headers: string[]) => store.posting('/shipping-options', BODY, ...headers);
const get = (...headers: string[]) => store.get('/store', ...headers);
const CONNECT = 'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n';
const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: x'];
const H2C = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'];

/** The bytes are sent as one, and once more byte by byte: what the answers are does not depend on it. */
async function statusesOf(bytes: string, count: number): Promise<number[]> {
  const outcomes: number[][] = [];
  for (const pieces of [[bytes], bytes.split(/(?<=\n)/), [...bytes]]) {
    const connection = await open();
    for (const piece of pieces) connection.send(piece);
    const statuses: number[] = [];
    while (statuses.length < count) statuses.push((await connection.answer()).status);
    outcomes.push(statuses);
    connection.destroy();
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
  return outcomes[0] ?? [];
}

describe('each request of a connection is answered, in order, in one segment and in many', () => {
  it.each<[string, () => string, number[]]>([
    ['a POST before CONNECT', () => post() + CONNECT, [201, 404]],
    ['several before CONNECT', () => get() + post() + store.get('/nothing') + CONNECT, [200, 201, 404, 404]],
    ['a GET that asks for WebSocket, and another one', () => get(...UPGRADE) + store.get('/nothing'), [200, 404]],
    ['a GET that asks for HTTP/2, and a POST', () => get(...H2C) + post(), [200, 201]],
    ['a POST that asks for WebSocket, and a GET', () => post(...UPGRADE) + get(), [201, 200]],
    [
      'a POST that asks for HTTP/2, and a refused one',
      () => post(...H2C) + store.posting('/coupons', '{a}'),
      [201, 400],
    ],
    ['three that ask for something in turn', () => get(...UPGRADE) + post(...H2C) + get(...UPGRADE), [200, 201, 200]],
    ['one that asks for HTTP/2 before CONNECT', () => post(...H2C) + CONNECT, [201, 404]],
    ['a refused one that asks for WebSocket, and a GET', () => store.get('/nothing', ...UPGRADE) + get(), [404, 200]],
    [
      'chunks that ask for HTTP/2, and a GET',
      () =>
        `${store.post('/shipping-options', 'Transfer-Encoding: chunked', ...H2C)}17\r\n${BODY}\r\n0\r\n\r\n${get()}`,
      [201, 200],
    ],
  ])('%s', async (_what, bytes, statuses) => {
    expect(await statusesOf(bytes(), statuses.length)).toEqual(statuses);
  });

  it('what comes behind CONNECT is not a request, and the connection ends', async () => {
    const connection = await open();
    connection.send(get() + CONNECT + get());
    expect([(await connection.answer()).status, (await connection.answer()).status]).toEqual([200, 404]);
    expect(await connection.rest()).toBe('');
  });

  it('a request that asks for an upgrade and is the last one may be followed by the end of what is sent', async () => {
    const connection = await open();
    connection.send(get() + get(...UPGRADE)).halfClose();
    expect([(await connection.answer()).status, (await connection.answer()).status]).toEqual([200, 200]);
    expect(await connection.rest()).toBe('');
  });
});

describe('more requests at once than may wait', () => {
  it('are answered up to a limit, after which the connection ends and nothing more is carried out', async () => {
    const connection = await open();
    const before = Number((await service.api.get('/shipping-options')).headers['so-total-count'] ?? 0);
    connection.send(post().repeat(400));
    let answers = 0;
    while ((await connection.finalAnswer(() => false)) !== undefined) answers += 1;
    const after = Number((await service.api.get('/shipping-options')).headers['so-total-count']);
    expect(answers).toBeLessThan(400);
    expect(after - before).toBe(answers);
  });
});

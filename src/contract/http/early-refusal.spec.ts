import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../../test/harness/raw-connection.js';
import { refuseEarly } from './early-refusal.js';

const BODY = '{"a":"refused"}';
const REFUSAL = `HTTP/1.1 503 Service Unavailable\r\nContent-Length: ${BODY.length}\r\nConnection: keep-alive\r\n\r\n${BODY}`;
const IDLE_MS = 200;

let isOverloaded: boolean;
let received: string[];
let server: Server;
let isRefusedEarly: ReturnType<typeof refuseEarly>;
let connection: RawConnection;

beforeEach(async () => {
  [isOverloaded, received] = [true, []];
  server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    received.push(`${request.method} ${request.url}`);
    request.on('data', (chunk) => received.push(String(chunk)));
    request.on('end', () => response.end('received'));
  });
  isRefusedEarly = refuseEarly(server, {
    refusalOf: () => (isOverloaded ? REFUSAL : undefined),
    keepAliveTimeoutMs: IDLE_MS,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  connection = await RawConnection.open((server.address() as AddressInfo).port);
});
afterEach(() => {
  connection.destroy();
  server.closeAllConnections();
  server.close();
});

const HEAD = 'Host: so.example.com\r\n';
const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\n${HEAD}${headers}\r\n`;
const post = (body: string) => `POST / HTTP/1.1\r\n${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`;

async function statuses(count: number): Promise<number[]> {
  const all: number[] = [];
  while (all.length < count) all.push((await connection.answer()).status);
  return all;
}

describe('a refusal before anything is made of the request', () => {
  it.each([
    ['a GET', get('/')],
    ['a GET with a body', `GET / HTTP/1.1\r\n${HEAD}Content-Length: 3\r\n\r\nabc`],
    ['a POST', post('{"name":"x"}')],
    ['a chunked PUT', `PUT / HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`],
    ['a DELETE', `DELETE / HTTP/1.1\r\n${HEAD}\r\n`],
  ])('answers %s, and leaves the connection where the next request is read', async (_what, bytes) => {
    connection.send(bytes);
    expect(await connection.answer()).toMatchObject({ status: 503, body: BODY });
    isOverloaded = false;
    connection.send(get('/next'));
    expect((await connection.answer()).status).toBe(200);
    expect(received).toEqual(['GET /next']);
  });

  it.each([
    ['HEAD', `HEAD / HTTP/1.1\r\n${HEAD}\r\n`],
    ['OPTIONS', `OPTIONS / HTTP/1.1\r\n${HEAD}\r\n`],
    ['a request of another origin', get('/', 'Origin: https://shop.example.com\r\n')],
    ['one that expects something', get('/', 'Expect: 100-continue\r\n')],
    ['one after which the connection is to end', get('/', 'Connection: close\r\n')],
    ['HTTP/1.0', `GET / HTTP/1.0\r\n${HEAD}\r\n`],
  ])('is not for %s', async (_what, bytes) => {
    server.on('checkContinue', (_request, response) => response.end('received'));
    connection.send(bytes);
    // Node's own server gives some of them no length: it ends the connection, or sends chunks.
    await expect(connection.answer({ toHead: true })).resolves.toMatchObject({ status: 200 });
  });

  it('answers each of those that come at once, in order', async () => {
    connection.send(get('/1') + post('abc') + get('/3'));
    expect(await statuses(3)).toEqual([503, 503, 503]);
  });

  it('comes before the rest of the body, which is read all the same', async () => {
    const [start, rest] = [post('{"name":"x"}').slice(0, -5), post('{"name":"x"}').slice(-5)];
    let socket;
    server.once('connection', (one) => (socket = one));
    const other = await RawConnection.open((server.address() as AddressInfo).port);
    other.send(start);
    expect((await other.answer()).status).toBe(503);
    expect(isRefusedEarly(socket as never)).toBe(true);
    other.send(rest + get('/next'));
    expect((await other.answer()).status).toBe(503);
    expect(isRefusedEarly(socket as never)).toBe(false);
    other.destroy();
  });

  it('leaves a connection open for as long as one that was answered otherwise', async () => {
    connection.send(get('/1'));
    await connection.answer();
    const startedAt = performance.now();
    expect(await connection.rest()).toBe('');
    expect(performance.now() - startedAt).toBeGreaterThan(IDLE_MS / 2);
  });

  it('does not end a connection on which a later request takes longer', async () => {
    server.removeAllListeners('request');
    server.on('request', (_request, response) => setTimeout(() => response.end('late'), IDLE_MS * 2));
    connection.send(get('/1'));
    await connection.answer();
    isOverloaded = false;
    connection.send(get('/2'));
    expect(await connection.answer()).toMatchObject({ status: 200, body: 'late' });
  });

  it('is done without where the server is made otherwise', async () => {
    const other = createServer((_request, response) => response.end('received'));
    other.on('connection', (socket: { parser: { onIncoming: unknown } }) => {
      const { onIncoming } = socket.parser;
      socket.parser.onIncoming = undefined;
      setImmediate(() => (socket.parser.onIncoming = onIncoming));
    });
    refuseEarly(other, { refusalOf: () => REFUSAL, keepAliveTimeoutMs: IDLE_MS });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const raw = await RawConnection.open((other.address() as AddressInfo).port);
    await new Promise((resolve) => setImmediate(resolve));
    raw.send(get('/'));
    expect((await raw.answer()).status).toBe(200);
    raw.destroy();
    other.close();
  });
});

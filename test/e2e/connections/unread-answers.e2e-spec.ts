import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { RawConnection } from '../../harness/raw-connection.js';
import { RawRequests } from '../../harness/raw-requests.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

/** Half of it is how long a caller may take nothing of an answer. */
const REQUEST_TIMEOUT_MS = 1_000;

let service: TestService;
let store: RawRequests;
/** The path of the largest part of the explorer, whose name has a hash in it. */
let script: string;
beforeAll(async () => {
  service = await startTestService({ REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS) });
  store = new RawRequests(service.store);
  const page = await (await fetch(`${service.url}/docs`)).text();
  script = `/docs/${/swagger-ui-bundle\.\w+\.js/.exec(page)?.[0] ?? ''}`;
});
afterAll(() => service?.stop());

const DOCUMENT = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';
/** More than the system takes for a caller that reads nothing. */
const MANY = 60;

async function sendAndReadNothing(bytes: string): Promise<Socket> {
  const socket = connect(service.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(bytes);
  return socket;
}

/** What of the answers had been sent when the service ended the connection, or `undefined` if it has not. */
async function receivedUntilEnd(socket: Socket): Promise<number | undefined> {
  let received = 0;
  socket.on('data', (chunk: Buffer) => (received += chunk.length));
  socket.resume();
  const ended = new Promise<true>((resolve) => socket.once('close', () => resolve(true)));
  const isEnded = await Promise.race([ended, delay(500)]);
  socket.destroy();
  return isEnded ? received : undefined;
}

describe('a connection whose caller takes nothing of its answers is ended', () => {
  it.each<[string, () => string]>([
    ['the API document, without credentials', () => DOCUMENT.repeat(MANY)],
    ['a part of the explorer', () => DOCUMENT.replace('/openapi.json', script).repeat(MANY)],
    ['behind an answer that was small', () => store.get('/store') + DOCUMENT.repeat(MANY)],
    ['more requests than may wait', () => DOCUMENT.repeat(1_000)],
    [
      'an answer that ends the connection',
      () => DOCUMENT.repeat(20).replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'),
    ],
  ])('%s', async (_what, bytes) => {
    const socket = await sendAndReadNothing(bytes());
    await delay(REQUEST_TIMEOUT_MS * 2);
    const document = (await (await fetch(`${service.url}/openapi.json`)).text()).length;
    const received = await receivedUntilEnd(socket);
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(document * MANY);
  });
});

describe('a connection is not ended', () => {
  it('while its caller takes an answer slowly', async () => {
    const socket = await sendAndReadNothing(DOCUMENT.repeat(20).replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'));
    const { length } = await (await fetch(`${service.url}/openapi.json`)).text();
    let received = 0;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      socket.pause();
    });
    const ended = once(socket, 'end');
    const slowly = setInterval(() => socket.resume(), 8);
    await ended;
    clearInterval(slowly);
    expect(received).toBeGreaterThan(20 * length);
  });

  it('while an answer takes longer to be worked out than a caller may take nothing', async () => {
    const { id } = await service.api.created('/shipping-options', { name: 'n', amount: 1 });
    const client = new pg.Client({ connectionString: service.database.url });
    await client.connect();
    await client.query('begin');
    await client.query('select from shipping_options where id = $1 for update', [id]);
    const connection = await RawConnection.open(service.port);
    const change = store.posting(`/shipping-options/${id}`, '{"name":"m"}').replace('POST', 'PUT');
    connection.send(change);
    await delay(REQUEST_TIMEOUT_MS * 2);
    await client.query('commit');
    await client.end();
    expect((await connection.answer()).status).toBe(200);
    connection.destroy();
  });

  it('while it is idle between two requests', async () => {
    const connection = await RawConnection.open(service.port);
    expect((await connection.send(store.get('/store')).answer()).status).toBe(200);
    await delay(REQUEST_TIMEOUT_MS * 2);
    expect((await connection.send(store.get('/store')).answer()).status).toBe(200);
    connection.destroy();
  });
});

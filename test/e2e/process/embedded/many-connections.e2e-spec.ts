import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../../../src/conformance/api-client.js';
import {
  firstStoreOf,
  operatorOf,
  ServiceDirectory,
  type ServiceProcess,
  type Welcome,
} from '../../../harness/service-process.js';
import { OPERATOR_KEY } from '../../../harness/test-service.js';

/** Sockets that the system lets a process have; a usual limit of it is 1024. */
const IDLE = 10_000;
const MANY = 200;
/** What may be held for the worst that is tried here, far below what would be held if it were not bounded. */
const MIB_MORE = 400;

let directory: ServiceDirectory;
let service: ServiceProcess;
let port: number;
let api: ApiClient;
/** Of another store. */
let other: ApiClient;
let sockets: Socket[] = [];

beforeAll(async () => {
  directory = await ServiceDirectory.make();
  // That a store which asks for too much is refused early is shown elsewhere.
  service = directory.start({ OPERATOR_KEY, LOG_LEVEL: 'error', MAX_WAIT_MS: '60000' });
  const welcome = await service.welcomed();
  port = welcome.port;
  api = await firstStoreOf(welcome);
  other = await otherStoreOf(welcome);
  for (let request = 0; request < 200; request += 1) await api.get('/subscriptions');
}, 60_000);
afterAll(() => directory?.remove());

async function otherStoreOf(welcome: Welcome): Promise<ApiClient> {
  const operator = operatorOf(welcome);
  const { id: account_id } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
  const store = await operator.created('/operator/stores', { account_id, name: 'S', currency: 'EUR' });
  const { key } = await operator.created(`/operator/stores/${store.id}/api-keys`, { name: 'K' });
  await operator.put(`/operator/stores/${store.id}`, { rate_limit: { requests: 1_000_000, window_seconds: 60 } });
  return new ApiClient(welcome.url, { user: store.id, password: String(key) });
}

async function open(count: number): Promise<Socket[]> {
  const opened: Socket[] = [];
  while (opened.length < count) {
    const some = Array.from({ length: Math.min(500, count - opened.length) }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    });
    opened.push(...(await Promise.all(some)));
  }
  sockets = opened;
  return opened;
}

function close(): void {
  for (const socket of sockets) socket.destroy();
  sockets = [];
}

/** Resident memory of the service in MiB, where the system tells. */
async function residentMib(): Promise<number> {
  const status = await readFile(`/proc/${service.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

/** Others are served meanwhile, and what goes on costs the service no more memory than a bounded amount. */
async function expectServing(before: number): Promise<void> {
  for (let request = 0; request < 20; request += 1) {
    expect((await other.post('/shipping-options', { name: 'n', amount: 1 })).status).toBe(201);
  }
  expect((await residentMib()) - before).toBeLessThan(MIB_MORE);
}

const head = (method: string, path: string, more = '') => {
  const { user, password } = api.credentials;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return `${method} /1.0.0${path} HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nAuthorization: ${authorization}\r\n${more}\r\n`;
};

describe('others are served while there are', () => {
  it(`${IDLE} idle connections, some of which have been used before`, async () => {
    const before = await residentMib();
    const opened = await open(IDLE);
    const used = opened.filter((_, index) => index % 10 === 0);
    await Promise.all(
      used.map(async (socket) => {
        socket.write(head('GET', '/store'));
        await once(socket, 'data');
      }),
    );
    await expectServing(before);
    close();
    await expectServing(before);
  });

  it(`${MANY} callers that send headers without end`, async () => {
    const before = await residentMib();
    const refusals = (await open(MANY)).map(async (socket) => {
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
      socket.write('GET /1.0.0/store HTTP/1.1\r\nHost: x\r\n');
      const pouring = setInterval(() => socket.write(`X-${'a'.repeat(500)}: ${'b'.repeat(500)}\r\n`), 5);
      // Events' own `once` would fail on the error of a write to a connection that has been closed.
      await new Promise((resolve) => socket.once('close', resolve));
      clearInterval(pouring);
      return answer.split('\r\n')[0];
    });
    await expectServing(before);
    const told = new Set(await Promise.all(refusals));
    expect(told).toContain('HTTP/1.1 400 Bad Request');
    // The answer to one who goes on sending may be lost with the connection.
    told.delete('');
    expect([...told]).toEqual(['HTTP/1.1 400 Bad Request']);
    close();
  });

  it(`${MANY} callers that send their bodies byte by byte, more than there are connections to the database`, async () => {
    const before = await residentMib();
    const opened = await open(MANY);
    const more = 'Content-Type: application/json\r\nContent-Length: 1000\r\n';
    for (const [index, socket] of opened.entries()) {
      socket.write(head('POST', '/shipping-options', `${more}Idempotency-Key: slow-${index}\r\n`));
    }
    const dripping = setInterval(() => opened.forEach((socket) => socket.write(' ')), 100);
    await delay(500);
    await expectServing(before);
    clearInterval(dripping);
    close();
    await expectServing(before);
  });

  it(`${MANY} callers that ask and ask, and read no answer`, async () => {
    for (let made = 0; made < 25; made += 1) await api.post('/subscriptions', { name: 'n'.repeat(250), type: 'fixed' });
    const before = await residentMib();
    const asking = head('GET', '/subscriptions').repeat(200);
    for (const socket of await open(MANY)) {
      socket.pause();
      socket.write(asking);
    }
    await delay(1_000);
    await expectServing(before);
    close();
    await expectServing(before);
  });
});

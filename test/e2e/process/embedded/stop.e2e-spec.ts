import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials } from '../../../../src/conformance/api-client.js';
import {
  operatorOf,
  RawConnection,
  refusesConnections,
  ServiceDirectory,
  until,
  type ServiceProcess,
} from '../../../harness/service-process.js';
import { OPERATOR_KEY } from '../../../harness/test-service.js';

const LONGEST_STOP_MS = 10_000;
const SETTINGS = { OPERATOR_KEY };

let directory: ServiceDirectory;
let store: Credentials;
beforeAll(async () => {
  directory = await ServiceDirectory.make();
  store = await directory.firstStore(SETTINGS);
}, 120_000);
afterAll(() => directory?.remove());

/** The head of a POST, whose body the caller still owes. */
function postHead({ user, password }: Credentials, bytes: number): string {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { host: 'localhost', authorization, accept: 'application/json', 'content-type': 'application/json' };
  const lines = Object.entries({ ...headers, 'content-length': String(bytes) });
  return `POST /1.0.0/subscribers HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

interface Heard {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

function ask(url: string, agent: Agent): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    request.on('error', reject);
  });
}

async function endsInOrder(service: ServiceProcess, signalledAt: number): Promise<void> {
  expect(await service.ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - signalledAt).toBeLessThan(LONGEST_STOP_MS);
  expect(await directory.servers()).toEqual([]);
  expect(service.stderr).toBe('');
  expect(service.stdout).not.toMatch(/"level":"(warn|error|fatal)"/);
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('answers what is under way, refuses what is new, and ends with 0', async () => {
    const service = directory.start(SETTINGS);
    const welcome = await service.welcomed();
    // As many connections to the database as there may be are open, and none of them is to break.
    const api = new ApiClient(welcome.url, store);
    await Promise.all(Array.from({ length: 20 }, () => api.post('/subscribers', { email: 'fast@example.com' })));
    const body = JSON.stringify({ email: 'slow@example.com' });
    const slow = await RawConnection.open(welcome.port);
    slow.write(postHead(store, body.length) + body.slice(0, 5));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const unknown = `${welcome.url}/1.0.0/nothing`;
    expect((await ask(unknown, agent)).status).toBe(404);

    const signalledAt = performance.now();
    process.kill(service.pid, signal);
    let refused = await ask(unknown, agent);
    while (refused.status === 404) refused = await ask(unknown, agent);
    expect(refused).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5', 'so-error-code': 'stopping', connection: 'close' },
      text:
        '[{"status":"503","message":"Service Unavailable",' +
        '"body":{"text":"The service is shutting down: try again in a few seconds"}}]',
    });
    expect(await refusesConnections(welcome.port)).toBe(true);

    slow.write(body.slice(5));
    await slow.closed;
    expect(slow.received).toMatch(/^HTTP\/1\.1 201 Created\r\n[^]*\r\nConnection: close\r\n[^]*"slow@example.com"/);
    await endsInOrder(service, signalledAt);
  });
});

it('SIGTERM does not wait for ever for callers that say nothing, or never finish', async () => {
  const service = directory.start(SETTINGS);
  const { port } = await service.welcomed();
  const silent = await RawConnection.open(port);
  const unfinished = await RawConnection.open(port);
  unfinished.write(postHead(store, 1000));

  const signalledAt = performance.now();
  process.kill(service.pid, 'SIGTERM');
  await endsInOrder(service, signalledAt);
  await Promise.all([silent.closed, unfinished.closed]);
});

it('SIGINT repeated changes nothing, as when Ctrl-C reaches the service itself and through npm', async () => {
  const service = directory.start(SETTINGS);
  await service.welcomed();
  const signalledAt = performance.now();
  process.kill(service.pid, 'SIGINT');
  const again = setInterval(() => process.kill(service.pid, 'SIGINT'), 10);
  await service.ended.finally(() => clearInterval(again));
  await endsInOrder(service, signalledAt);
});

const isUnfinishedCluster = (name: string) => name.startsWith('postgres.new-');

it('SIGTERM ends a first start at any of its steps in order, and the next goes on from there', async () => {
  const started = await ServiceDirectory.make();
  const isThere = (name: string) => existsSync(join(started.dataDir, name));
  const databaseIsMade = async () => (await readdir(started.dataDir).catch(() => [])).some(isUnfinishedCluster);
  const postgresStarts = () => isThere('postgres/postmaster.pid');
  const applicationIsMade = () => isThere('api-key-secret');
  for (const hasCome of [databaseIsMade, postgresStarts, applicationIsMade]) {
    const service = started.start(SETTINGS);
    await until(hasCome);
    const signalledAt = performance.now();
    expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(performance.now() - signalledAt).toBeLessThan(LONGEST_STOP_MS);
    expect(service.stderr).toBe('');
    // What was only being made is ended by its watchdog, a moment after the service.
    await until(async () => (await started.servers()).length === 0);
  }
  const operator = operatorOf(await started.start(SETTINGS).welcomed());
  expect((await operator.get('/operator/stores')).status).toBe(200);
  await started.remove();
}, 120_000);

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../harness/api-client.js';
import {
  firstStoreOf,
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
beforeEach(async () => {
  directory = await ServiceDirectory.make();
});
afterEach(() => directory?.remove(), 120_000);

/** The head of a POST, whose body the caller still owes. */
function postHead({ credentials: { user, password } }: ApiClient, bytes: number): string {
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
    const api = await firstStoreOf(welcome);
    const body = JSON.stringify({ email: 'slow@example.com' });
    const slow = await RawConnection.open(welcome.port);
    slow.write(postHead(api, body.length) + body.slice(0, 5));
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

  it('does not wait for ever for callers that say nothing, or never finish', async () => {
    const service = directory.start(SETTINGS);
    const welcome = await service.welcomed();
    const silent = await RawConnection.open(welcome.port);
    const unfinished = await RawConnection.open(welcome.port);
    unfinished.write(postHead(await firstStoreOf(welcome), 1000));

    const signalledAt = performance.now();
    process.kill(service.pid, signal);
    await endsInOrder(service, signalledAt);
    await Promise.all([silent.closed, unfinished.closed]);
  });

  it('repeated changes nothing, as when Ctrl-C reaches npm and the service at once', async () => {
    const service = directory.start(SETTINGS);
    await service.welcomed();
    const signalledAt = performance.now();
    process.kill(service.pid, signal);
    const again = setInterval(() => process.kill(service.pid, signal), 10);
    await service.ended.finally(() => clearInterval(again));
    await endsInOrder(service, signalledAt);
  });
});

describe('SIGTERM during the first start', () => {
  const entries = () => readdir(directory.dataDir).catch(() => []);
  it.each([
    ['while the database is made', async () => (await entries()).some((name) => name.startsWith('postgres.new-'))],
    ['while PostgreSQL starts', async () => (await entries()).includes('postgres')],
    ['while the application is made', () => Promise.resolve(existsSync(join(directory.dataDir, 'api-key-secret')))],
  ])('%s, ends with 0, and the next start works', async (_moment, hasCome) => {
    const service = directory.start(SETTINGS);
    await until(hasCome);
    const signalledAt = performance.now();
    process.kill(service.pid, 'SIGTERM');
    await endsInOrder(service, signalledAt);

    const next = operatorOf(await directory.start(SETTINGS).welcomed());
    expect((await next.get('/operator/stores')).status).toBe(200);
  });
});

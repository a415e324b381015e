import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../../src/conformance/api-client.js';
import {
  refusesConnections,
  ServiceDirectory,
  ServiceProcess,
  until,
  type Settings,
} from '../../harness/service-process.js';
import { createTestDatabase, redisUrl, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

const SCRIPT = join(__dirname, '../../../.deploy/processes.js');

let directory: ServiceDirectory;
let database: TestDatabase;
let settings: Settings;
let script: ServiceProcess | undefined;
beforeAll(async () => {
  [directory, database] = await Promise.all([ServiceDirectory.make(), createTestDatabase()]);
  settings = { DATABASE_URL: database.url, REDIS_URL: redisUrl ?? 'redis://127.0.0.1:1', OPERATOR_KEY };
});
afterEach(() => script?.kill('SIGTERM'));
afterAll(async () => {
  await directory?.remove();
  await database?.drop();
});

function start(options: readonly string[], environment: Settings): ServiceProcess {
  const child = spawn(process.execPath, [SCRIPT, ...options], {
    cwd: directory.path,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  script = new ServiceProcess(child);
  return script;
}

/** Below those that the system gives to whoever does not mind, so that other tests do not come upon them. */
async function freePorts(count: number): Promise<number> {
  const first = randomInt(15_000, 30_000);
  const isFree = await Promise.all(Array.from({ length: count }, (_, n) => refusesConnections(first + n)));
  return isFree.every(Boolean) ? first : freePorts(count);
}

const pidsOf = ({ stdout }: ServiceProcess) =>
  [...stdout.matchAll(/ runs as process (\d+)$/gm)].map(([, pid]) => Number(pid));

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const isReady = async (port: number) =>
  (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.status === 200;

describe('the script that runs many processes', () => {
  it('starts them on consecutive ports, again when one dies, and ends them in order', async () => {
    const port = await freePorts(6);
    const [one, two, worker] = [port, port + 1, port + 2];
    const environment = { ...settings, PORT: String(port), METRICS_PORT: String(port + 3) };
    const running = start(['--api', '2', '--worker', '1'], environment);
    for (const each of [one, two, worker]) await until(() => isReady(each));
    const { ok } = await fetch(`http://127.0.0.1:${port + 5}/metrics`);
    expect(ok).toBe(true);

    const [, user, password] = /Store ID +(\S+)[^]*?API key +(\S+)/.exec(running.stdout) ?? [];
    const store = { user: user ?? '', password: password ?? '' };
    const [first, second, none] = [one, two, worker].map((at) => new ApiClient(`http://127.0.0.1:${at}`, store));
    const { id } = (await first?.created('/subscriptions', { name: 'Shared', type: 'fixed' })) ?? { id: '' };
    expect((await second?.get(`/subscriptions/${id}`))?.body).toMatchObject({ name: 'Shared' });
    expect((await none?.get('/store'))?.headers['so-error-code']).toBe('api_not_served_here');

    const [killed = 0] = pidsOf(running);
    process.kill(killed, 'SIGKILL');
    await until(() => pidsOf(running).length === 4);
    await until(() => isReady(one));
    expect((await first?.get(`/subscriptions/${id}`))?.status).toBe(200);

    expect(await running.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const ended = [...running.stdout.matchAll(/^(\S+) has ended: (.*)$/gm)].map(([, name, how]) => `${name} ${how}`);
    expect([ended[0], ended.slice(1, 3).sort(), ended.slice(3)]).toEqual([
      'api-1 SIGKILL',
      ['api-1 0', 'api-2 0'],
      ['worker-1 0'],
    ]);
    expect(pidsOf(running).filter(runs)).toEqual([]);
    for (const each of [one, two, worker]) expect(await refusesConnections(each)).toBe(true);
  }, 120_000);

  it('gives up with a 1, and leaves nobody behind, where starting again does not help', async () => {
    const running = start(['--api', '4', '--worker', '2'], {
      ...settings,
      PORT: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'loud',
    });
    expect(await running.ended).toEqual({ code: 1, signal: null });
    expect(running.stderr).toContain(`api-1 Standing Order can't start: LOG_LEVEL is "loud"`);
    expect(pidsOf(running).filter(runs)).toEqual([]);
  });

  it.each([
    [[], { DATABASE_URL: '' }, 'DATABASE_URL is not set, and the embedded database serves only one process.'],
    [['--worker', 'x'], {}, '--worker is "x": it must be a number of processes from 0 to 99.'],
  ])('refuses to start with %j %j in a sentence', async (options, environment, sentence) => {
    const running = start(options, { ...settings, ...environment });
    expect(await running.ended).toEqual({ code: 1, signal: null });
    expect([running.stdout, running.stderr]).toEqual(['', `Standing Order can't start: ${sentence}\n`]);
  });
});

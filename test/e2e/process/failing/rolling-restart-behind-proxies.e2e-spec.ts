import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { FAILURE_MS, outcomes, throughFailure } from '../../../harness/failure-story.js';
import { installedProxies, ReverseProxy } from '../../../harness/proxies.js';
import { freePort, ServiceDirectory, type ServiceProcess } from '../../../harness/service-process.js';
import { Storefront, STOREFRONT } from '../../../harness/storefront.js';
import { createTestDatabase, redisUrl, type TestDatabase } from '../../../harness/test-database.js';
import { isGood, type Traffic } from '../../../harness/traffic.js';

/** HAProxy takes less than this to notice that a process is about to stop, or ready again. */
const NOTICED_MS = 1_500;
const LONGEST_MS = 6_000;
const TIMEOUT_MS = 120_000 + 6 * FAILURE_MS;

let database: TestDatabase;
let directory: ServiceDirectory;
let front: Storefront;
let ports: number[];
const services = new Map<number, ServiceProcess>();

function start(port: number): ServiceProcess {
  const service = directory.start({
    PORT: String(port),
    DATABASE_URL: database.url,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    ...STOREFRONT,
    SHUTDOWN_GRACE_MS: String(NOTICED_MS),
    TRUSTED_PROXIES: '1',
  });
  services.set(port, service);
  return service;
}

beforeEach(async () => {
  database = await createTestDatabase();
  directory = await ServiceDirectory.make();
  services.clear();
  ports = [await freePort(), await freePort()];
  const [first, second] = ports.map((port) => start(port)) as [ServiceProcess, ServiceProcess];
  const welcomes = [await first.welcomed(), await second.welcomed()];
  const welcome = welcomes.find(({ store }) => store !== undefined);
  if (welcome === undefined) throw new Error('neither was the first start');
  front = await Storefront.open(welcome, database.url);
}, 60_000);
afterEach(async () => {
  await front?.close();
  await directory?.remove();
  await database?.drop();
});

async function restartInTurn(traffic: Traffic): Promise<void> {
  for (const [port, service] of [...services]) {
    await front.fallDue(0);
    traffic.mark(`${port} is to stop`);
    expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await delay(FAILURE_MS / 2);
    await front.fallDue(0);
    traffic.mark(`${port} is started`);
    await start(port).welcomed();
    await delay(NOTICED_MS);
  }
}

/** nginx does not watch `/health/ready`: it also sends writes to a process that refuses them, and never repeats those. */
const ALLOWED = { nginx: ['503 overloaded', '503 starting', '503 stopping'], HAProxy: [] };

it.each(installedProxies())(
  'two processes behind $name are restarted one after the other: every answer is of the contract, every write done once',
  async (program) => {
    const proxy = await ReverseProxy.start(program, ...ports);
    try {
      const clients = front.clientsAt(...Array<string>(8).fill(proxy.url));
      const failing = { what: `Two processes behind ${program.name} are restarted in turn`, fail: restartInTurn };
      const { during } = await throughFailure(front, clients, failing, LONGEST_MS);
      const refused = outcomes(during.filter((seen) => !isGood(seen)));
      expect(refused.filter((outcome) => !(ALLOWED[program.name] as string[]).includes(outcome))).toEqual([]);
    } finally {
      await proxy.stop();
    }
  },
  TIMEOUT_MS,
);

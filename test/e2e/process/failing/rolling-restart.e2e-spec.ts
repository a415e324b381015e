import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Balancer } from '../../../harness/balancer.js';
import { FAILURE_MS, outcomes, TIMEOUT_MS, throughFailure } from '../../../harness/failure-story.js';
import { freePort, ServiceDirectory, until, type ServiceProcess } from '../../../harness/service-process.js';
import { Storefront, STOREFRONT } from '../../../harness/storefront.js';
import { createTestDatabase, redisUrl, type TestDatabase } from '../../../harness/test-database.js';
import { isGood, type Traffic } from '../../../harness/traffic.js';

const GRACE_MS = 800;
const LONGEST_MS = 6_000;

let database: TestDatabase;
let directory: ServiceDirectory;
let balancer: Balancer;
let front: Storefront;
const services = new Map<number, ServiceProcess>();

function start(port: number): ServiceProcess {
  const service = directory.start({
    PORT: String(port),
    DATABASE_URL: database.url,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    ...STOREFRONT,
    SHUTDOWN_GRACE_MS: String(GRACE_MS),
  });
  services.set(port, service);
  return service;
}

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await ServiceDirectory.make();
  const ports = [await freePort(), await freePort()] as const;
  const first = await start(ports[0]).welcomed();
  await start(ports[1]).welcomed();
  balancer = await Balancer.before(...ports);
  await until(() => balancer.ready === 2);
  front = await Storefront.open(first, database.url);
}, 60_000);
afterAll(async () => {
  await front?.close();
  await balancer?.stop();
  await directory?.remove();
  await database?.drop();
});

it(
  'two processes are restarted one after the other: no request is dropped, and all is billed, once',
  async () => {
    const roll = async (traffic: Traffic) => {
      for (const [port, service] of [...services]) {
        await front.fallDue(0);
        traffic.mark(`${port} is to stop`);
        expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
        await delay(FAILURE_MS / 2);
        await front.fallDue(0);
        traffic.mark(`${port} is started`);
        await start(port).welcomed();
        await until(() => balancer.ready === 2);
      }
    };
    const { url } = balancer;
    const failing = { what: 'Two processes are restarted, one after the other', fail: roll };
    const { during } = await throughFailure(front, front.clientsAt(url, url, url, url), failing, LONGEST_MS);
    expect(outcomes(during.filter((seen) => !isGood(seen)))).toEqual([]);
  },
  TIMEOUT_MS,
);

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../../../../src/conformance/api-client.js';
import { FAILURE_MS, outcomes, TIMEOUT_MS, throughFailure } from '../../../../harness/failure-story.js';
import { OwnRedis, redisIsInstalled } from '../../../../harness/own-redis.js';
import { operatorOf, ServiceDirectory, until, type Welcome } from '../../../../harness/service-process.js';
import { Storefront, STOREFRONT } from '../../../../harness/storefront.js';
import { createTestDatabase, type TestDatabase } from '../../../../harness/test-database.js';
import { isGood, type Seen } from '../../../../harness/traffic.js';

const LIMIT = 6;
/** A command has a second; then Redis counts as away. */
const LONGEST_MS = 4_000;
const SLOW_MS = 900;

let redis: OwnRedis;
let database: TestDatabase;
let directory: ServiceDirectory;
let front: Storefront;
let welcomes: Welcome[];

if (!redisIsInstalled)
  console.warn('Left out: there is no redis-server on the PATH, so nothing ran without its Redis.');

beforeAll(async () => {
  if (!redisIsInstalled) return;
  redis = await OwnRedis.start();
  database = await createTestDatabase();
  directory = await ServiceDirectory.make();
  const settings = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ...STOREFRONT,
  };
  const first = await directory.start(settings).welcomed();
  welcomes = [first, await directory.start(settings).welcomed()];
  front = await Storefront.open(first, database.url);
}, 60_000);
afterAll(async () => {
  await front?.close();
  await directory?.remove();
  await database?.drop();
  await redis?.stop();
});

/** Requests of a new store that pass, of those that both processes are sent in turn. */
async function passed(): Promise<number> {
  const operator = operatorOf(welcomes[0] as Welcome);
  const { id: account_id } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
  const rate_limit = { requests: LIMIT, window_seconds: 3600 };
  const store = { account_id, name: 'Limited', currency: 'EUR', rate_limit };
  const { id: user } = await operator.created('/operator/stores', store);
  const { key } = await operator.created(`/operator/stores/${user}/api-keys`, { name: 'K' });
  let good = 0;
  for (let n = 0; n < 2 * LIMIT + 2; n += 1) {
    const { url } = welcomes[n % 2] as Welcome;
    const { status } = await new ApiClient(url, { user, password: String(key) }).get('/store');
    expect([200, 429]).toContain(status);
    if (status === 200) good += 1;
  }
  return good;
}

(redisIsInstalled ? describe : describe.skip)('Redis', () => {
  it.each([
    ['is killed, and started again', () => redis.stop(), () => redis.start()],
    ['freezes, and goes on', () => Promise.resolve(redis.freeze()), () => Promise.resolve(redis.thaw())],
  ])(
    '%s: limits hold for each process, then for all again, and nobody is refused for it',
    async (what, fail, mend) => {
      expect(await passed()).toBe(LIMIT);
      let passedWithout = 0;
      const failing = {
        what: `Redis ${what}`,
        fail: async () => {
          await fail();
          await Promise.all([delay(FAILURE_MS), passed().then((count) => (passedWithout = count))]);
        },
        mend,
      };
      const urls = welcomes.flatMap(({ url }) => [url, url]);
      const { during } = await throughFailure(front, front.clientsAt(...urls), failing, LONGEST_MS);
      expect(outcomes(during.filter((seen: Seen) => !isGood(seen)))).toEqual([]);
      // Those that were under way, or began within that second, waited for it; nobody else did.
      const slow = during.filter(({ sentAt, answeredAt }) => answeredAt - sentAt > SLOW_MS);
      expect(slow.length).toBeLessThanOrEqual(2 * urls.length);
      expect(passedWithout).toBe(2 * LIMIT);
      await until(async () => (await passed()) === LIMIT, 15_000);
    },
    TIMEOUT_MS,
  );
});

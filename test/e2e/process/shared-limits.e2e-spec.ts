import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import { ApiClient, type Credentials } from '../../../src/conformance/api-client.js';
import { redisIsInstalled, startRedis } from '../../harness/own-redis.js';
import { operatorOf, ServiceDirectory, type Settings, type Welcome } from '../../harness/service-process.js';
import { makeStoreIdsUnique } from '../../harness/sql.js';
import { createTestDatabase, redisUrl, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

const LIMIT = 2_000;
const REQUESTS = 3_100;
/** That does not turn while the test runs. */
const WINDOW_SECONDS = 3_600;
const AT_ONCE = 40;

const hasRedis = redisIsInstalled || redisUrl !== undefined;
if (!hasRedis) {
  console.warn('Left out: neither redis-server is installed nor TEST_REDIS_URL set, so nothing ran against a Redis.');
}

let directory: ServiceDirectory;
let database: TestDatabase;
let redis: Awaited<ReturnType<typeof startRedis>>;
let settings: Settings;
beforeAll(async () => {
  if (!hasRedis) return;
  [directory, database, redis] = await Promise.all([ServiceDirectory.make(), createTestDatabase(), startRedis()]);
  settings = { DATABASE_URL: database.url, REDIS_URL: redis?.url ?? '', OPERATOR_KEY, ROLE: 'api', LOG_LEVEL: 'warn' };
});
afterAll(async () => {
  await directory?.remove();
  await database?.drop();
  await redis?.stop();
});

const start = () => directory.start(settings).welcomed();

async function limitedStore(welcome: Welcome): Promise<Credentials> {
  await makeStoreIdsUnique(database);
  const operator = operatorOf(welcome);
  const { id: account_id } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
  const rate_limit = { requests: LIMIT, window_seconds: WINDOW_SECONDS };
  const store = await operator.created('/operator/stores', { account_id, name: 'S', currency: 'EUR', rate_limit });
  const { key } = await operator.created(`/operator/stores/${store.id}/api-keys`, { name: 'K' });
  return { user: store.id, password: String(key) };
}

/** Sends so many requests, some of them at once, to one process after another. */
async function sendAll(clients: readonly ApiClient[], count: number): Promise<ApiAnswer[]> {
  const answers: ApiAnswer[] = [];
  let sent = 0;
  const lane = async () => {
    while (sent < count) answers.push((await clients[(sent += 1) % clients.length]?.get('/store')) as ApiAnswer);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return answers;
}

(hasRedis ? describe : describe.skip)('the limit of a store, at processes that share a Redis', () => {
  it('lets pass exactly as many as it says, and all of them tell the same of what is left', async () => {
    const first = await start();
    const store = await limitedStore(first);
    const answers = await sendAll([new ApiClient(first.url, store)], 100);
    // Another takes part from its first request on, as in a rolling restart.
    const clients = [first, await start()].map(({ url }) => new ApiClient(url, store));
    answers.push(...(await sendAll(clients, REQUESTS - 100)));

    const told = answers.map(({ status, headers }) => {
      const [, left, seconds] = /^"store";r=(\d+);t=(\d+)$/.exec(headers.ratelimit ?? '') ?? [];
      return { status, left: Number(left), seconds: Number(seconds), headers };
    });
    const passed = told.filter(({ status }) => status === 200);
    const refused = told.filter(({ status }) => status === 429);
    expect([passed.length, refused.length]).toEqual([LIMIT, REQUESTS - LIMIT]);
    expect(passed.map(({ left }) => left).sort((a, b) => a - b)).toEqual(Array.from({ length: LIMIT }, (_, n) => n));
    expect(new Set(told.map(({ headers }) => headers['ratelimit-policy']))).toEqual(
      new Set([`"store";q=${LIMIT};w=${WINDOW_SECONDS}`]),
    );
    expect(
      refused.filter(({ left, seconds, headers }) => left > 0 || headers['retry-after'] !== String(seconds)),
    ).toEqual([]);
    expect(told.filter(({ seconds }) => !(seconds > 0 && seconds <= WINDOW_SECONDS))).toEqual([]);
  }, 120_000);
});

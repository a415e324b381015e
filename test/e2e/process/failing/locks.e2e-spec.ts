import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { ApiClient } from '../../../../src/conformance/api-client.js';
import { FAILURE_MS, outcomes, TIMEOUT_MS, throughFailure } from '../../../harness/failure-story.js';
import { expectFailureOf } from '../../../harness/failures.js';
import { ServiceDirectory, until, type ServiceProcess } from '../../../harness/service-process.js';
import { sql } from '../../../harness/sql.js';
import { Storefront, STOREFRONT } from '../../../harness/storefront.js';
import { createTestDatabase, type TestDatabase } from '../../../harness/test-database.js';

const STATEMENT_TIMEOUT_MS = 500;
const LONGEST_MS = 5_000;

let database: TestDatabase;
let directory: ServiceDirectory;
let first: ServiceProcess;
let urls: string[];
let front: Storefront;
let holding: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await ServiceDirectory.make();
  const settings = {
    DATABASE_URL: database.url,
    ...STOREFRONT,
    STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS),
  };
  first = directory.start(settings);
  const welcome = await first.welcomed();
  const second = await directory.start(settings).welcomed();
  urls = [welcome.url, second.url];
  front = await Storefront.open(welcome, database.url);
  holding = new pg.Client({ connectionString: database.url });
  await holding.connect();
}, 60_000);
afterAll(async () => {
  await holding?.end();
  await front?.close();
  await directory?.remove();
  await database?.drop();
});

it(
  'a table is locked by somebody: who needs it is refused in time, and everybody else is served',
  async () => {
    const failing = {
      what: 'Nobody else may write subscribers',
      fail: async () => {
        await holding.query('begin');
        await holding.query('lock table subscribers in exclusive mode');
        await delay(2 * FAILURE_MS);
      },
      mend: async () => void (await holding.query('rollback')),
    };
    const [url = ''] = urls;
    const { during } = await throughFailure(front, front.clientsAt(url, url, url), failing, LONGEST_MS);
    expect(outcomes(during)).toEqual(expect.arrayContaining(['200', '503 overloaded']));
  },
  TIMEOUT_MS,
);

it('a process freezes in the middle of a transaction: what it holds is let go, and others take it over', async () => {
  const [frozen, awake] = front.clientsAt(...urls) as [ApiClient, ApiClient];
  const { id: subscriber_id } = await awake.created('/subscribers', { email: 'frozen@example.com' });
  await awake.created(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
  const enroll = (api: ApiClient) => api.post('/enrollments', { subscriber_id, billing_option_id: front.option });
  const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

  // It is frozen while it waits for a lock, and then has that lock.
  await holding.query('begin');
  await holding.query('select from subscribers where id = $1 for update', [subscriber_id]);
  const cutShort = enroll(frozen);
  await until(async () => (await sql(database, waiting)).length > 0);
  process.kill(first.pid, 'SIGSTOP');
  try {
    await holding.query('rollback');
    expectFailureOf(await enroll(awake), 503, 'overloaded');
    await until(async () => (await enroll(awake)).status === 201, 20_000);
  } finally {
    process.kill(first.pid, 'SIGCONT');
  }
  expectFailureOf(await cutShort, 503, 'database_unavailable');
  expect((await frozen.get('/store')).status).toBe(200);
  expect(await sql(database, 'select from enrollments where subscriber_id = $1', [subscriber_id])).toHaveLength(1);
}, 60_000);

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import { ApiClient, type Shown } from '../../../src/conformance/api-client.js';
import { DatabaseProxy } from '../../harness/database-proxy.js';
import { firstStoreOf, operatorOf, ServiceDirectory, until, type Welcome } from '../../harness/service-process.js';
import { sql } from '../../harness/sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

/** What the contract promises, from the moment in which the change was answered. */
const IN_FORCE_AFTER_MS = 5_000;

let directory: ServiceDirectory;
let database: TestDatabase;
let proxy: DatabaseProxy;
let here: Welcome;
let there: Welcome;
let store: ApiClient;
let operator: ApiClient;
beforeAll(async () => {
  [directory, database] = await Promise.all([ServiceDirectory.make(), createTestDatabase()]);
  proxy = await DatabaseProxy.start(database);
  const settings = {
    ...{ DATABASE_URL: database.url, OPERATOR_KEY, LOG_LEVEL: 'warn' },
    FAILED_AUTHORIZATIONS_PER_MINUTE: '1000000',
  };
  here = await directory.start(settings).welcomed();
  there = await directory.start({ ...settings, DATABASE_URL: proxy.url }).welcomed();
  store = await firstStoreOf(here);
  operator = operatorOf(here);
}, 120_000);
afterAll(async () => {
  await directory?.remove();
  await proxy?.stop();
  await database?.drop();
});

interface Holder {
  readonly accountId: string;
  readonly storeId: string;
  readonly keyId: string;
  readonly here: ApiClient;
  readonly there: ApiClient;
}

async function newHolder(): Promise<Holder> {
  const { id: account_id } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
  const rate_limit = { requests: 1_000_000, window_seconds: 60 };
  const made = await operator.created('/operator/stores', { account_id, name: 'S', currency: 'EUR', rate_limit });
  const { id, key } = await operator.created(`/operator/stores/${made.id}/api-keys`, { name: 'K' });
  const at = ({ url }: Welcome) => new ApiClient(url, { user: made.id, password: String(key) });
  return { accountId: account_id, storeId: made.id, keyId: id, here: at(here), there: at(there) };
}

const ask = async (client: ApiClient) => (await client.get('/store')).status;

const revoke = ({ storeId, keyId }: Holder, at = here) =>
  done(operatorOf(at).delete(`/operator/stores/${storeId}/api-keys/${keyId}`));
const setStanding = ({ accountId }: Holder, standing: string) =>
  done(operator.put(`/operator/accounts/${accountId}`, { standing }));
const maintain = (at: Welcome, on: boolean) => done(operatorOf(at).put('/operator/maintenance', { on }));

async function done(answering: Promise<ApiAnswer>): Promise<Shown> {
  const { status, text, body } = await answering;
  if (status !== 200) throw new Error(`answered ${status}: ${text}`);
  return body as Shown;
}

/** Asks all of them for a while, from the first moment in which the change must be in force. */
async function statusesInForce(clients: readonly ApiClient[], answeredAt: number): Promise<number[]> {
  await delay(answeredAt + IN_FORCE_AFTER_MS - performance.now());
  const statuses = new Set<number>();
  for (let round = 0; round < 20; round += 1) {
    for (const status of await Promise.all(clients.map(ask))) statuses.add(status);
  }
  return [...statuses];
}

/** While something is done, the process there hears of no announcement, though its connection looks alive. */
async function unheard(work: () => Promise<void>): Promise<void> {
  proxy.swallowsAnnouncements = true;
  try {
    await work();
  } finally {
    proxy.swallowsAnnouncements = false;
  }
}

describe('of two processes, each', () => {
  it('refuses five seconds later what was taken away through the other, though it heard of nothing', async () => {
    const [revoked, disabled] = [await newHolder(), await newHolder()];
    await unheard(async () => {
      const askThere = () => Promise.all([revoked, disabled].map((holder) => ask(holder.there)));
      expect(await askThere()).toEqual([200, 200]);
      await Promise.all([revoke(revoked), setStanding(disabled, 'disabled')]);
      const answeredAt = performance.now();
      // Otherwise it would have heard, and nothing would be proved.
      expect(await askThere()).toEqual([200, 200]);
      const inForce = [revoked, disabled].map((holder) => statusesInForce([holder.there, holder.here], answeredAt));
      expect(await Promise.all(inForce)).toEqual([[401], [402]]);
    });
  });

  it('answers who takes a key away through it, though it does not hear itself, and both refuse it then', async () => {
    const revoked = await newHolder();
    await unheard(async () => {
      expect(await ask(revoked.there)).toBe(200);
      await revoke(revoked, there);
      expect(await statusesInForce([revoked.there, revoked.here], performance.now())).toEqual([401]);
    });
  });

  it('goes into maintenance and out of it with the other, though it heard of nothing', async () => {
    const both = [store, new ApiClient(there.url, store.credentials)];
    await unheard(async () => {
      for (const [on, status] of [
        [true, 503],
        [false, 200],
      ] as const) {
        await maintain(here, on);
        expect(await statusesInForce(both, performance.now())).toEqual([status]);
      }
    });
  });

  it('hears of everything long before that, again once its way to hear had been cut', async () => {
    await sql(
      database,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'standing-order listener'`,
    );
    const isListening = async () =>
      (await sql(database, `select from pg_stat_activity where datname = current_database() and query ~* '^listen'`))
        .length === 2;
    await until(isListening);
    const holder = await newHolder();
    expect(await ask(holder.there)).toBe(200);
    await revoke(holder);
    await until(async () => (await ask(holder.there)) === 401, 2_500);
    for (const [on, status] of [
      [true, 503],
      [false, 200],
    ] as const) {
      await maintain(there, on);
      await until(async () => (await ask(store)) === status, 1_500);
    }
  });
});

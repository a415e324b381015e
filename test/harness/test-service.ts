import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient, type Credentials } from '../../src/conformance/api-client.js';
import { startHosted } from './hosted-service.js';
import { createTestDatabase, redisUrl, type TestDatabase } from './test-database.js';

export const OPERATOR_KEY = 'operator-key-of-the-tests';

/** A running service on a database of its own, a store to try it with, and ways to make more. */
export interface TestService {
  readonly url: string;
  readonly port: number;
  readonly database: TestDatabase;
  readonly dataDir: string;
  /** The sandbox store of the first start. */
  readonly store: Credentials;
  readonly operator: ApiClient;
  /** A client with the first store's credentials. */
  readonly api: ApiClient;
  /** Another store, by default of an account of its own and practically unlimited. */
  newStore(options?: {
    accountId?: string;
    rateLimit?: object;
    currency?: string;
    timeZone?: string;
  }): Promise<NewStore>;
  client(credentials: Credentials): ApiClient;
  stop(): Promise<void>;
}

export interface NewStore {
  readonly accountId: string;
  readonly credentials: Credentials;
  readonly api: ApiClient;
}

/** @param environment settings besides those of the test, as the service reads them */
export async function startTestService(environment: Record<string, string> = {}): Promise<TestService> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'standing-order-data-'));
  const { service, url } = await startOn(database.url, dataDir, environment);
  const client = (credentials: Credentials) => new ApiClient(url, credentials);
  const operator = client({ user: 'operator', password: OPERATOR_KEY });
  if (service.firstStore === null) throw new Error('the first start made no store');
  const store = { user: service.firstStore.storeId, password: service.firstStore.apiKey };
  await operator.put(`/operator/stores/${store.user}`, { rate_limit: UNLIMITED });

  const newStore: TestService['newStore'] = async (options = {}) => {
    const { accountId, rateLimit = UNLIMITED, currency = 'EUR', timeZone = 'UTC' } = options;
    const account =
      accountId ?? (await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' })).id;
    const body = { account_id: account, name: 'S', currency, time_zone: timeZone, rate_limit: rateLimit };
    const made = await operator.created('/operator/stores', body);
    const key = await operator.created(`/operator/stores/${made.id}/api-keys`, { name: 'K' });
    const credentials = { user: made.id, password: String(key.key) };
    return { accountId: account, credentials, api: client(credentials) };
  };

  const stop = async () => {
    await service.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const { port } = service;
  return { url, port, database, dataDir, store, operator, api: client(store), newStore, client, stop };
}

export interface SecondService {
  readonly url: string;
  client(credentials: Credentials): ApiClient;
  stop(): Promise<void>;
}

/** Another process's worth of service over the database and secrets of the first. */
export async function startSecondService(
  { database, dataDir }: TestService,
  environment: Record<string, string> = {},
): Promise<SecondService> {
  const { service, url } = await startOn(database.url, dataDir, environment);
  return { url, client: (credentials) => new ApiClient(url, credentials), stop: () => service.stop() };
}

async function startOn(databaseUrl: string, dataDir: string, environment: Record<string, string>) {
  const service = await startHosted({
    PORT: '0',
    METRICS_PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    OPERATOR_KEY,
    FAILED_AUTHORIZATIONS_PER_MINUTE: '1000000',
    // A machine that runs many tests at once is late for reasons of its own.
    MAX_WAIT_MS: '60000',
    // Tests say themselves when billing runs: on the clock of a sandbox store, or with an interval of their own.
    BILLING_INTERVAL_SECONDS: '0',
    // The same goes for what is told to webhook endpoints, which are on this machine.
    DELIVERY_INTERVAL_MS: '0',
    WEBHOOK_ALLOW_PRIVATE: 'true',
    ...environment,
  });
  return { service, url: `http://127.0.0.1:${service.port}` };
}

const UNLIMITED = { requests: 1_000_000_000, window_seconds: 60 };

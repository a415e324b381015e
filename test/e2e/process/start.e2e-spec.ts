import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ApiClient } from '../../../src/conformance/api-client.js';
import {
  firstStoreOf,
  freePort,
  operatorOf,
  refusesConnections,
  ServiceDirectory,
  until,
  type Settings,
} from '../../harness/service-process.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

const LONGEST_STOP_MS = 10_000;

let directory: ServiceDirectory;
let database: TestDatabase;
let settings: Settings;
beforeEach(async () => {
  directory = await ServiceDirectory.make();
  database = await createTestDatabase();
  settings = { DATABASE_URL: database.url, OPERATOR_KEY };
});
afterEach(async () => {
  await directory?.remove();
  await database?.drop();
});

/** Holds something in the database for as long as the test works. */
async function whileHolding(statement: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(statement);
    await work();
  } finally {
    await client.end();
  }
}

/** Whether a session of the service has come to what is held. */
async function someoneWaits(): Promise<boolean> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query(
    'select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
  );
  await client.end();
  return (rowCount ?? 0) > 0;
}

const LIKE_A_MIGRATION_ELSEWHERE = 'select pg_advisory_lock(7361001)';

function refusalOf(code: string, text: string): object {
  return {
    status: 503,
    text: `[{"status":"503","message":"Service Unavailable","body":{"text":"${text}"}}]`,
    headers: expect.objectContaining({ 'retry-after': '5', 'so-error-code': code }) as unknown,
  };
}
const STARTING = refusalOf('starting', 'The service is starting: try again in a few seconds');
const STOPPING = refusalOf('stopping', 'The service is shutting down: try again in a few seconds');

describe('a service that is still starting', () => {
  it('lives, is not ready, and answers 503 until it is', async () => {
    const port = await freePort();
    const service = directory.start({ ...settings, PORT: String(port) });
    const api = new ApiClient(`http://127.0.0.1:${port}`, { user: '', password: '' });
    await whileHolding(LIKE_A_MIGRATION_ELSEWHERE, async () => {
      await until(async () => !(await refusesConnections(port)));
      expect(await api.get('//health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
      expect(await api.get('//health/ready')).toMatchObject(STARTING);
      expect(await api.get('/subscriptions')).toMatchObject(STARTING);
      expect(await api.post('/nothing', '{')).toMatchObject(STARTING);
      expect(service.stdout).not.toContain('explains itself');
    });
    await service.welcomed();
    expect(await api.get('//health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await api.get('/nothing')).status).toBe(404);
  });

  it('ends in order on SIGTERM, whatever it waits for', async () => {
    const port = await freePort();
    const service = directory.start({ ...settings, PORT: String(port), LOG_LEVEL: 'warn' });
    const api = new ApiClient(`http://127.0.0.1:${port}`, { user: '', password: '' });
    await whileHolding(LIKE_A_MIGRATION_ELSEWHERE, async () => {
      await until(async () => service.hasEnded || (await someoneWaits()));
      expect(service.stdout + service.stderr).toBe('');
      const signalledAt = performance.now();
      process.kill(service.pid, 'SIGTERM');
      await until(async () => (await api.get('//health/ready')).headers['so-error-code'] === 'stopping');
      expect(await api.get('/subscriptions')).toMatchObject(STOPPING);
      expect(await service.ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - signalledAt).toBeLessThan(LONGEST_STOP_MS);
      expect(service.stdout + service.stderr).toBe('');
    });
  });
});

describe('a service that is to stop', () => {
  it('gives up a request that never comes to its end', async () => {
    const service = directory.start(settings);
    const api = await firstStoreOf(await service.welcomed());
    await whileHolding('lock table subscribers', async () => {
      const request = api.post('/subscribers', { email: 'a@example.com' }).catch(() => 'cut off');
      await until(someoneWaits);
      const signalledAt = performance.now();
      expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(performance.now() - signalledAt).toBeLessThan(LONGEST_STOP_MS);
      expect(await request).toBe('cut off');
    });
  });
});

describe('two services that start at once on an empty database', () => {
  it('both come up, on one schema, one first store and one pair of secrets', async () => {
    const shared = { DATABASE_URL: database.url };
    const services = [directory.start(shared), directory.start(shared)];
    const welcomes = await Promise.all(services.map((service) => service.welcomed()));

    const stores = welcomes.flatMap(({ store }) => store ?? []);
    const operatorKeys = welcomes.flatMap(({ operatorKey }) => operatorKey ?? []);
    expect([stores.length, operatorKeys.length]).toEqual([1, 1]);
    for (const { url } of welcomes) {
      for (const store of stores) expect((await new ApiClient(url, store).get('/subscriptions')).status).toBe(204);
      for (const password of operatorKeys) {
        const { body } = await new ApiClient(url, { user: 'operator', password }).get('/operator/stores');
        expect(body).toHaveLength(1);
      }
    }
  });
});

describe('a database that can not be used', () => {
  async function refusal(databaseUrl: string, more: Settings = {}): Promise<string> {
    const service = directory.start({ ...settings, DATABASE_URL: databaseUrl, ...more });
    expect(await service.ended).toEqual({ code: 1, signal: null });
    expect(service.stdout).toBe('');
    expect(service.stderr).toMatch(/^Standing Order can't start: .*\.\n$/);
    return service.stderr;
  }

  it('is one out of reach', async () => {
    const said = await refusal(`postgres://user:opensesame@127.0.0.1:${await freePort()}/name`);
    expect(said).toContain('The database of DATABASE_URL is not to be had: connect ECONNREFUSED');
    expect(said).not.toContain('opensesame');
  });

  it('is one whose server can not be found', async () => {
    const said = await refusal('postgres://user:opensesame@no-such-host.invalid/name');
    expect(said).toMatch(/The database of DATABASE_URL is not to be had: getaddrinfo \w+ no-such-host\.invalid/);
  });

  it('is one that the server does not have', async () => {
    const said = await refusal(database.url.replace(/so_test_\w+/, 'so_no_such_database'));
    expect(said).toContain('is not to be had: database "so_no_such_database" does not exist');
  });

  it('is one that was first used with another API_KEY_SECRET, or by a newer release', async () => {
    const first = directory.start({ ...settings, API_KEY_SECRET: 'the secret of the first start' });
    await first.welcomed();
    await first.kill('SIGTERM');
    const said = await refusal(database.url, { API_KEY_SECRET: 'opensesame, opensesame' });
    expect(said).toContain('API_KEY_SECRET is not the one that this database was first used with');
    expect(said).not.toContain('opensesame');

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`insert into migrations select max(number) + 1, 'later', '' from migrations`);
    await client.end();
    expect(await refusal(database.url)).toContain('The database is newer than this code: it has migration later,');
  });
});

describe('a secret that is kept in a file', () => {
  it('is not taken from a file that holds none', async () => {
    const withoutKey = { DATABASE_URL: database.url };
    const first = directory.start(withoutKey);
    await first.welcomed();
    await first.kill('SIGTERM');
    const file = join(directory.dataDir, 'operator-key');
    await writeFile(file, '\n');
    const second = directory.start(withoutKey);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.stderr).toContain(`${file} does not hold the secret`);
  });

  it('can not be kept where nothing can be written', async () => {
    await writeFile(join(directory.path, 'file'), '');
    const dataDir = join(directory.path, 'file', 'data');
    const service = directory.start({ ...settings, DATA_DIR: dataDir });
    expect(await service.ended).toEqual({ code: 1, signal: null });
    expect(service.stderr).toContain(`The secret api-key-secret is not to be had from ${dataDir}: ENOTDIR`);
    const told = { ...settings, DATA_DIR: dataDir, API_KEY_SECRET: 'a secret that is told to the service' };
    const welcome = await directory.start(told).welcomed();
    expect((await operatorOf(welcome).get('/operator/stores')).status).toBe(200);
  });
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded/embedded-postgres.js';

const HOSTS = 2;

/** One embedded PostgreSQL for the whole run; each test file makes databases of its own on it. And a few hosts of services. */
export default async function setUp() {
  process.env.PROPERTY_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`\nPROPERTY_SEED=${process.env.PROPERTY_SEED} repeats the cases of this run's properties.`);
  const directory = await mkdtemp(join(tmpdir(), 'standing-order-test-'));
  const postgres = await startEmbeddedPostgres(directory, () => undefined);
  const { host, port, user, database } = postgres.connection;
  process.env.TEST_EMBEDDED_URL = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  const hosts = Array.from({ length: HOSTS }, () => fork(join(import.meta.dirname, 'service-host.js')));
  const told = await Promise.all(hosts.map((host) => once(host, 'message')));
  process.env.TEST_SERVICE_HOSTS = told.map(([{ port }]) => `http://127.0.0.1:${port}`).join();
  globalThis.testServers = { postgres, directory, hosts };
}

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded/embedded-postgres.js';

/** One embedded PostgreSQL for the whole run; each test file makes databases of its own on it. */
export default async function setUp() {
  process.env.PROPERTY_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`\nPROPERTY_SEED=${process.env.PROPERTY_SEED} repeats the cases of this run's properties.`);
  const directory = await mkdtemp(join(tmpdir(), 'standing-order-test-'));
  const postgres = await startEmbeddedPostgres(directory, () => undefined);
  const { host, port, user, database } = postgres.connection;
  process.env.TEST_EMBEDDED_URL = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  globalThis.embeddedPostgres = { postgres, directory };
}

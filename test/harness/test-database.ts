import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The servers that this project of the test run works against: see `test/jest.config.js`. */
declare const testServers: { databaseUrl?: string; redisUrl?: string };

export const redisUrl: string | undefined = testServers.redisUrl;

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new, empty database on the server under test. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = testServers.databaseUrl ?? process.env.TEST_EMBEDDED_URL;
  if (serverUrl === undefined) throw new Error('there is no PostgreSQL to test against');
  const name = `so_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = serverUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
  return { url, drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

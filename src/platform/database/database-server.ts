import pg from 'pg';
import type { Config } from '../config/config.js';
import { reasonOf } from '../logging/reason-of.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

/** The PostgreSQL that the service works on: one of its own, or one that the operator runs. */
export interface DatabaseServer {
  readonly connection: pg.ClientConfig;
  stop(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;

/** @throws in words for the operator, when there is no database to work on */
export async function openDatabaseServer(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: (message: string) => void,
): Promise<DatabaseServer> {
  if (databaseUrl === undefined) {
    const embedded = await startEmbeddedPostgres(dataDir, log);
    // A PGSSLMODE in the environment is meant for some other server.
    return { ...embedded, connection: { ...embedded.connection, ssl: false } };
  }
  const connection = { connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
  await assertReachable(connection);
  return { connection, stop: () => Promise.resolve() };
}

async function assertReachable(connection: pg.ClientConfig): Promise<void> {
  try {
    const client = new pg.Client(connection);
    await client.connect();
    await client.end();
  } catch (cause) {
    throw new Error(
      `The database of DATABASE_URL is not to be had: ${reasonOf(cause)}. Start its server, or correct DATABASE_URL.`,
      { cause },
    );
  }
}

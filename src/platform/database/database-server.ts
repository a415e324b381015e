import type pg from 'pg';
import type { Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

/** The PostgreSQL that the service works on: one of its own, or one that the operator runs. */
export interface DatabaseServer {
  readonly connection: pg.ClientConfig;
  /** Resolves when a server of our own has ended by itself; otherwise never. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export async function openDatabaseServer(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: (message: string) => void,
): Promise<DatabaseServer> {
  if (databaseUrl === undefined) {
    const embedded = await startEmbeddedPostgres(dataDir, log);
    // A PGSSLMODE in the environment is meant for some other server.
    return { ...embedded, connection: { ...embedded.connection, ssl: false } };
  }
  return {
    connection: { connectionString: databaseUrl },
    exited: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

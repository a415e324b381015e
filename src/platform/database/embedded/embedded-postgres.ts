import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { findPostgresBinaries } from './binaries.js';
import { lockDirectory } from './directory-lock.js';
import type { Connection } from './readiness.js';
import { chooseRunAs } from './run-as.js';
import { startServer, stopServer, type Place, type RunningServer } from './server.js';

/** A PostgreSQL server that lives as long as this process. */
export interface EmbeddedPostgres {
  readonly connection: Connection;
  /** Stops the server in order, and gives the data directory back. To be called again does no harm. */
  stop(): Promise<void>;
  /** Resolves when the server ends without having been asked to; otherwise never. */
  readonly exited: Promise<void>;
}

type Log = (message: string) => void;

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, making the directory and the database the first time. When it resolves,
 * the server answers queries; what it says while it runs goes to the log.
 *
 * @throws with a sentence for the operator: the directory is in use, is of another version or cannot be reached, this
 *   machine has no embedded PostgreSQL, or the server does not start (with its last words)
 */
export async function startEmbeddedPostgres(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
  const directory = await openDataDirectory(dataDir);
  const lock = await lockDirectory(directory);
  try {
    const place = await findPlace(directory);
    const server = await startServer(place, log);
    return whileRunning(server, log, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openDataDirectory(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (cause) {
    throw new Error(
      `The data directory ${dataDir} cannot be made, or this user may not write to it. ` +
        'Choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    );
  }
}

async function findPlace(dataDir: string): Promise<Place> {
  const cluster = join(dataDir, 'postgres');
  const binaries = await findPostgresBinaries(dataDir);
  const runAs = await chooseRunAs({ directory: dataDir, cluster, program: binaries.postgres });
  return { dataDir, cluster, binaries, runAs };
}

function whileRunning(server: RunningServer, log: Log, release: () => Promise<void>): EmbeddedPostgres {
  const { program, connection } = server;
  let stopped: Promise<void> | undefined;
  // Starting and stopping in order take the server ten lines each time that tell nobody anything.
  program.onLine((line) => {
    if (!stopped) log(`PostgreSQL: ${line}`);
  });
  const exited = new Promise<void>((resolve) => {
    void program.ended.then((code) => {
      if (stopped) return;
      log(`PostgreSQL ended by itself, with code ${code}`);
      resolve();
    });
  });
  const stop = (): Promise<void> => {
    stopped ??= stopServer(server).finally(release);
    return stopped;
  };
  return { connection, exited, stop };
}

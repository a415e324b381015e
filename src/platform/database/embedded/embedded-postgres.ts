import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findPostgresBinaries } from './binaries.js';
import { lockDirectory } from './directory-lock.js';
import type { Connection } from './readiness.js';
import { chooseRunAs } from './run-as.js';
import { endProgram, startServer, stopServer, type Place, type RunningServer } from './server.js';
import { toldLines } from './told-lines.js';

const START_AGAIN_MILLISECONDS = 1_000;

/** A PostgreSQL server that lives as long as this process: when it ends by itself, it is started again. */
export interface EmbeddedPostgres {
  readonly connection: Connection;
  /** Stops the server in order, and gives the data directory back. To be called again does no harm. */
  stop(): Promise<void>;
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
    return keepRunning(place, server, log, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openDataDirectory(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
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

function keepRunning(place: Place, first: RunningServer, log: Log, release: () => Promise<void>): EmbeddedPostgres {
  const stopping = new AbortController();
  let running = first;
  const follow = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // Starting and stopping in order take the server ten lines each time that tell nobody anything.
      const tell = toldLines();
      running.program.onLine((line) => {
        const told = tell(line);
        if (!stopping.signal.aborted && told !== undefined) log(`PostgreSQL: ${told}`);
      });
      const code = await running.program.ended;
      if (stopping.signal.aborted) break;
      log(`PostgreSQL ended by itself, with code ${code}: it is started again`);
      running = (await startAgain(place, log, stopping.signal)) ?? running;
    }
    // One that has come to run just when it was to stop.
    await stopServer(running);
  };
  const followed = follow();
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping.abort();
    // What else there is to do, clearing up included, is for whoever follows the server: it may be starting it again.
    stopped ??= endProgram(running.program)
      .then(() => followed)
      .finally(release);
    return stopped;
  };
  return { connection: first.connection, stop };
}

/** Tries until it has come to run again, since what hinders it, such as a full disk, may pass. Nothing once it is to stop. */
async function startAgain(place: Place, log: Log, stopping: AbortSignal): Promise<RunningServer | undefined> {
  while (!stopping.aborted) {
    await delay(START_AGAIN_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) break;
    try {
      return await startServer(place, log, stopping);
    } catch (error) {
      if (!stopping.aborted) log(error instanceof Error ? error.message : String(error));
    }
  }
  return undefined;
}

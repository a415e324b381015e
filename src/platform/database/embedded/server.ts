import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import { DATABASE_USER, prepareCluster } from './cluster-directory.js';
import { awaitPreviousServer, isServerOf, readPostmasterFile } from './previous-server.js';
import { becomesReady, type Connection } from './readiness.js';
import type { RunAs } from './run-as.js';
import { serverSettings } from './server-settings.js';
import { prepareSocketDirectory, SOCKET_PORT } from './socket-directory.js';
import { superviseProgram, type SupervisedProgram } from './supervised-program.js';

/** Where a server runs, from what, and as whom. */
export interface Place {
  readonly dataDir: string;
  readonly cluster: string;
  readonly binaries: PostgresBinaries;
  readonly runAs: RunAs;
}

export interface RunningServer {
  readonly program: SupervisedProgram;
  readonly connection: Connection;
}

/**
 * Starts the server, first making the cluster where there is none, and resolves when it answers queries. The caller
 * holds the lock of the data directory.
 *
 * @param stopping aborted when the server is to stop, which also ends one that is still starting
 * @throws when the cluster cannot be used, or when the server ends instead, with its last words
 */
export async function startServer(
  place: Place,
  log: (message: string) => void,
  stopping?: AbortSignal,
): Promise<RunningServer> {
  const { dataDir, cluster, binaries, runAs } = place;
  // A service killed at once after its start leaves a server that shows itself only now: wait for that one too.
  for (let attemptsLeft = 3; ; attemptsLeft -= 1) {
    const stalePid = await awaitPreviousServer(cluster, log);
    if (stalePid !== undefined) log('PostgreSQL was not stopped in order the last time: it repairs itself now');
    await prepareCluster(cluster, binaries, runAs, log);
    const host = await prepareSocketDirectory(dataDir, runAs);
    const connection = { host, port: SOCKET_PORT, user: DATABASE_USER, database: 'standing_order' };

    const command = [binaries.postgres, '-D', cluster, ...serverSettings(host)];
    const environment = { ...binaries.environment, ...disregarding(stalePid) };
    const program = superviseProgram(runAs, command, environment);
    try {
      if (await becomesReady(program, cluster, connection, log, stopping)) return { program, connection };
    } catch (error) {
      await stopServer({ program, connection });
      throw error;
    }
    await stopServer({ program, connection });
    if (stopping?.aborted !== true && attemptsLeft > 1 && (await isServed(cluster))) continue;
    throw new Error(
      `PostgreSQL did not start on ${cluster}. It said:\n${program.lastWords()}\n` +
        'Put right what it names, choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

/**
 * PostgreSQL refuses to start when the process in a left `postmaster.pid` exists, whatever it is by now, unless that
 * process started it. Removing the file instead would also remove its check that no orphan still uses the memory.
 */
function disregarding(stalePid: number | undefined): Record<string, string> {
  return stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) };
}

async function isServed(cluster: string): Promise<boolean> {
  const file = await readPostmasterFile(cluster);
  return file !== undefined && (await isServerOf(cluster, file.pid));
}

/** Resolves when the server has ended and its socket directory is gone; on a server that has ended it only clears up. */
export async function stopServer({ program, connection }: RunningServer): Promise<void> {
  await endProgram(program);
  await rm(connection.host, { recursive: true, force: true });
}

/** Asks for a fast shutdown, then for an immediate one, which loses nothing but makes the next start repair. */
export async function endProgram(program: SupervisedProgram): Promise<void> {
  const steps = [
    { signal: 'INT', timeoutMs: 5_000 },
    { signal: 'QUIT', timeoutMs: 7_000 },
    { signal: 'KILL', timeoutMs: 1_000 },
  ] as const;
  for (const { signal, timeoutMs } of steps) {
    if (program.hasEnded()) return;
    program.signal(signal);
    const timer = new AbortController();
    await Promise.race([program.ended, delay(timeoutMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}

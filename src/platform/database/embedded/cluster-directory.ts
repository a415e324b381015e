import { chown, lchown, mkdtemp, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { errorCode } from './error-code.js';
import type { RunAs } from './run-as.js';
import { superviseProgram } from './supervised-program.js';

/** The one user of the cluster, who owns everything in it. */
export const DATABASE_USER = 'standing_order';

/**
 * Makes the cluster if there is none, and makes sure that it can be run. A new cluster appears under its name only
 * when it is complete and on disk, so that one whose making was interrupted is made again.
 *
 * @throws when initdb fails, or when what lies there is no cluster of this version
 */
export async function prepareCluster(
  cluster: string,
  binaries: PostgresBinaries,
  runAs: RunAs,
  log: (message: string) => void,
): Promise<void> {
  await removeUnfinishedClusters(cluster, log);
  const version = await readClusterVersion(cluster);
  if (version === undefined) {
    log(`Creating the database in ${cluster}`);
    await createCluster(cluster, binaries, runAs);
  } else if (version !== binaries.majorVersion) {
    throw new Error(
      `The database in ${cluster} is of PostgreSQL ${version}, but this service brings PostgreSQL ` +
        `${binaries.majorVersion}. Copy the data with pg_dump and psql of both versions, or choose another DATA_DIR.`,
    );
  }
  await giveTo(cluster, runAs);
}

async function removeUnfinishedClusters(cluster: string, log: (message: string) => void): Promise<void> {
  const parent = dirname(cluster);
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    if (!path.startsWith(`${cluster}.new-`)) continue;
    try {
      // An initdb that is just being stopped by its watchdog may still write: that is what the retries are for.
      await rm(path, { recursive: true, force: true, maxRetries: 10 });
    } catch {
      log(`${path} is left from an interrupted start and cannot be removed: please do`);
    }
  }
}

async function readClusterVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') {
      throw new Error(`The database in ${cluster} cannot be read by this user. Start the service as its owner.`, {
        cause: error,
      });
    }
  }
  const content = await readdir(cluster).catch(() => []);
  if (content.length > 0) {
    throw new Error(`${cluster} is not empty, and is no PostgreSQL database. Choose another DATA_DIR.`);
  }
  return undefined;
}

async function createCluster(cluster: string, binaries: PostgresBinaries, runAs: RunAs): Promise<void> {
  const unfinished = await mkdtemp(`${cluster}.new-`);
  await chown(unfinished, runAs.uid, runAs.gid);
  const options = [
    ...['--pgdata', unfinished, '--username', DATABASE_USER, '--encoding', 'UTF8', '--locale', 'C'],
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--data-checksums', '--no-instructions'],
    // The socket lies in a directory that only its owner can enter, so who connects has been checked by then.
    ...['--auth-local', 'trust', '--auth-host', 'reject'],
  ];
  const initdb = superviseProgram(runAs, [binaries.initdb, ...options], binaries.environment);
  if ((await initdb.ended) !== 0) {
    throw new Error(
      `PostgreSQL could not create a database in ${dirname(cluster)}. It said:\n${initdb.lastWords()}\n` +
        'Choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  await rename(unfinished, cluster);
  await syncDirectory(dirname(cluster));
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
}

/** Root may have run the cluster in a user namespace before, and may have to run it as another user now. */
async function giveTo(cluster: string, { uid, gid }: RunAs): Promise<void> {
  if ((await stat(cluster)).uid === uid || process.getuid?.() !== 0) return;
  for (const entry of await readdir(cluster, { recursive: true })) {
    await lchown(join(cluster, entry), uid, gid);
  }
  // The directory itself comes last, since it is what says that all of them are done.
  await lchown(cluster, uid, gid);
}

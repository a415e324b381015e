import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { PROGRAM_ENVIRONMENT } from './program-environment.js';

const run = promisify(execFile);

/** As whom, and behind which words, the PostgreSQL programs run: PostgreSQL refuses to run as root. */
export interface RunAs {
  /** Words that come before the program. */
  readonly prefix: readonly string[];
  /** The owner of the process, and of the files it is to work on. */
  readonly uid: number;
  readonly gid: number;
}

interface Reach {
  /** The data directory. */
  readonly directory: string;
  /** Where the cluster is or will be. */
  readonly cluster: string;
  readonly program: string;
}

/** In a user namespace root's files stay root's, and the program believes that it is nobody. */
const NAMESPACE_PREFIX = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
const UNPRIVILEGED_USERS = ['postgres', 'nobody'];

/**
 * Finds a way to run PostgreSQL here: as the present user, or for root the first of these that works: the user who
 * already owns the cluster or its directory, a user namespace, the user `postgres`, the user `nobody`. A directory that
 * keeps the last two out is given to them.
 *
 * @throws when root has no way that reaches both the program and the directory
 */
export async function chooseRunAs(reach: Reach): Promise<RunAs> {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { prefix: [], uid, gid };

  for await (const candidate of candidatesForRoot(reach)) {
    if ((await works(candidate, reach)) || (await worksAsOwner(candidate, reach))) return candidate;
  }
  throw new Error(
    'PostgreSQL does not run as root, user namespaces are not allowed here, and neither of the users ' +
      `${UNPRIVILEGED_USERS.join(' and ')} can reach both ${reach.directory} and ${reach.program}. ` +
      'Start the service as an ordinary user, choose a DATA_DIR below directories that everyone may enter, ' +
      'or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

async function* candidatesForRoot({ directory, cluster }: Reach): AsyncGenerator<RunAs> {
  const owner = await stat(cluster).catch(() => stat(directory));
  if (owner.uid !== 0) yield { prefix: [], uid: owner.uid, gid: owner.gid };
  if (process.platform === 'linux') yield { prefix: NAMESPACE_PREFIX, uid: 0, gid: 0 };
  for (const name of UNPRIVILEGED_USERS) {
    const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
    if (uid !== undefined && gid !== undefined) yield { prefix: [], uid, gid };
  }
}

async function idOf(which: '-u' | '-g', name: string): Promise<number | undefined> {
  try {
    const { stdout } = await run('id', [which, name], { env: PROGRAM_ENVIRONMENT });
    return Number(stdout);
  } catch {
    return undefined;
  }
}

async function works({ prefix, uid, gid }: RunAs, { directory, program }: Reach): Promise<boolean> {
  // initdb refuses to work for a user without a name.
  const script = 'cd -- "$1" && test -x "$2" && id -un';
  const question = [...prefix, '/bin/sh', '-c', script, 'sh', directory, program];
  const [command = '', ...words] = question;
  try {
    await run(command, words, { uid, gid, cwd: '/', env: PROGRAM_ENVIRONMENT });
    return true;
  } catch {
    return false;
  }
}

async function worksAsOwner(runAs: RunAs, reach: Reach): Promise<boolean> {
  const before = await stat(reach.directory);
  if (before.uid === runAs.uid) return false;
  try {
    await chown(reach.directory, runAs.uid, runAs.gid);
  } catch {
    return false;
  }
  if (await works(runAs, reach)) return true;
  await chown(reach.directory, before.uid, before.gid);
  return false;
}

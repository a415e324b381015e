import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './error-code.js';
import type { RunAs } from './run-as.js';

/** Names the socket file; nothing listens on the network. */
export const SOCKET_PORT = 5432;

const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
const LONGEST_SOCKET_PATH_BYTES = 103;

/**
 * Makes the directory for the server's socket, which only its owner may enter, and clears it of what a killed server
 * left. It is not in the data directory because the path of a socket must be short. No server may be running.
 *
 * @throws when somebody else has made a directory, a file or a link of that name
 */
export async function prepareSocketDirectory(dataDir: string, { uid, gid }: RunAs): Promise<string> {
  const name = createHash('sha256').update(`${dataDir}\0${uid}`).digest('hex').slice(0, 12);
  const directory = join(shortTemporaryDirectory(), `so-${name}`);
  await mkdir(directory, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  if (await isDirectoryOf(process.getuid?.(), directory)) {
    await chown(directory, uid, gid);
    await chmod(directory, 0o700);
  }
  if (!(await isDirectoryOf(uid, directory))) {
    throw new Error(
      `${directory}, where the socket of PostgreSQL belongs, is not a directory of user ${uid}. ` +
        'Remove it, or set TMPDIR to a directory of your own.',
    );
  }
  await rm(join(directory, SOCKET_NAME), { force: true });
  await rm(join(directory, `${SOCKET_NAME}.lock`), { force: true });
  return directory;
}

async function isDirectoryOf(uid: number | undefined, path: string): Promise<boolean> {
  const found = await lstat(path);
  return found.isDirectory() && found.uid === uid;
}

function shortTemporaryDirectory(): string {
  const longest = join(tmpdir(), 'so-123456789012', SOCKET_NAME);
  return Buffer.byteLength(longest) <= LONGEST_SOCKET_PATH_BYTES ? tmpdir() : '/tmp';
}

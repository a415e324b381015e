import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { errorCode } from './error-code.js';

/** The right of one service to use a data directory. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes the data directory, which must exist, for this process. The lock is a listening socket, because the kernel takes that back
 * from a process however it ends, `kill -9` included.
 *
 * @throws when another process holds the directory; the sentence names the directory and, where known, the process
 */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  const directory = await realpath(dataDir);
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 24);
  // Only Linux has sockets without a file; the others share /tmp, whatever the user's own TMPDIR.
  const address = process.platform === 'linux' ? `\0standing-order-${name}` : `/tmp/standing-order-${name}.lock`;
  return lockAddress(address, directory);
}

/** Like `lockDirectory`, at a socket address of the caller's choice: a file, or a name that starts with NUL. */
export async function lockAddress(address: string, directory: string): Promise<DirectoryLock> {
  // The holder may go, or leave a file behind, between the two questions: ask again.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listen(address);
    if (server) return { release: () => close(server) };

    const holder = await askHolder(address);
    if (holder.alive) {
      throw new Error(
        `Another Standing Order service already runs on ${directory}${holder.name}. ` +
          'Stop it first, or give this one another DATA_DIR.',
      );
    }
    if (!address.startsWith('\0')) await unlink(address).catch(() => undefined);
  }
  throw new Error(`The data directory ${directory} could not be locked: others keep taking and leaving it. Try again.`);
}

/** Resolves to nothing when the address is taken. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((asker) => {
      asker.on('error', () => asker.destroy());
      asker.end(`process ${process.pid}`, () => asker.destroy());
    });
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    // `exclusive`, since workers of a node cluster would otherwise share one socket, and so the lock.
    server.listen({ path: address, exclusive: true }, () => resolve(server));
    server.unref();
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

const HOLDER_TIMEOUT_MS = 500;

function askHolder(address: string): Promise<{ alive: boolean; name: string }> {
  return new Promise((resolve) => {
    let answer = '';
    let connected = false;
    const socket = connect(address, () => (connected = true));
    socket.setEncoding('utf8');
    socket.setTimeout(HOLDER_TIMEOUT_MS, () => socket.destroy());
    socket.on('data', (chunk: string) => (answer += chunk));
    // The outcome is told by `close`, which follows.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ alive: connected, name: answer === '' ? '' : ` (${answer})` }));
  });
}

import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What a server writes into its cluster while it runs, and leaves there when it is killed. */
export interface PostmasterFile {
  readonly pid: number;
  /** "starting", "ready", "stopping", … */
  readonly status: string;
}

const STATUS_LINE = 7;
const POLL_MILLISECONDS = 20;

/** Reads `postmaster.pid`; nothing when there is none, or none that has been written in full. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  // PostgreSQL notes a negative number for a server that one user runs alone.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  return pid > 0 ? { pid, status: (lines[STATUS_LINE] ?? '').trim() } : undefined;
}

/** Whether this very process is a PostgreSQL server on this cluster: a number may long belong to something else. */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [program = '', ...words] = commandLine.split('\0');
    return basename(program) === 'postgres' && words.includes(cluster);
  }
  const listing = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => undefined);
  return listing !== undefined && listing.stdout.includes('postgres') && listing.stdout.includes(cluster);
}

/**
 * Waits until the server that a killed service left has been stopped by its watchdog, and after that stops it here.
 * To be called by who holds the lock of the data directory, so that such a server can be nobody's.
 *
 * @returns the process that `postmaster.pid` still names although no server of this cluster runs under it
 * @throws when the server cannot be stopped
 */
export async function awaitPreviousServer(
  cluster: string,
  log: (message: string) => void,
  timeoutMs = 15_000,
): Promise<number | undefined> {
  const pid = await leftPid(cluster);
  if (pid === undefined) {
    await removeEmptyPostmasterFile(cluster);
    return undefined;
  }
  if (!(await isServerOf(cluster, pid))) return pid;

  log(`Waiting for the PostgreSQL server of a service that was killed (process ${pid})`);
  if (await isGone(cluster, pid, timeoutMs)) return leftPid(cluster);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    log(`PostgreSQL (process ${pid}) is still running: sending it ${signal}`);
    try {
      process.kill(pid, signal);
    } catch {
      // It has just gone, or it is another user's: the wait tells which.
    }
    if (await isGone(cluster, pid, 7_000)) return leftPid(cluster);
  }
  throw new Error(
    `A PostgreSQL server (process ${pid}) still runs on ${cluster} and does not stop. ` +
      'End that process, or choose another DATA_DIR.',
  );
}

/** A server that was killed between making the file and filling it leaves one that PostgreSQL refuses for ever. */
async function removeEmptyPostmasterFile(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const isEmpty = async (): Promise<boolean> => (await stat(file).catch(() => undefined))?.size === 0;
  if (!(await isEmpty())) return;
  await delay(200);
  if (await isEmpty()) await rm(file, { force: true });
}

/** A server that stopped in order has removed its file. */
async function leftPid(cluster: string): Promise<number | undefined> {
  return (await readPostmasterFile(cluster))?.pid;
}

async function isGone(cluster: string, pid: number, timeoutMs: number): Promise<boolean> {
  for (let waited = 0; waited <= timeoutMs; waited += POLL_MILLISECONDS) {
    if (!(await isServerOf(cluster, pid))) return true;
    await delay(POLL_MILLISECONDS);
  }
  return false;
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Root needs no more than a namespace of mounts; others need a system that lets them have one of users too. */
const IS_ROOT = process.getuid?.() === 0;
const NAMESPACES = IS_ROOT ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
const MEGABYTE = Buffer.alloc(1024 * 1024);

/** Whether this machine lets this user have one. */
export const smallDiskIsToBeHad =
  spawnSync('unshare', [...NAMESPACES, 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

/** Mounts over a directory what only its own processes see, and waits for this process to end or to let it go. */
const HOLD = 'mount -t tmpfs -o "size=$2m,mode=0755" none "$1" && echo mounted && exec cat';

/** A disk of few megabytes. It is seen only by who is started with its prefix, and leaves nothing behind. */
export class SmallDisk {
  private constructor(
    private readonly holder: ChildProcess,
    private readonly path: string,
  ) {}

  /** Lays it over a directory. */
  static async over(path: string, megabytes: number): Promise<SmallDisk> {
    const holder = spawn('unshare', [...NAMESPACES, '/bin/sh', '-c', HOLD, 'sh', path, String(megabytes)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    return new SmallDisk(holder, path);
  }

  /** Words that come before a program that is to see it. */
  get prefix(): readonly string[] {
    const namespaces = IS_ROOT ? ['--mount'] : ['--user', '--preserve-credentials', '--mount'];
    return ['nsenter', `--target=${this.holder.pid}`, ...namespaces, '--'];
  }

  /** Where this process finds a file that is on it. */
  seen(...names: readonly string[]): string {
    return join(`/proc/${this.holder.pid}/root`, this.path, ...names);
  }

  /** Leaves no byte. */
  async fill(): Promise<void> {
    const ballast = await open(this.seen('ballast'), 'a');
    try {
      for (let chunk = MEGABYTE; chunk.length > 0;) {
        const { bytesWritten } = await ballast.write(chunk).catch(() => ({ bytesWritten: 0 }));
        if (bytesWritten < chunk.length) chunk = chunk.subarray(0, Math.floor(chunk.length / 2));
      }
    } finally {
      await ballast.close();
    }
  }

  async free(): Promise<void> {
    await rm(this.seen('ballast'));
  }

  async remove(): Promise<void> {
    this.holder.stdin?.end();
    if (this.holder.exitCode === null) await once(this.holder, 'close');
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';

/** A PostgreSQL server that is a test's own to stop, freeze and kill. Whatever becomes of it, it is found at one URL. */
export class OwnPostgres {
  readonly url: string;

  private constructor(
    private readonly directory: string,
    private running: EmbeddedPostgres,
  ) {
    const { host, port, user, database } = running.connection;
    this.url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  }

  static async start(): Promise<OwnPostgres> {
    const directory = await mkdtemp(join(tmpdir(), 'standing-order-postgres-'));
    return new OwnPostgres(directory, await startEmbeddedPostgres(directory, () => undefined));
  }

  async start(): Promise<void> {
    this.running = await startEmbeddedPostgres(this.directory, () => undefined);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  /** It comes back by itself a moment later, and repairs what that has left. */
  async kill(): Promise<void> {
    process.kill(await this.postmaster(), 'SIGKILL');
  }

  /** Comes back by itself a moment later as a standby, which others can only read from, until it is promoted. */
  async demote(): Promise<void> {
    await writeFile(join(this.directory, 'postgres', 'standby.signal'), '');
    process.kill(await this.postmaster(), 'SIGINT');
  }

  /** Nothing of it runs any more, but its connections stay open, and new ones are taken by the system. */
  async freeze(): Promise<void> {
    await this.signalAll('SIGSTOP');
  }

  async thaw(): Promise<void> {
    await this.signalAll('SIGCONT');
  }

  /** Runs only for a moment now and then. */
  async slowDown(milliseconds: number): Promise<void> {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      await this.freeze();
      await delay(150);
      await this.thaw();
      await delay(10);
    }
  }

  async remove(): Promise<void> {
    await this.thaw().catch(() => undefined);
    await this.running.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async postmaster(): Promise<number> {
    return Number.parseInt(await readFile(join(this.directory, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  }

  /** The postmaster first, so that it makes no more of them. */
  private async signalAll(signal: NodeJS.Signals): Promise<void> {
    const postmaster = await this.postmaster();
    process.kill(postmaster, signal);
    const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
    for (const line of stdout.trim().split('\n')) {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      if (parent === postmaster && pid !== undefined) send(pid, signal);
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // A connection that has just ended.
  }
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { freePort } from './service-process.js';
import { redisUrl } from './test-database.js';

/** Whether this machine has a Redis to start. */
export const redisIsInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis that is a test's own to stop and freeze, always on one port. It keeps nothing from one run to the next. */
export class OwnRedis {
  private constructor(
    private readonly port: number,
    private running: ChildProcess,
  ) {}

  static async start(): Promise<OwnRedis> {
    const port = await freePort();
    return new OwnRedis(port, await startOn(port));
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.running = await startOn(this.port);
  }

  async stop(): Promise<void> {
    if (this.running.exitCode !== null || this.running.signalCode !== null) return;
    this.running.kill('SIGKILL');
    await once(this.running, 'close');
  }

  freeze(): void {
    this.running.kill('SIGSTOP');
  }

  thaw(): void {
    this.running.kill('SIGCONT');
  }
}

/** A Redis to count in: a test's own where one can be started, else that of TEST_REDIS_URL. */
export async function startRedis(): Promise<Pick<OwnRedis, 'url' | 'stop'> | undefined> {
  if (redisIsInstalled) return OwnRedis.start();
  return redisUrl === undefined ? undefined : { url: redisUrl, stop: () => Promise.resolve() };
}

async function startOn(port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', tmpdir()];
  const redis = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  for (let said = ''; !said.includes('Ready to accept connections');) {
    const [chunk] = (await once(redis.stdout, 'data')) as [Buffer];
    said += chunk.toString();
  }
  redis.stdout.resume();
  return redis;
}

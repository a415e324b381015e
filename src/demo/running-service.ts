import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Credentials } from './api.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** A service of this demo's own: a process with an embedded PostgreSQL, in a directory that goes when it stops. */
export interface RunningService {
  readonly url: string;
  readonly operator: Credentials;
  stop(): Promise<void>;
}

/**
 * Starts the service as `npm start` does, and waits until it says where it listens.
 * @param environment where programs are found; no setting is taken from it, so that no database but its own is touched
 * @throws Error with what the service said, when it ends instead; the signal's reason, when that is aborted
 */
export async function startService({ PATH }: NodeJS.ProcessEnv, signal: AbortSignal): Promise<RunningService> {
  const directory = await mkdtemp(join(tmpdir(), 'standing-order-demo-'));
  const operator = { user: 'operator', key: randomBytes(24).toString('base64url') };
  const child = spawn(process.execPath, [MAIN], {
    // A .env file is looked for there, and not found.
    cwd: directory,
    env: {
      ...(PATH && { PATH }),
      TMPDIR: directory,
      ...{ DATA_DIR: join(directory, 'data'), OPERATOR_KEY: operator.key },
      ...{ PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'warn' },
      // Whatever falls due does so when a store moves its clock.
      ...{ BILLING_INTERVAL_SECONDS: '0', DELIVERY_INTERVAL_MS: '0' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    // If the service was killed, its database is still ending, and may write a file meanwhile.
    await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [, address] = / serves (http:\S+) /.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      ended.then(() => reject(new Error(`The service has ended before it served.\n${said}`)), reject);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    return { url, operator, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

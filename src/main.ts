import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import { ConfigFaults, readConfig, type Config } from './platform/config/config.js';
import { createLogger } from './platform/logging/logger.js';
import { reasonOf } from './platform/logging/reason-of.js';
import { welcome } from './welcome.js';

/** Whatever hinders the parts of the service in stopping, the process ends after this. */
const STOP_DEADLINE_MS = 9_500;

/** Aborted when the service is told to stop. To be told so again changes nothing: its stop has an end of its own. */
const stopping = new AbortController();
const askedToStop = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stopping.abort());

try {
  const config = readConfig(environment());
  process.exit(await run(config, createLogger(config.logLevel)));
} catch (error) {
  if (error === stopping.signal.reason) process.exit(0);
  const sentences = error instanceof ConfigFaults ? error.faults : [`${reasonOf(error)}.`];
  for (const sentence of sentences) console.error(`Standing Order can't start: ${sentence}`);
  process.exit(1);
}

function environment(): NodeJS.ProcessEnv {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    throw new Error(`The file .env can't be read: ${reasonOf(error)}.`, { cause: error });
  }
  return process.env;
}

/** @returns the exit code */
async function run(config: Config, logger: Logger): Promise<number> {
  void askedToStop.then(() => endAfterDeadline(logger));
  // Loaded only now, because that takes longer than to find a setting at fault.
  const { startService } = await import('./service.js');
  const service = await startService(config, logger, stopping.signal);
  console.log(welcome(service));
  const exitCode = await Promise.race([askedToStop.then(() => 0), service.broken.then(() => 1)]);
  if (exitCode !== 0) {
    logger.fatal('the embedded database has ended by itself: see the lines before this one, then start again');
    stopping.abort();
  }
  try {
    await service.stop();
    return exitCode;
  } catch (error) {
    logger.error({ error }, 'the service did not stop in order');
    return 1;
  }
}

function endAfterDeadline(logger: Logger): void {
  setTimeout(() => {
    logger.error('the service did not stop in time');
    process.exit(1);
  }, STOP_DEADLINE_MS);
}

import { existsSync } from 'node:fs';
import type { DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { ConfigFaults, readConfig, type Config } from './platform/config/config.js';
import { createLogger } from './platform/logging/logger.js';
import { reasonOf } from './platform/logging/reason-of.js';
import { welcome } from './welcome.js';

/** Whatever hinders the parts of the service in stopping, the process ends so long after its grace. */
const STOP_DEADLINE_MS = 9_500;

/**
 * Runs the service in this process, as its environment and `.env` say, until it is told to stop by SIGTERM or SIGINT;
 * then the process ends. Whatever hinders it in starting is said in words, and the process ends with 1.
 * @param application of `StandingOrderModule.forRoot`, with modules of one's own; by default the service as it is
 */
export async function serve(application?: DynamicModule): Promise<never> {
  // To be told again changes nothing: a stop has an end of its own.
  const stopping = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stopping.abort());
  try {
    const config = readConfig(environment());
    process.exit(await run(config, createLogger(config.logLevel), stopping.signal, application));
  } catch (error) {
    if (error === stopping.signal.reason) process.exit(0);
    const sentences = error instanceof ConfigFaults ? error.faults : [`${reasonOf(error)}.`];
    for (const sentence of sentences) console.error(`Standing Order can't start: ${sentence}`);
    process.exit(1);
  }
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
async function run(
  config: Config,
  logger: Logger,
  stopping: AbortSignal,
  application: DynamicModule | undefined,
): Promise<number> {
  const askedToStop = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
  void askedToStop.then(() => endAfter(config.shutdownGraceMs + STOP_DEADLINE_MS, logger));
  // Node itself would print all that the error holds, such as the row of a subscriber that a constraint speaks of.
  process.on('uncaughtException', (error) => {
    logger.fatal({ error }, 'something went wrong that nothing was prepared for, so the service ends');
    process.exit(1);
  });
  // Loaded only now, because that takes longer than to find a setting at fault.
  const { startService } = await import('./service.js');
  const service = await startService(config, logger, stopping, application);
  console.log(welcome(service));
  await askedToStop;
  try {
    await service.stop();
    return 0;
  } catch (error) {
    logger.error({ error }, 'the service did not stop in order');
    return 1;
  }
}

function endAfter(deadlineMs: number, logger: Logger): void {
  setTimeout(() => {
    logger.error('the service did not stop in time');
    process.exit(1);
  }, deadlineMs);
}

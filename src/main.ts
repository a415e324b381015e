import { existsSync } from 'node:fs';
import { ConfigFaults, readConfig } from './platform/config/config.js';
import { createLogger } from './platform/logging/logger.js';
import { startService } from './service.js';
import { welcome } from './welcome.js';

if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const service = await startService(config, logger);
  console.log(welcome(service));

  const stop = (exitCode: number) => {
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    service.stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.error({ error }, 'the service did not stop in order');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop(0));
  process.once('SIGINT', () => stop(0));
  void service.broken.then(() => {
    logger.fatal('the embedded database has ended by itself: see the lines before this one, then start again');
    stop(1);
  });
} catch (error) {
  const sentences =
    error instanceof ConfigFaults ? error.faults : [error instanceof Error ? error.message : String(error)];
  for (const sentence of sentences) console.error(`Standing Order can't start: ${sentence}`);
  process.exit(1);
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { StandingOrderModule } from './app.module.js';
import { createApp } from './app.setup.js';
import { Admission } from './contract/availability/admission.js';
import { Availability } from './contract/availability/availability.js';
import { ContractAdapter } from './contract/http/contract.adapter.js';
import { drain } from './contract/http/drain.js';
import { listen } from './platform/listen.js';
import { answerLog, refusalLog } from './contract/http/answer-log.js';
import { serveMetrics } from './contract/http/metrics-server.js';
import type { Config, Role } from './platform/config/config.js';
import { openDatabaseServer, type DatabaseServer } from './platform/database/database-server.js';
import { Database } from './platform/database/database.js';
import { ExtensionsJob } from './extensions/extensions.job.js';
import { tablesOf } from './extensions/tables.decorator.js';
import { migrate, migrateModule } from './platform/database/migrate.js';
import { Notifications } from './platform/database/notifications.js';
import { NestLogger } from './platform/logging/logger.js';
import { Metrics } from './platform/metrics/metrics.js';
import { awaitRedis, openRedis } from './platform/redis/open-redis.js';
import { within } from './platform/within.js';
import { secretOf } from './platform/secrets/kept-secret.js';
import { Seal } from './platform/secrets/seal.js';
import { FirstStoreService, type FirstStore } from './stores/first-start/first-store.service.js';
import { assertSameSecret } from './stores/first-start/secret-fingerprint.js';

const KEEP_ALIVE_MS = 65_000;
const DRAIN = { graceMs: 500, deadlineMs: 6_000 };
/** For what goes on behind requests that were cut off, such as a statement that waits for a lock. */
const CLOSING_TIMEOUT_MS = 1_500;
/** A start that is to stop may come to the end of the step under way, if that does not take longer. */
const STARTING_TIMEOUT_MS = 4_000;

export interface Service {
  readonly role: Role;
  readonly address: AddressInfo;
  /** Only at the first start of an installation that serves the API. */
  readonly firstStore: FirstStore | undefined;
  /** Only when it was made by this start. */
  readonly newOperatorKey: string | undefined;
  stop(): Promise<void>;
}

/** What is open, in the order in which it was opened. */
interface Opened {
  server?: Server;
  databaseServer?: DatabaseServer;
  database?: Database;
  notifications?: Notifications;
  app?: INestApplication;
  metricsServer?: Server;
}

/**
 * Opens everything in order: the port first, which answers 503 until the service is ready; then the database, its
 * migrations, and the application. What was opened is closed again when something fails on the way.
 * @param stopping aborted when the service is to stop, which ends a start that is still under way
 * @param application of `StandingOrderModule.forRoot`
 * @throws in words for the operator, or the reason of the abort
 */
export async function startService(
  config: Config,
  logger: Logger,
  stopping: AbortSignal = new AbortController().signal,
  application: DynamicModule = StandingOrderModule.forRoot(),
): Promise<Service> {
  stopping.throwIfAborted();
  const availability = new Availability(config.role !== 'worker');
  const opened: Opened = {};
  const stop = () => close(opened, availability, config.shutdownGraceMs, logger);
  stopping.addEventListener('abort', () => availability.leave());
  try {
    const opening = open(config, logger, availability, opened, stopping, application);
    return { ...(await Promise.race([opening, startTimeout(stopping)])), stop };
  } catch (error) {
    logger.debug({ error }, 'the start has failed');
    await stop();
    throw error;
  }
}

function startTimeout(stopping: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    stopping.addEventListener('abort', () => setTimeout(() => reject(stopping.reason as Error), STARTING_TIMEOUT_MS));
  });
}

async function open(
  config: Config,
  logger: Logger,
  availability: Availability,
  opened: Opened,
  stopping: AbortSignal,
  application: DynamicModule,
): Promise<Omit<Service, 'stop'>> {
  const metrics = new Metrics();
  const admission = new Admission(config.maxWaitMs);
  const timeouts = { requestTimeoutMs: config.requestTimeoutMs, keepAliveTimeoutMs: KEEP_ALIVE_MS };
  const adapter = new ContractAdapter({
    ...timeouts,
    availability,
    admission,
    trustedProxies: config.trustedProxies,
    onAnswer: answerLog(logger, metrics),
    onRefusedEarly: refusalLog(logger, metrics),
  });
  const address = await listen(adapter.server, config.host, config.port, 'PORT');
  opened.server = adapter.server;
  if (config.metricsPort !== 0) {
    opened.metricsServer = await serveMetrics(metrics, { host: config.host, port: config.metricsPort, ...timeouts });
  }
  stopping.throwIfAborted();

  const databaseServer = await openDatabaseServer(config, (message) => logger.info({ from: 'postgres' }, message));
  opened.databaseServer = databaseServer;
  stopping.throwIfAborted();
  const { connection } = databaseServer;
  await migrate(connection);
  for (const { module, migrations } of tablesOf(application)) await migrateModule(connection, module, migrations);
  stopping.throwIfAborted();
  const database = new Database({
    connection,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    onIdleError: (error) => logger.warn({ error }, 'an idle database connection broke'),
  });
  opened.database = database;
  admission.begin(database);
  availability.onStop(() => admission.end());
  const notifications = new Notifications(connection);
  opened.notifications = notifications;
  await notifications.connect();

  const operatorKey = secretOf(config.operatorKey, config.dataDir, 'operator-key');
  const seal = new Seal(secretOf(config.apiKeySecret, config.dataDir, 'api-key-secret').value);
  await assertSameSecret(database.queries, seal);
  const { bodyLimitBytes, failedAuthorizationsPerMinute } = config;
  const redis = openRedis(config.redisUrl, logger);
  const worksByItself = config.role !== 'api';
  const app = await createApp(
    application,
    {
      platform: { database, notifications, metrics, logger },
      contract: { availability, seal, redis, bodyLimitBytes, failedAuthorizationsPerMinute },
      operatorKey: operatorKey.value,
      billingIntervalSeconds: worksByItself ? config.billingIntervalSeconds : 0,
      webhooks: {
        allowPrivate: config.webhookAllowPrivate,
        timeoutMs: config.webhookTimeoutMs,
        intervalMs: worksByItself ? config.deliveryIntervalMs : 0,
      },
      stripeApiUrl: config.stripeApiUrl,
    },
    adapter,
    new NestLogger(logger),
  );
  opened.app = app;
  await awaitRedis(redis);
  stopping.throwIfAborted();
  // From here on a stop waits for the end of the start: the first store's key is shown this once.
  const firstStore = config.role === 'worker' ? undefined : await app.get(FirstStoreService).make();
  app.get(ExtensionsJob).start();
  availability.serve();
  return {
    role: config.role,
    address,
    firstStore,
    newOperatorKey: operatorKey.isNew ? operatorKey.value : undefined,
  };
}

/** Requests first, after the time in which they learn to go elsewhere; then what carries them out, then what that stands on. */
async function close(opened: Opened, availability: Availability, graceMs: number, logger: Logger): Promise<void> {
  availability.leave();
  if (availability.phase === 'leaving' && graceMs > 0) await delay(graceMs);
  availability.stop();
  if (opened.server !== undefined) await drain(opened.server, DRAIN);
  try {
    const closed = await within(CLOSING_TIMEOUT_MS, closeWork(opened));
    if (!closed) logger.warn('what still went on behind requests that were cut off has been given up');
  } finally {
    await opened.databaseServer?.stop();
  }
}

async function closeWork({ app, metricsServer, notifications, database }: Opened): Promise<void> {
  await app?.get(ExtensionsJob).stop();
  await app?.close();
  metricsServer?.close();
  await notifications?.close();
  await database?.close();
}

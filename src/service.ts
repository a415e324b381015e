import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { createApp } from './app.setup.js';
import { Availability } from './contract/availability/availability.js';
import { ContractAdapter } from './contract/http/contract.adapter.js';
import { drain } from './contract/http/drain.js';
import { listen } from './platform/listen.js';
import { answerLog } from './contract/http/answer-log.js';
import type { Config } from './platform/config/config.js';
import { openDatabaseServer, type DatabaseServer } from './platform/database/database-server.js';
import { Database } from './platform/database/database.js';
import { migrate } from './platform/database/migrate.js';
import { Notifications } from './platform/database/notifications.js';
import { NestLogger } from './platform/logging/logger.js';
import { Metrics, serveMetrics } from './platform/metrics/metrics.js';
import { openRedis } from './platform/redis/open-redis.js';
import { within } from './platform/within.js';
import { secretOf } from './platform/secrets/kept-secret.js';
import { Seal } from './platform/secrets/seal.js';
import { FirstStoreService, type FirstStore } from './stores/first-start/first-store.service.js';
import { assertSameSecret } from './stores/first-start/secret-fingerprint.js';

const KEEP_ALIVE_MS = 65_000;
const DRAIN = { graceMs: 500, deadlineMs: 6_000 };
/** For what goes on behind requests that were cut off, such as a statement that waits for a lock. */
const CLOSING_PATIENCE_MS = 1_500;
/** A start that is to stop may come to the end of the step under way, if that does not take longer. */
const STARTING_PATIENCE_MS = 4_000;

export interface Service {
  readonly address: AddressInfo;
  /** Only at the first start of an installation. */
  readonly firstStore: FirstStore | undefined;
  /** Only when it was made by this start. */
  readonly newOperatorKey: string | undefined;
  /** Resolves when the embedded database has ended by itself, without which the service can't go on. */
  readonly broken: Promise<void>;
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
 * @throws in words for the operator, or the reason of the abort
 */
export async function startService(
  config: Config,
  logger: Logger,
  stopping: AbortSignal = new AbortController().signal,
): Promise<Service> {
  stopping.throwIfAborted();
  const availability = new Availability();
  const opened: Opened = {};
  const stop = () => close(opened, availability, logger);
  stopping.addEventListener('abort', () => availability.stop());
  try {
    const opening = open(config, logger, availability, opened, stopping);
    return { ...(await Promise.race([opening, outOfPatience(stopping)])), stop };
  } catch (error) {
    logger.debug({ error }, 'the start has failed');
    await stop();
    throw error;
  }
}

function outOfPatience(stopping: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    stopping.addEventListener('abort', () => setTimeout(() => reject(stopping.reason as Error), STARTING_PATIENCE_MS));
  });
}

async function open(
  config: Config,
  logger: Logger,
  availability: Availability,
  opened: Opened,
  stopping: AbortSignal,
): Promise<Omit<Service, 'stop'>> {
  const metrics = new Metrics();
  const adapter = new ContractAdapter({
    availability,
    requestTimeoutMs: config.requestTimeoutMs,
    keepAliveTimeoutMs: KEEP_ALIVE_MS,
    trustedProxies: config.trustedProxies,
    onAnswer: answerLog(logger, metrics),
  });
  const address = await listen(adapter.server, config.host, config.port, 'PORT');
  opened.server = adapter.server;
  if (config.metricsPort !== 0) opened.metricsServer = await serveMetrics(metrics, config.host, config.metricsPort);
  stopping.throwIfAborted();

  const databaseServer = await openDatabaseServer(config, (message) => logger.info({ from: 'postgres' }, message));
  opened.databaseServer = databaseServer;
  stopping.throwIfAborted();
  const { connection } = databaseServer;
  await migrate(connection);
  stopping.throwIfAborted();
  const database = new Database({
    connection,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    onIdleError: (error) => logger.warn({ error }, 'an idle database connection broke'),
  });
  opened.database = database;
  const notifications = new Notifications(connection);
  opened.notifications = notifications;
  await notifications.connect();

  const operatorKey = secretOf(config.operatorKey, config.dataDir, 'operator-key');
  const seal = new Seal(secretOf(config.apiKeySecret, config.dataDir, 'api-key-secret').value);
  await assertSameSecret(database.queries, seal);
  const { bodyLimitBytes, failedAuthorizationsPerMinute } = config;
  const redis = openRedis(config.redisUrl, logger);
  const app = await createApp(
    {
      platform: { database, notifications, metrics, logger },
      contract: { availability, seal, redis, bodyLimitBytes, failedAuthorizationsPerMinute },
      operatorKey: operatorKey.value,
      billingIntervalSeconds: config.billingIntervalSeconds,
      webhooks: {
        allowPrivate: config.webhookAllowPrivate,
        timeoutMs: config.webhookTimeoutMs,
        intervalMs: config.deliveryIntervalMs,
      },
      stripeApiUrl: config.stripeApiUrl,
    },
    adapter,
    new NestLogger(logger),
  );
  opened.app = app;
  stopping.throwIfAborted();
  // From here on a stop waits for the end of the start: the first store's key is shown this once.
  const firstStore = await app.get(FirstStoreService).make();
  availability.serve();
  return {
    address,
    firstStore,
    newOperatorKey: operatorKey.isNew ? operatorKey.value : undefined,
    broken: databaseServer.exited,
  };
}

/** Requests first, then what carries them out, then what that stands on. */
async function close(opened: Opened, availability: Availability, logger: Logger): Promise<void> {
  availability.stop();
  if (opened.server !== undefined) await drain(opened.server, DRAIN);
  try {
    const closed = await within(CLOSING_PATIENCE_MS, closeWork(opened));
    if (!closed) logger.warn('what still went on behind requests that were cut off has been given up');
  } finally {
    await opened.databaseServer?.stop();
  }
}

async function closeWork({ app, metricsServer, notifications, database }: Opened): Promise<void> {
  await app?.close();
  metricsServer?.close();
  await notifications?.close();
  await database?.close();
}

import { once } from 'node:events';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { within } from '../within.js';

const CONNECT_TIMEOUT_MS = 2_000;

/**
 * Redis, where there is one. While it is away, commands fail at once instead of waiting for it to come back. One that
 * does not answer counts as away: only the first commands wait for their time limit.
 */
export function openRedis(url: string | undefined, logger: Logger): Redis | undefined {
  if (url === undefined) return undefined;
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: 1_000,
    socketTimeout: 1_000,
  });
  let away = false;
  redis.on('error', (error) => {
    if (!away) logger.warn({ error }, 'Redis is out of reach: limits are counted by each process for itself');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info('Redis is back');
    away = false;
  });
  return redis;
}

/** Waits until Redis can be asked, or is found to be away: a process that served before would count for itself at first. */
export async function awaitRedis(redis: Redis | undefined): Promise<void> {
  if (redis === undefined || redis.status === 'ready') return;
  await within(
    CONNECT_TIMEOUT_MS,
    once(redis, 'ready').catch(() => undefined),
  );
}

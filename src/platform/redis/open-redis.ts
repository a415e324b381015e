import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** Redis, where there is one. While it is away, commands fail at once instead of waiting for it to come back. */
export function openRedis(url: string | undefined, logger: Logger): Redis | undefined {
  if (url === undefined) return undefined;
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 1_000,
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

import type { Logger } from 'pino';
import type { Metrics } from '../../platform/metrics/metrics.js';
import type { Answered } from './edge.js';

/** One log line and one count for each answer. The query is left out, because it may hold what a subscriber is called. */
export function answerLog(logger: Logger, metrics: Metrics) {
  return ({ ms, ...answered }: Answered): void => {
    metrics.countAnswer(answered.method ?? 'none', answered.status, ms);
    logger.info({ ...answered, ms: Math.round(ms * 100) / 100 }, 'answered');
  };
}

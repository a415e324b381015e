import type { Logger } from 'pino';
import type { Metrics } from '../../platform/metrics/metrics.js';

/** What is logged of a request that was refused before anything was made of it. */
export interface RefusedEarly {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
}

/** What is logged of an answer. One to bytes that the parser could make nothing of names neither method nor path. */
export interface Answered {
  readonly requestId: string;
  readonly method?: string;
  readonly path?: string;
  readonly status: number;
  readonly ms: number;
  readonly store?: string;
  /** The connection ended before the answer did. */
  readonly aborted?: true;
}

/** One log line and one count for each answer. The query is left out, because it may hold what a subscriber is called. */
export function answerLog(logger: Logger, metrics: Metrics) {
  return ({ ms, ...answered }: Answered): void => {
    metrics.countAnswer(answered.method ?? 'none', answered.status, ms);
    logger.info({ ...answered, ms: Math.round(ms * 100) / 100 }, 'answered');
  };
}

/**
 * The same for requests that are refused in a flood: each is counted, and those of one turn of the event loop share a
 * line, because a line for each would cost as much as to refuse it.
 */
export function refusalLog(logger: Logger, metrics: Metrics) {
  let refused: RefusedEarly[] = [];
  const write = () => {
    for (const { method } of refused) metrics.countAnswer(method, 503, 0);
    logger.info({ status: 503, refused }, 'refused');
    refused = [];
  };
  return (one: RefusedEarly): void => {
    if (refused.length === 0) setImmediate(write);
    refused.push(one);
  };
}

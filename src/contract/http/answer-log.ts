import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from '../../platform/metrics/metrics.js';
import type { ContractRequest } from './exchange.js';

/** One log line and one count for each answer. The query is left out, because it may hold what a subscriber is called. */
export function answerLog(logger: Logger, metrics: Metrics) {
  return (
    { method = '', exchange }: ContractRequest,
    { statusCode: status, writableFinished }: ServerResponse,
    ms: number,
  ): void => {
    metrics.countAnswer(method, status, ms);
    const { requestId, path, caller } = exchange;
    logger.info(
      {
        requestId,
        method,
        path,
        status,
        ms: Math.round(ms * 100) / 100,
        store: caller?.access?.storeId,
        aborted: !writableFinished || undefined,
      },
      'answered',
    );
  };
}

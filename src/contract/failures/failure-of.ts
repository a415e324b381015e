import { HttpException } from '@nestjs/common';
import { WaitedTooLong } from '../../platform/database/fair-connection-pool.js';
import { AmountTooLarge } from '../../domain/money/rounding.js';
import { conflictOf, isStatementTimeout, isUnavailable } from '../../platform/database/database-errors.js';
import { Failure } from './failure.js';
import { FAILURES, type FailureCode } from './failures.js';

/** The row that fits what a framework or library says with an HTTP status, in the set or outside of it. */
const BY_STATUS: Partial<Record<number, FailureCode>> = {
  401: 'bad_credentials',
  402: 'account_disabled',
  403: 'bad_credentials',
  404: 'unknown_url',
  405: 'unknown_url',
  406: 'not_acceptable',
  408: 'request_timeout',
  409: 'unprocessable',
  410: 'unknown_url',
  412: 'if_match_failed',
  413: 'body_too_large',
  414: 'headers_too_large',
  415: 'unsupported_content_type',
  417: 'unsupported_expectation',
  422: 'unprocessable',
  423: 'unprocessable',
  424: 'unprocessable',
  428: 'if_match_failed',
  429: 'rate_limited',
  431: 'headers_too_large',
  501: 'unknown_url',
  502: 'overloaded',
  503: 'overloaded',
  504: 'overloaded',
};

/** Whatever was thrown, as a row of the one table. What nobody foresaw is our own fault, and tells nothing of itself. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const conflict = conflictOf(error);
  if (conflict?.kind === 'in_use') return new Failure('in_use');
  if (conflict !== undefined) {
    const code = conflict.kind === 'taken' ? 'already_taken' : 'missing_reference';
    const { text } = FAILURES[code];
    return new Failure(code, { faults: [{ path: [conflict.column], code, text }] });
  }
  if (error instanceof AmountTooLarge) return new Failure('amount_too_large');
  if (isUnavailable(error)) return new Failure('database_unavailable');
  if (isStatementTimeout(error) || error instanceof WaitedTooLong) return new Failure('overloaded');
  const status = statusOf(error);
  if (status === undefined) return new Failure('internal_error');
  const code = BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'malformed_http' : 'internal_error');
  return new Failure(code);
}

/** Nest throws `HttpException`, Express and its parts throw `http-errors`, which are plain objects with a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

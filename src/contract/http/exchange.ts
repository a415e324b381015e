import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../../platform/security-headers.js';
import type { Listing } from '../../platform/database/listing.js';
import type { MonthRange } from '../lists/month-range.js';
import type { OperatorCaller, StoreCaller } from '../caller.js';
import { requestIdOf } from './request-id.js';
import type { SentBody } from './sent-body.js';
import { readTarget } from './request-target.js';

/** What the contract knows of one request while it is on its way. */
export interface Exchange {
  readonly requestId: string;
  /** The path as sent, without the query. */
  readonly path: string;
  /** The query as sent, without its question mark. */
  readonly query: string;
  /** What the answer will have whatever it is. */
  readonly headers: Record<string, string>;
  /** Milliseconds of a monotonic clock, for the log line and the metrics. */
  readonly startedAt: number;
  caller?: StoreCaller | OperatorCaller;
  /** Invites the caller to send its body, where it waits for that. */
  readonly inviteBody: (() => void) | undefined;
  body?: SentBody;
  listing?: Listing;
  months?: MonthRange;
}

export interface ContractRequest extends IncomingMessage {
  exchange: Exchange;
  /** The caller's address, as the trusted proxies report it. */
  readonly ip?: string;
  /** By which the caller has reached the outermost trusted proxy, likewise: `http` or `https`. */
  readonly protocol?: string;
  /** The name and port that the caller has used, likewise. */
  readonly host?: string;
  /** What the trusted proxies have taken off the path, likewise: `/billing`, or an empty text. */
  readonly pathPrefix?: string;
  params?: Readonly<Record<string, string | undefined>>;
  originalUrl?: string;
  res?: ContractResponse;
}

export interface ContractResponse extends ServerResponse {
  req: ContractRequest;
  locals?: object;
}

export function beginExchange(request: IncomingMessage, inviteBody?: () => void): Exchange {
  const { target, path, query } = readTarget(request);
  // The router is to see the same target as the edge, or one of them could be got around.
  request.url = target;
  const requestId = requestIdOf(request);
  return {
    requestId,
    headers: { 'SO-Request-Id': requestId, ...SECURITY_HEADERS },
    path,
    query,
    startedAt: performance.now(),
    inviteBody,
  };
}

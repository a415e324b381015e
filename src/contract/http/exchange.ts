import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Listing } from '../../platform/database/listing.js';
import type { MonthRange } from '../lists/month-range.js';
import type { OperatorCaller, StoreCaller } from '../caller.js';
import type { SentBody } from './sent-body.js';

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
  body?: SentBody;
  listing?: Listing;
  months?: MonthRange;
}

export interface ContractRequest extends IncomingMessage {
  exchange: Exchange;
  /** As Express has them: the caller's address as the trusted proxies report it, and what others may ask for. */
  readonly ip?: string;
  /** `http` or `https`, likewise. */
  readonly protocol?: string;
  params?: Readonly<Record<string, string | undefined>>;
  originalUrl?: string;
  res?: ContractResponse;
}

export interface ContractResponse extends ServerResponse {
  req: ContractRequest;
  locals?: object;
}

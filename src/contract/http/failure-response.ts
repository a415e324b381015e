import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../../platform/security-headers.js';
import { errorBody } from '../failures/error-body.js';
import type { Failure } from '../failures/failure.js';
import { FAILURES } from '../failures/failures.js';
import { fieldPositions } from '../json/field-positions.js';
import { STATUS_MESSAGES } from '../statuses.js';
import type { SentBody } from './sent-body.js';

/** Told with a 503 or 429 that names no time of its own. */
const RETRY_AFTER_SECONDS = 5;

/** The headers and body of a refusal, the same whether Nest, the edge or the raw socket sends it. */
export function failureResponse(failure: Failure, sent?: SentBody) {
  const { status } = FAILURES[failure.code];
  const body = errorBody(failure, fieldPositions(sent?.outlineAlong(failure.faults.map(({ path }) => path))));
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'SO-Error-Code': failure.code,
  };
  if (status === 401) headers['WWW-Authenticate'] = 'Basic realm="SO API", charset="UTF-8"';
  if (status === 503 || status === 429) {
    headers['Retry-After'] = String(Math.max(1, Math.ceil(failure.retryAfterSeconds ?? RETRY_AFTER_SECONDS)));
  }
  return { status, headers, body };
}

/** Answers with a refusal, unless an answer is half sent already: then the connection is all that can be ended. */
export function refuse(response: ServerResponse, failure: Failure, sent?: SentBody): void {
  const { status, headers, body } = failureResponse(failure, sent);
  if (!response.headersSent) response.writeHead(status, headers).end(body);
  else if (!response.writableEnded) response.destroy();
}

/**
 * A refusal as whole answers for bare sockets, on which there is no response object.
 * @returns the answer to the request of that id
 */
export function rawFailureResponse(
  failure: Failure,
  connection: 'close' | 'keep-alive',
): (requestId: string) => string {
  const { status, headers, body } = failureResponse(failure);
  const lines = Object.entries({ ...headers, ...SECURITY_HEADERS, Connection: connection });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const start = `HTTP/1.1 ${status} ${STATUS_MESSAGES[status]}\r\n${head}`;
  return (requestId) => `${start}SO-Request-Id: ${requestId}\r\nDate: ${new Date().toUTCString()}\r\n\r\n${body}`;
}

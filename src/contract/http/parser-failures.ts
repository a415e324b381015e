import { Failure } from '../failures/failure.js';
import { FAILURES, type FailureCode } from '../failures/failures.js';
import type { Status } from '../statuses.js';
import type { Connection } from './connection.js';
import { rawFailureResponse, refuse } from './failure-response.js';

interface ParserError extends NodeJS.ErrnoException {
  /** What the parser was reading, and how far it had come. */
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

/** What the HTTP parser says with statuses outside the contract's set, by the code of its error. */
const CODES: Partial<Record<string, FailureCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_INVALID_EOF_STATE: 'incomplete_body',
};

/** A request line that is well-formed, whatever its method. */
const REQUEST_LINE = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+ [\x21-\x7e]+ HTTP\/1\.[01]\r?\n/;
const BEGUN_METHOD = /[!#$%&'*+.^_`|~0-9A-Za-z-]*$/;
const MAX_METHOD = 32;

/** The parser's error as a failure of the one table. A method that it does not know is unknown, not malformed. */
export function parserFailure(error: ParserError): Failure {
  if (error.code === 'HPE_INVALID_METHOD' && REQUEST_LINE.test(fromMethodOn(error))) return new Failure('unknown_url');
  return new Failure(CODES[error.code ?? ''] ?? 'malformed_http');
}

/** The parser stops at the first letter that no method has there, with what came before it, or before the method, read. */
function fromMethodOn({ rawPacket, bytesParsed = 0 }: ParserError): string {
  const text = rawPacket?.toString('latin1') ?? '';
  const begun = BEGUN_METHOD.exec(text.slice(Math.max(0, bytesParsed - MAX_METHOD), bytesParsed))?.[0] ?? '';
  return begun + text.slice(bytesParsed);
}

/**
 * Ends a connection on which the parser gave up. It stumbled either inside the latest request, whose own answer then
 * says so, or over what came after it, which is refused once that one has been answered.
 */
export function settle(connection: Connection, failure: Failure, refuseRest: () => void): void {
  const { latest } = connection;
  if (latest === undefined || latest.req.complete) connection.whenAnswered(refuseRest);
  else if (latest.writableEnded) connection.endWhenAnswered();
  else if (latest.headersSent) connection.end();
  else {
    latest.shouldKeepAlive = false;
    refuse(latest, failure);
  }
}

/**
 * Writes a refusal on a bare connection and ends it.
 * @returns its status, or undefined if the connection has ended already
 */
export function refuseSocket(connection: Connection, failure: Failure, requestId: string): Status | undefined {
  const { socket } = connection;
  if (!socket.writable || socket.destroyed) {
    socket.destroy();
    return undefined;
  }
  connection.end(rawFailureResponse(failure, 'close')(requestId));
  return FAILURES[failure.code].status;
}

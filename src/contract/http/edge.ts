import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Availability } from '../availability/availability.js';
import { Failure } from '../failures/failure.js';
import { readAgainWithoutUpgrade } from './again-without-upgrade.js';
import type { Answered } from './answer-log.js';
import { LINGER_BYTES } from './connection.js';
import { Connections } from './connections.js';
import { allowOrigin } from './cors.js';
import { refuseEarly } from './early-refusal.js';
import { beginExchange, type ContractRequest, type ContractResponse } from './exchange.js';
import { hasKnownCoding } from './malformation.js';
import { parserFailure, refuseSocket, settle } from './parser-failures.js';
import { requestIdOf } from './request-id.js';
import { UnreadAnswers } from './unread-answers.js';

export interface EdgeOptions {
  readonly availability: Availability;
  /**
   * Milliseconds for a whole request to arrive; its headers have half of that. A caller that takes nothing of an answer for
   * that long loses the connection, sooner where nothing of it had left.
   */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly requestClass: typeof IncomingMessage;
  readonly responseClass: typeof ServerResponse;
  /** Called with each answer as it leaves. */
  readonly onAnswer: (answered: Answered) => void;
  /** The whole answer to a request for which there is no time, if that is so: see `refuseEarly`. */
  readonly earlyRefusal?: (request: IncomingMessage, underWay: number) => string | undefined;
}

/**
 * Answers a request that was received in its turn.
 * @param underWay requests that have been received and not answered, on all connections
 */
export type Serve = (request: ContractRequest, response: ContractResponse, underWay: number) => void;

/**
 * The outermost ring of a server: what must hold for every byte that arrives. Each request of a connection is answered
 * once and in order, or the connection ends; what the parser refuses leaves here in the one error body.
 */
export function createEdge(options: EdgeOptions, serve: Serve): Server {
  const { availability } = options;
  const halfTimeoutMs = Math.ceil(options.requestTimeoutMs / 2);
  const server = createServer({
    IncomingMessage: options.requestClass,
    ServerResponse: options.responseClass,
    requestTimeout: options.requestTimeoutMs,
    headersTimeout: halfTimeoutMs,
    keepAliveTimeout: options.keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs),
    // Node would answer a missing Host itself, without a body; `malformation` looks for it instead.
    requireHostHeader: false,
  });
  // Node would drop the headers beyond two thousand in silence; their size is bounded already.
  server.maxHeadersCount = 0;
  // A caller that has sent everything may say so, and is answered all the same. Node's types do not know the property.
  Object.assign(server, { httpAllowHalfOpen: true });

  /** A stop makes their callers, too, send their next request on another connection. */
  const unanswered = new Set<ServerResponse>();
  availability.onStop(() => {
    for (const response of unanswered) response.shouldKeepAlive = false;
  });
  const unread = new UnreadAnswers(unanswered);
  server.on('close', () => unread.stop());

  const { earlyRefusal } = options;
  const isRefusedEarly =
    earlyRefusal &&
    refuseEarly(server, {
      keepAliveTimeoutMs: options.keepAliveTimeoutMs,
      refusalOf: (request) =>
        connections.of(request.socket).latest === undefined ? earlyRefusal(request, unanswered.size) : undefined,
    });
  const connections = new Connections(server);

  const receive = (incoming: IncomingMessage, response: ServerResponse, inviteBody?: () => void): void => {
    const request = Object.assign(incoming, { exchange: beginExchange(incoming, inviteBody) });
    const cannotBeKept = !hasKnownCoding(incoming) || isBeyondDiscarding(incoming);
    if (availability.isStopping || cannotBeKept) response.shouldKeepAlive = false;
    unanswered.add(response);
    const connection = connections.of(incoming.socket);
    response.once('close', () => {
      unanswered.delete(response);
      connection.finish(response);
      options.onAnswer(answered(request, response));
    });
    allowOrigin(request, response);
    connection.begin(response, () => serve(request, response as ContractResponse, unanswered.size));
  };

  server.on('request', (request, response) => receive(request, response));
  // Such a caller sends its body once it is invited to, which is when somebody reads it.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
    receive(request, response, () => response.writeContinue()),
  );
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => receive(request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    readAgainWithoutUpgrade(server, connections.of(socket), request, head),
  );

  const refuseRaw = (socket: Duplex, failure: Failure, request?: IncomingMessage): void => {
    const requestId = requestIdOf(request);
    const status = refuseSocket(connections.of(socket), failure, requestId);
    if (status !== undefined) {
      options.onAnswer({ requestId, method: request?.method, path: request?.url, status, ms: 0 });
    }
  };
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    connections
      .of(socket)
      .whenAnswered(() => refuseRaw(socket, availability.refusal('') ?? new Failure('unknown_url'), request));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const connection = connections.of(socket);
    if (!connection.fail()) return;
    const failure = availability.refusal('') ?? parserFailure(error);
    if (isRefusedEarly?.(socket)) connection.end();
    else settle(connection, failure, () => refuseRaw(socket, failure));
  });
  server.setTimeout(halfTimeoutMs, (socket: Socket) => connections.of(socket).onSilence(halfTimeoutMs));
  return server;
}

function answered({ method, exchange }: ContractRequest, { statusCode, writableFinished }: ServerResponse): Answered {
  const { requestId, path, caller, startedAt } = exchange;
  return {
    requestId,
    method,
    path,
    status: statusCode,
    ms: performance.now() - startedAt,
    store: caller?.access?.storeId,
    aborted: writableFinished ? undefined : true,
  };
}

/** Should its body not be read, the connection could not go on behind it, and the answer has to say so. */
function isBeyondDiscarding({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > LINGER_BYTES;
}

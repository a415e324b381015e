import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Availability } from '../availability/availability.js';
import { Failure } from '../failures/failure.js';
import { answerPreflight, allowOrigin, isPreflight } from './cors.js';
import type { ContractRequest, ContractResponse, Exchange } from './exchange.js';
import { answerHealth } from './health.js';
import { malformation } from './malformation.js';
import { parserFailure, refuseSocket, settle } from './parser-failures.js';
import { refuse, SECURITY_HEADERS } from './refusal.js';
import { requestIdOf } from './request-id.js';

export interface EdgeOptions {
  readonly availability: Availability;
  /** Milliseconds for a whole request to arrive; its headers have half of that. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** Told of each answer as it leaves. */
  readonly onAnswer: (answered: Answered) => void;
}

/** What is told of an answer. One to bytes that the parser could make nothing of names neither method nor path. */
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

type Handler = (request: ContractRequest, response: ContractResponse) => void;

/**
 * The server's outermost ring: what must hold for every byte that arrives, before any framework sees it.
 * Request id, availability, well-formedness, CORS and health; what the parser refuses leaves here in the one error body.
 */
export function createEdge(options: EdgeOptions, handler: Handler): Server {
  const server = createServer({
    requestTimeout: options.requestTimeoutMs,
    headersTimeout: Math.ceil(options.requestTimeoutMs / 2),
    keepAliveTimeout: options.keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs),
    // Node would answer a missing Host itself, without a body; it is checked below instead.
    requireHostHeader: false,
  });
  // Node would drop the headers beyond two thousand in silence; their size is bounded already.
  server.maxHeadersCount = 0;
  // A caller that has sent everything may say so, and is answered all the same. Node's types do not know the property.
  Object.assign(server, { httpAllowHalfOpen: true });

  /** The answer to the latest request on each connection. */
  const latest = new WeakMap<Duplex, ServerResponse>();

  /** A stop tells their callers too to make their next request on another connection. */
  const unanswered = new Set<ServerResponse>();
  options.availability.onStop(() => {
    for (const response of unanswered) response.shouldKeepAlive = false;
  });

  const receive = (incoming: IncomingMessage, response: ServerResponse): void => {
    const exchange = beginExchange(incoming);
    const request = Object.assign(incoming, { exchange });
    latest.set(incoming.socket, response);
    if (options.availability.phase === 'stopping') response.shouldKeepAlive = false;
    response.setHeader('SO-Request-Id', exchange.requestId);
    for (const [name, value] of SECURITY) response.setHeader(name, value);
    unanswered.add(response);
    response.once('close', () => {
      unanswered.delete(response);
      if (request.complete && latest.get(incoming.socket) === response) latest.delete(incoming.socket);
      options.onAnswer(answered(request, response));
    });
    allowOrigin(request, response);

    if (isPreflight(request)) answerPreflight(response);
    else if (!answerHealth(exchange.path, request, response, options.availability)) {
      const failure = options.availability.refusal(exchange.path) ?? malformation(request);
      if (failure === undefined) handler(request, response as ContractResponse);
      else refuse(response, failure);
    }
  };

  server.on('request', receive);
  // An interim 100 is not in the closed set: the final answer comes at once, or the caller sends its body unasked.
  server.on('checkContinue', receive);
  server.on('checkExpectation', receive);
  const refuseRaw = (socket: Socket, failure: Failure, request?: IncomingMessage): void => {
    const requestId = requestIdOf(request);
    const status = refuseSocket(socket, failure, requestId);
    if (status !== undefined)
      options.onAnswer({ requestId, method: request?.method, path: request?.url, status, ms: 0 });
  };
  server.on('connect', (request: IncomingMessage, socket) =>
    refuseRaw(socket as Socket, options.availability.refusal('') ?? new Failure('unknown_url'), request),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, duplex) => {
    const socket = duplex as Socket;
    const failure = options.availability.refusal('') ?? parserFailure(error);
    settle(socket, failure, latest.get(socket), () => refuseRaw(socket, failure));
  });
  return server;
}

const SECURITY = Object.entries(SECURITY_HEADERS);

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

function beginExchange(request: IncomingMessage): Exchange {
  const target = pathAndQuery(request.url ?? '/');
  // The router is to see the same target as the edge, or one of them could be got around.
  request.url = target;
  const mark = target.indexOf('?');
  return {
    requestId: requestIdOf(request),
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    startedAt: performance.now(),
  };
}

/** A request line may name an absolute URL, as to a proxy: only its path and query matter here. */
function pathAndQuery(url: string): string {
  if (url.startsWith('/')) return url;
  const afterHost = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].length;
  return afterHost === undefined ? url : url.slice(afterHost).replace(/^(?!\/)/, '/');
}

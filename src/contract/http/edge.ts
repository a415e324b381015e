import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Admission } from '../availability/admission.js';
import { SECURITY_HEADERS } from '../../platform/security-headers.js';
import type { Availability } from '../availability/availability.js';
import { Failure } from '../failures/failure.js';
import { VERSION_PREFIX } from '../version.js';
import { answerPreflight, allowOrigin, isPreflight } from './cors.js';
import { refuseEarly } from './early-refusal.js';
import type { ContractRequest, ContractResponse, Exchange } from './exchange.js';
import { answerHealth } from './health.js';
import { malformation } from './malformation.js';
import { parserFailure, refuseSocket, settle } from './parser-failures.js';
import { rawRefusal, refuse } from './refusal.js';
import { requestIdOf } from './request-id.js';

export interface EdgeOptions {
  readonly availability: Availability;
  readonly admission: Admission;
  /** Milliseconds for a whole request to arrive; its headers have half of that. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly requestClass: typeof IncomingMessage;
  readonly responseClass: typeof ServerResponse;
  /** Told of each answer as it leaves. */
  readonly onAnswer: (answered: Answered) => void;
  /** Told instead where there was no time to look at a request any further. */
  readonly onRefusedEarly: (refused: RefusedEarly) => void;
}

export interface RefusedEarly {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
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

/** Made once, since it is given when there is no time to lose. */
const OVERLOADED = new Failure('overloaded', { retryAfterSeconds: 1 });
const overloadedAnswer = rawRefusal(OVERLOADED, 'keep-alive');

type Handler = (request: ContractRequest, response: ContractResponse) => void;

/**
 * The server's outermost ring: what must hold for every byte that arrives, before any framework sees it.
 * Request id, availability, well-formedness, CORS and health; what the parser refuses leaves here in the one error body.
 */
export function createEdge(options: EdgeOptions, handler: Handler): Server {
  const server = createServer({
    IncomingMessage: options.requestClass,
    ServerResponse: options.responseClass,
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

  const isExcess = (request: IncomingMessage) => options.admission.isExcess(request, unanswered.size);

  const isRefusedEarly = refuseEarly(server, {
    keepAliveTimeoutMs: options.keepAliveTimeoutMs,
    refusalOf: (request) => {
      const { availability } = options;
      if (latest.has(request.socket) || availability.isStopping || !isExcess(request)) return undefined;
      const { method = '' } = request;
      const { path } = readTarget(request);
      if (!path.startsWith(VERSION_PREFIX) || availability.refusal(path) !== undefined) return undefined;
      const requestId = requestIdOf(request);
      options.onRefusedEarly({ requestId, method, path });
      return overloadedAnswer(requestId);
    },
  });

  const serve = (request: ContractRequest, response: ServerResponse): void => {
    const { path } = request.exchange;
    if (isPreflight(request)) answerPreflight(response);
    else if (!answerHealth(path, request, response, options.availability)) {
      const failure = options.availability.refusal(path);
      if (failure !== undefined) refuse(response, failure);
      else if (isExcess(request)) refuse(response, OVERLOADED);
      else {
        const malformed = malformation(request);
        if (malformed === undefined) handler(request, response as ContractResponse);
        else refuse(response, malformed);
      }
    }
  };

  const receive = (incoming: IncomingMessage, response: ServerResponse): void => {
    const { socket } = incoming;
    const request = Object.assign(incoming, { exchange: beginExchange(incoming) });
    const before = latest.get(socket);
    latest.set(socket, response);
    if (options.availability.isStopping) response.shouldKeepAlive = false;
    unanswered.add(response);
    response.once('close', () => {
      unanswered.delete(response);
      if (request.complete && latest.get(socket) === response) latest.delete(socket);
      options.onAnswer(answered(request, response));
    });
    allowOrigin(request, response);

    if (before === undefined || before.writableFinished) serve(request, response);
    else {
      // One after the other: a connection that sends hundreds at once is to have no more of the service than any other.
      before.once('close', () => {
        // Node tells nobody of the end of an answer that has not had its turn.
        if (socket.destroyed || !before.shouldKeepAlive) response.emit('close');
        else serve(request, response);
      });
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
    if (isRefusedEarly(socket)) socket.destroySoon();
    else settle(socket, failure, latest.get(socket), () => refuseRaw(socket, failure));
  });
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

function beginExchange(request: IncomingMessage): Exchange {
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
  };
}

function readTarget({ url = '/' }: IncomingMessage): { target: string; path: string; query: string } {
  const target = pathAndQuery(url);
  const mark = target.indexOf('?');
  return mark < 0
    ? { target, path: target, query: '' }
    : { target, path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** A request line may name an absolute URL, as to a proxy: only its path and query matter here. */
function pathAndQuery(url: string): string {
  if (url.startsWith('/')) return url;
  const afterHost = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].length;
  return afterHost === undefined ? url : url.slice(afterHost).replace(/^(?!\/)/, '/');
}

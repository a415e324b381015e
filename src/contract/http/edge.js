import { createServer } from 'node:http';
import { Failure } from '../failures/failure.js';
import { answerPreflight, allowOrigin, isPreflight } from './cors.js';
import { answerHealth } from './health.js';
import { parserFailure, refuseSocket } from './parser-failures.js';
import { refuse, SECURITY_HEADERS } from './refusal.js';
import { requestIdOf } from './request-id.js';
/**
 * The server's outermost ring: what must hold for every byte that arrives, before any framework sees it.
 * Request id, availability, well-formedness, CORS and health; what the parser refuses leaves here in the one error body.
 */
export function createEdge(options, handler) {
    const server = createServer({
        requestTimeout: options.requestTimeoutMs,
        headersTimeout: Math.ceil(options.requestTimeoutMs / 2),
        keepAliveTimeout: options.keepAliveTimeoutMs,
        connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs),
        // Node would answer a missing Host itself, without a body; it is checked below instead.
        requireHostHeader: false,
    });
    const receive = (incoming, response) => {
        const exchange = beginExchange(incoming);
        const request = Object.assign(incoming, { exchange });
        response.setHeader('SO-Request-Id', exchange.requestId);
        for (const [name, value] of SECURITY)
            response.setHeader(name, value);
        response.once('close', () => options.onAnswer(request, response, performance.now() - exchange.startedAt));
        allowOrigin(request, response);
        if (isPreflight(request))
            answerPreflight(response);
        else if (!answerHealth(exchange.path, request, response, options.availability)) {
            const failure = options.availability.refusal(exchange.path) ?? malformation(request);
            if (failure === undefined)
                handler(request, response);
            else
                refuse(response, failure);
        }
        if (options.availability.phase === 'stopping')
            response.shouldKeepAlive = false;
    };
    server.on('request', receive);
    // An interim 100 is not in the closed set: the final answer comes at once, or the caller sends its body unasked.
    server.on('checkContinue', receive);
    server.on('checkExpectation', (request, response) => {
        response.setHeader('SO-Request-Id', requestIdOf(request));
        refuse(response, options.availability.refusal('') ?? new Failure('unsupported_expectation'));
    });
    server.on('connect', (_request, socket) => refuseSocket(socket, new Failure('unknown_url')));
    server.on('clientError', (error, socket) => refuseSocket(socket, options.availability.refusal('') ?? parserFailure(error)));
    return server;
}
const SECURITY = Object.entries(SECURITY_HEADERS);
function beginExchange(request) {
    const target = pathAndQuery(request.url ?? '/');
    const mark = target.indexOf('?');
    return {
        requestId: requestIdOf(request),
        path: mark < 0 ? target : target.slice(0, mark),
        query: mark < 0 ? '' : target.slice(mark + 1),
        startedAt: performance.now(),
    };
}
/** A request line may name an absolute URL, as to a proxy: only its path and query matter here. */
function pathAndQuery(url) {
    if (url.startsWith('/'))
        return url;
    const afterHost = /^https?:\/\/[^/?#]*/i.exec(url)?.[0].length;
    return afterHost === undefined ? url : url.slice(afterHost) || '/';
}
/** What makes a request malformed although the parser took it. */
function malformation(request) {
    if (request.httpVersion === '1.1' && !request.headers.host)
        return new Failure('missing_host');
    const { path } = request.exchange;
    if (!path.includes('%'))
        return undefined;
    try {
        return CONTROL_CHARACTER.test(decodeURIComponent(path)) ? new Failure('malformed_http') : undefined;
    }
    catch {
        return new Failure('malformed_http', { text: 'The path has a percent sign that does not encode UTF-8' });
    }
}
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

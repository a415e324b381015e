import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServedSocket } from './served-socket.js';

interface EarlyRefusalOptions {
  /** The whole answer to a request that is to be refused, or undefined: it is to be received as usual. */
  readonly refusalOf: (request: IncomingMessage) => string | undefined;
  /** How long a connection may be idle after such an answer. */
  readonly keepAliveTimeoutMs: number;
}

/**
 * Refuses requests once their headers have been read, before Node makes a response of each and listens to it: that costs
 * several times what the answer itself does, and whoever is flooded has to refuse many for each one that is served.
 * Where Node's server should not be made as it is today, all requests are received as usual.
 * @returns whether a refused request, whose body has not come to its end, is what a connection is at
 */
export function refuseEarly(server: Server, options: EarlyRefusalOptions): (socket: Duplex) => boolean {
  const { refusalOf, keepAliveTimeoutMs } = options;
  const bodies = new WeakMap<Duplex, IncomingMessage>();

  server.on('connection', (socket: ServedSocket) => {
    const { parser } = socket;
    const receive = parser?.onIncoming;
    if (!parser || receive === undefined) return;
    /** Node looks after a connection between two requests only where it has answered itself. */
    let isTimed = false;

    parser.onIncoming = (request, keepAlive) => {
      const answer = keepAlive && isPlain(request) && !socket.writableNeedDrain ? refusalOf(request) : undefined;
      if (answer === undefined) {
        if (isTimed) socket.setTimeout(server.timeout);
        isTimed = false;
        return receive(request, keepAlive);
      }
      socket.write(answer);
      if (hasBody(request)) {
        bodies.set(socket, request);
        request.resume();
      }
      if (!isTimed) socket.setTimeout(keepAliveTimeoutMs);
      isTimed = true;
      return 0;
    };
  });
  return (socket) => bodies.get(socket)?.complete === false;
}

const PLAIN_METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE']);

/** Answered like any other of its kind: with a body, and with no more headers; and waiting for nothing before it goes on. */
function isPlain({ method = '', headers, upgrade }: IncomingMessage & { readonly upgrade?: boolean }): boolean {
  return PLAIN_METHODS.has(method) && !upgrade && headers.origin === undefined && headers.expect === undefined;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

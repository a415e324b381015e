import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** What Node's server makes of a connection, as far as it is used here. None of it is in Node's documentation. */
export interface ServedSocket extends Socket {
  readonly parser?: RequestParser | null;
}

/** The parser of a connection. Its native callbacks are properties whose numbers its class knows. */
export interface RequestParser {
  /** Reads the socket without JavaScript, until somebody listens to its data. */
  readonly _consumed?: boolean;
  /** Called with each request once its headers have been read. */
  onIncoming?: (request: IncomingMessage, keepAlive: boolean) => number;
  /** A copy of the chunk that is being parsed. */
  readonly getCurrentBuffer?: () => Buffer;
  [callback: number]: ((result?: unknown) => void) | null;
}

/** The numbers of the native callbacks: called as a request begins, and behind each chunk that was read natively. */
export interface ParserCallbacks {
  readonly kOnMessageBegin: number;
  readonly kOnExecute: number;
}

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ForeignProtocols } from './foreign-protocols.js';
import type { ParserCallbacks, ServedSocket } from './served-socket.js';

/** How long a caller may go on sending behind an answer that ends its connection, and how much. */
const LINGER_MS = 30_000;
const LINGER_IDLE_MS = 2_000;
export const LINGER_BYTES = 16 * 1024 * 1024;

/** Requests of one connection that may wait for those before them; each costs some kilobytes. */
const MAX_WAITING = 100;

/** One connection of a server: which request is its latest, and how it ends. */
export class Connection {
  /** The answer to the latest request, while anything of the two is under way. */
  latest: ServerResponse | undefined;
  /** Requests that have not been answered, the one under way first. */
  private readonly unanswered: ServerResponse[] = [];
  /** Nothing more is read, or only to be discarded. */
  isEnding = false;
  private hasFailed = false;
  /** Something other than a request is to follow the latest answer. */
  private hasFollowing = false;
  /** How much the socket may have received while a request that was answered before its end still arrives. */
  private maxBytesRead = Infinity;
  private endReadChunk: (chunk: Buffer) => void = () => undefined;

  constructor(readonly socket: Socket) {
    // Node resets a connection on which the caller still sends, and the answer may be lost with it. It also ends one whose
    // caller sends nothing more, without knowing what follows the latest answer.
    socket.destroySoon = () => {
      const [current] = this.unanswered;
      if (!this.hasFollowing || current?.shouldKeepAlive === false) this.end();
    };
    // Node takes its own listeners away before it hands a connection over.
    socket.on('error', () => undefined);
  }

  /**
   * Watches what the parser makes of the connection. Refuses a request in a foreign protocol like one that is
   * malformed. Ignores requests once the connection is ending, and those beyond the number that may wait: the connection
   * then ends with the last one that was received. Where Node's server is made in another way than today, all are received.
   * @param refuse called for a request that is malformed
   */
  watchParser(refuse: () => void): void {
    const { parser } = this.socket as ServedSocket;
    const receive = parser?.onIncoming;
    if (!parser?.getCurrentBuffer || receive === undefined) return;
    const protocols = new ForeignProtocols();
    const copyChunk = parser.getCurrentBuffer.bind(parser);
    let isForeign = false;
    parser.onIncoming = (request, keepAlive) => {
      const isTooMany = this.unanswered.length >= MAX_WAITING;
      if (isTooMany && this.latest !== undefined) this.latest.shouldKeepAlive = false;
      isForeign ||= protocols.isForeign(request.url ?? '', copyChunk);
      if (!this.isEnding && !isTooMany && !isForeign) return receive(request, keepAlive);
      // Or Node would hand the connection over.
      Object.assign(request, { upgrade: false });
      return 0;
    };
    const endChunk = (copy: () => Buffer): void => {
      protocols.endChunk(copy);
      if (isForeign) refuse();
      if (this.socket.bytesRead > this.maxBytesRead) this.socket.destroy();
    };
    const { kOnMessageBegin, kOnExecute } = parser.constructor as unknown as ParserCallbacks;
    parser[kOnMessageBegin] = () => protocols.beginRequest();
    const afterChunk = parser[kOnExecute];
    parser[kOnExecute] = (result) => {
      endChunk(copyChunk);
      if (!isForeign) afterChunk?.(result);
    };
    // A connection that was handed over is read in JavaScript from then on.
    this.socket.off('data', this.endReadChunk);
    this.endReadChunk = (chunk) => endChunk(() => chunk);
    if (parser._consumed !== true) this.socket.on('data', this.endReadChunk);
  }

  /**
   * Serves a request once those before it have been answered. A connection that sends hundreds at once is to have no more
   * of the service than any other.
   */
  begin(response: ServerResponse, serve: () => void): void {
    // Node emits nothing at the end of an answer that has not had its turn.
    this.afterLatest(serve, () => response.emit('close'));
    this.latest = response;
    this.unanswered.push(response);
    this.maxBytesRead = Infinity;
  }

  /** An answer has been written, or will not be. */
  finish(response: ServerResponse): void {
    this.unanswered.splice(this.unanswered.indexOf(response), 1);
    if (!response.req.complete) this.maxBytesRead = this.socket.bytesRead + LINGER_BYTES;
    else if (this.latest === response) this.latest = undefined;
  }

  /** The parser can make nothing of what comes. @returns whether that is new */
  fail(): boolean {
    const isNew = !this.hasFailed && !this.isEnding;
    this.hasFailed = true;
    // It would fail again with each chunk, while the requests before may take their time.
    if (isNew) this.socket.pause();
    return isNew;
  }

  /** Runs an action once all requests have been answered; never, if the connection ends with the last of them. */
  whenAnswered(action: () => void): void {
    this.hasFollowing = true;
    this.afterLatest(
      () => {
        this.hasFollowing = false;
        action();
      },
      () => undefined,
    );
  }

  /** Ends the connection once the latest answer, which waits for those before it, has been written. */
  endWhenAnswered(): void {
    const { latest } = this;
    if (latest === undefined || latest.closed) this.end();
    else latest.once('close', () => this.end());
  }

  private afterLatest(action: () => void, otherwise: () => void): void {
    const { latest } = this;
    const goOn = () => (this.socket.destroyed || this.isEnding || !latest?.shouldKeepAlive ? otherwise() : action());
    if (latest === undefined) action();
    else if (latest.closed) goOn();
    else latest.once('close', goOn);
  }

  /**
   * Called when nothing was read or written for a while. Ends the connection if it is idle, or if its caller does not take
   * an answer; work that takes long goes on, and Node looks after requests that do not arrive.
   * @param againInMs when to be called again, if nothing happens until then
   */
  onSilence(againInMs: number): void {
    const { socket } = this;
    const isUnread = socket.writableLength > 0;
    if (!isUnread && this.unanswered.length > 0) socket.setTimeout(againInMs);
    else if (isUnread || socket.bytesWritten > 0) socket.destroy();
  }

  /**
   * Ends the connection once everything has been written, and discards what the caller still sends, so that the answer
   * reaches it: for a limited time and up to a limited number of bytes.
   * @param answer bytes to write before
   */
  end(answer?: string): void {
    const { socket } = this;
    if (this.isEnding) return;
    this.isEnding = true;
    if (socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(answer ?? '');
    const destroy = () => socket.destroy();
    const closeWhenWritten = () => (socket.writableFinished ? destroy() : socket.once('finish', destroy));
    if (socket.readableEnded) closeWhenWritten();
    else socket.once('end', closeWhenWritten);

    const deadline = setTimeout(destroy, LINGER_MS).unref();
    const idle = setTimeout(destroy, LINGER_IDLE_MS).unref();
    socket.once('close', () => {
      clearTimeout(deadline);
      clearTimeout(idle);
    });
    let discarded = 0;
    // The parser gets nothing more of it.
    socket.removeAllListeners('data');
    socket.on('data', (chunk: Buffer) => {
      discarded += chunk.length;
      if (discarded > LINGER_BYTES) destroy();
      else idle.refresh();
    });
    socket.resume();
  }
}

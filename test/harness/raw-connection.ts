import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly reason: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The size of everything before the body: status line, headers and the empty line after them. */
  readonly headBytes: number;
}

const TIMEOUT_MS = 5_000;

/** A TCP connection to the server: sends any bytes, and reads answers as strictly as HTTP allows. */
export class RawConnection {
  private received = Buffer.alloc(0);
  private ended = false;
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    // A connection that the server resets has ended like any other.
    socket.on('error', () => undefined);
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        this.ended = true;
        this.wake();
      });
    }
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  send(bytes: string | Buffer): this {
    this.socket.write(bytes);
    return this;
  }

  /** Says that nothing more will be sent, and goes on listening. */
  halfClose(): this {
    this.socket.end();
    return this;
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** The next answer. @param toHead it answers a HEAD, so that it has no body whatever its headers say */
  async answer({ toHead = false } = {}): Promise<RawAnswer> {
    const headEnd = await this.until(() => this.received.indexOf('\r\n\r\n'));
    const [statusLine = '', ...lines] = this.received.subarray(0, headEnd).toString('latin1').split('\r\n');
    const [, status, reason] = /^HTTP\/1\.1 (\d{3}) ([^\r\n]+)$/.exec(statusLine) ?? [];
    if (status === undefined || reason === undefined) throw new Error(`not a status line: ${statusLine}`);
    const headers = Object.fromEntries(lines.map((line) => this.headerOf(line)));
    const length = toHead || status === '204' ? 0 : Number(headers['content-length'] ?? NaN);
    if (Number.isNaN(length)) throw new Error(`an answer without Content-Length: ${statusLine}`);
    const bodyStart = headEnd + 4;
    await this.until(() => (this.received.length >= bodyStart + length ? 0 : -1));
    const body = this.received.subarray(bodyStart, bodyStart + length).toString('utf8');
    this.received = this.received.subarray(bodyStart + length);
    return { status: Number(status), reason, headers, body, headBytes: bodyStart };
  }

  /**
   * The next answer that is not an interim one; undefined if the connection ends before it.
   * @param isToHead whether the request of an id was a HEAD, so that its answer has no body whatever its headers say
   */
  async finalAnswer(isToHead: (requestId: string) => boolean = () => false): Promise<RawAnswer | undefined> {
    for (;;) {
      const headEnd = await this.until(() =>
        this.ended && this.received.length === 0 ? 0 : this.received.indexOf('\r\n\r\n'),
      );
      if (this.received.length === 0) return undefined;
      const head = this.received.subarray(0, headEnd).toString('latin1');
      if (head.startsWith('HTTP/1.1 1')) await this.interim();
      else return this.answer({ toHead: isToHead(/^SO-Request-Id: (\S+)/im.exec(head)?.[1] ?? '') });
    }
  }

  /** The next interim answer, which is a head without a body. @returns its status */
  async interim(): Promise<number> {
    const headEnd = await this.until(() => this.received.indexOf('\r\n\r\n'));
    const head = this.received.subarray(0, headEnd).toString('latin1');
    const [, status] = /^HTTP\/1\.1 (1\d\d) [^\r\n]+$/.exec(head) ?? [];
    if (status === undefined) throw new Error(`not an interim answer: ${head}`);
    this.received = this.received.subarray(headEnd + 4);
    return Number(status);
  }

  /** Waits until the server ends the connection, and gives what came after the answers that were read. */
  async rest(): Promise<string> {
    await this.until(() => (this.ended ? 0 : -1));
    this.destroy();
    return this.received.toString('latin1');
  }

  private headerOf(line: string): [string, string] {
    const colon = line.indexOf(': ');
    if (colon < 1) throw new Error(`not a header: ${line}`);
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
  }

  /** Waits until something was found in what was received: its place, which is not negative. */
  private async until(find: () => number): Promise<number> {
    const deadline = AbortSignal.timeout(TIMEOUT_MS);
    for (;;) {
      const found = find();
      if (found >= 0) return found;
      const soFar = () => JSON.stringify(this.received.toString('latin1').slice(0, 2_000));
      if (this.ended) throw new Error(`the connection ended after ${soFar()}`);
      await new Promise<void>((resolve, reject) => {
        this.wake = resolve;
        deadline.onabort = () => reject(new Error(`nothing more came within ${TIMEOUT_MS} ms after ${soFar()}`));
      });
    }
  }
}

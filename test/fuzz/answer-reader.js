const STATUS_LINE = /^HTTP\/1\.1 (\d{3}) [ -~]+$/;
const HEADER = /^([A-Za-z][A-Za-z-]*): ([ -~]*)$/;
/** The only interim answer that there is, as a whole. */
const CONTINUE = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n');

/** Reads the answers on a connection, as strictly as HTTP allows: any other byte is an error. */
export class AnswerReader {
  constructor() {
    this.chunks = [];
    this.received = Buffer.alloc(0);
    /** Interim answers since the last answer. */
    this.interims = 0;
  }

  take(chunk) {
    this.chunks.push(chunk);
  }

  /** What has come after the answers that were read. */
  get rest() {
    this.join();
    return this.received.toString('latin1');
  }

  /**
   * The next answer, if it is here as a whole, with the number of interim answers before it.
   * @param toHead it answers a HEAD, and so has no body whatever its headers say
   * @throws in words when what came is no answer
   */
  next(toHead) {
    this.join();
    while (this.received.subarray(0, CONTINUE.length).equals(CONTINUE)) {
      this.interims += 1;
      this.received = this.received.subarray(CONTINUE.length);
    }
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return undefined;
    const [statusLine, ...lines] = this.received.latin1Slice(0, headEnd).split('\r\n');
    const status = Number(STATUS_LINE.exec(statusLine)?.[1] ?? fail('not a status line', statusLine));
    const headers = Object.create(null);
    for (const line of lines) {
      const [, name, value] = HEADER.exec(line) ?? fail('not a header', line);
      const known = name.toLowerCase();
      if (known in headers) fail('a header twice', line);
      headers[known] = value;
    }
    const bodyStart = headEnd + 4;
    const isUnread = headers.connection === 'close' && UNREAD.has(headers['so-error-code']);
    const hasBody = status !== 204 && (!toHead || (isUnread && this.received.length > bodyStart));
    const bodyBytes = hasBody ? lengthOf(headers, statusLine) : 0;
    const end = bodyStart + bodyBytes;
    if (this.received.length < end) return undefined;
    const text = toHead ? '' : this.received.utf8Slice(bodyStart, end);
    this.received = this.received.subarray(end);
    const { interims } = this;
    this.interims = 0;
    return { status, headers, text, headBytes: bodyStart, bodyBytes, interims };
  }

  join() {
    if (this.chunks.length === 0) return;
    this.received = Buffer.concat([this.received, ...this.chunks]);
    this.chunks = [];
  }
}

/** What the service could not read has no method that it knows of, and so even a HEAD is refused with a body. */
const UNREAD = new Set(['malformed_http', 'headers_too_large']);

function lengthOf({ 'content-length': length = '' }, statusLine) {
  return /^\d+$/.test(length) ? Number(length) : fail('an answer without a length', statusLine);
}

function fail(what, line) {
  throw new Error(`${what}: ${JSON.stringify(line)}`);
}

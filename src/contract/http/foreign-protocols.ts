/** The end of a request line in one of the protocols that the HTTP parser takes. */
const LINE_END = / (HTTP|RTSP|ICE)\/\d\.\d[\r\n]/g;

/**
 * Recognizes requests in RTSP and ICE, which Node's parser takes for HTTP without saying so: their lines are looked up in
 * the bytes that were received. To be called as the parser comes to the beginning of a request, to the end of its headers,
 * and to the end of a chunk.
 */
export class ForeignProtocols {
  private areHeadersOpen = false;
  private hasBegunInChunk = false;
  /** What has arrived of the request whose headers are open. */
  private earlierChunks: Buffer[] = [];
  private lines: RequestLines | undefined;

  beginRequest(): void {
    this.areHeadersOpen = true;
    this.hasBegunInChunk = true;
  }

  /** @param url of the request whose headers have come to their end in this chunk */
  isForeign(url: string, copyChunk: () => Buffer): boolean {
    this.areHeadersOpen = false;
    this.lines ??= requestLines(this.withEarlier(copyChunk()));
    return this.lines.isNextForeign(url);
  }

  endChunk(copyChunk: () => Buffer): void {
    if (!this.areHeadersOpen) this.earlierChunks = [];
    else if (this.hasBegunInChunk) this.earlierChunks = [behindHeaders(copyChunk())];
    else this.earlierChunks.push(copyChunk());
    this.hasBegunInChunk = false;
    this.lines = undefined;
  }

  private withEarlier(chunk: Buffer): Buffer {
    return this.earlierChunks.length === 0 ? chunk : Buffer.concat([...this.earlierChunks, chunk]);
  }
}

const HEADERS_END = '\r\n\r\n';

/** Headers that are still open hold no such end, so that no line of an earlier request is in the rest. */
function behindHeaders(chunk: Buffer): Buffer {
  const at = chunk.lastIndexOf(HEADERS_END);
  return at < 0 ? chunk : chunk.subarray(at + HEADERS_END.length);
}

/** What looks like a request line, in the order of the text: one that is asked for stands behind those before it. */
class RequestLines {
  private next = 0;

  constructor(private readonly lines: readonly { readonly url: string; readonly isForeign: boolean }[]) {}

  isNextForeign(url: string): boolean {
    const { lines } = this;
    for (let at = this.next; at < lines.length; at += 1) {
      if (lines[at]?.url === url) {
        this.next = at + 1;
        return lines[at]?.isForeign === true;
      }
    }
    return false;
  }
}

const NO_LINES = new RequestLines([]);

function requestLines(bytes: Buffer): RequestLines {
  const text = bytes.toString('latin1');
  if (!text.includes('RTSP/') && !text.includes('ICE/')) return NO_LINES;
  const lines = Array.from(text.matchAll(LINE_END), ({ index, 1: protocol }) => {
    let end = index;
    while (text[end - 1] === ' ') end -= 1;
    return { url: text.slice(text.lastIndexOf(' ', end - 1) + 1, end), isForeign: protocol !== 'HTTP' };
  });
  return new RequestLines(lines);
}

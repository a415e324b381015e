/** The end of a request line in a protocol that the HTTP parser also takes. */
const FOREIGN_LINE_END = / (?:RTSP|ICE)\/\d\.\d\r/g;
const FOREIGN_NAMES = ['RTSP/', 'ICE/'];
/** What a chunk may hold of such an end, but for its last byte. */
const MAX_CARRIED = ' RTSP/1.0'.length;
/** Longer names of headers are taken for something else. */
const MAX_LINE_HEAD = 64;
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const SPOILED = 'x'.charCodeAt(0);

/**
 * Node's parser takes RTSP and ICE for HTTP, and does not say which of them a request was in. So a byte of the protocol
 * is overwritten before the parser reads it, which then refuses the request line as malformed. No JSON has such a line
 * end in it; a header's value that does loses nothing that the service reads.
 * @returns what is to be called with each chunk of one connection, in turn, before the parser
 */
export function spoilForeignProtocols(): (chunk: Buffer) => void {
  let carried = '';
  /** How the line begins that the last chunk has left open. */
  let lineHead = '';
  return (chunk) => {
    if (carried !== '' || FOREIGN_NAMES.some((name) => chunk.includes(name, 0, 'latin1'))) {
      for (const { index } of (carried + chunk.toString('latin1')).matchAll(FOREIGN_LINE_END)) {
        const at = index + 1 - carried.length;
        // The parser has the name already, and all that is left may be the end of a header's line.
        if (at >= 0 || !isOfHeader(lineHead)) chunk[Math.max(0, at)] = SPOILED;
      }
    }
    carried = endOf(chunk.length < MAX_CARRIED ? Buffer.concat([Buffer.from(carried, 'latin1'), chunk]) : chunk);
    const lineFeed = chunk.lastIndexOf(LINE_FEED);
    const known = lineFeed < 0 ? lineHead : '';
    lineHead = known + chunk.toString('latin1', lineFeed + 1, lineFeed + 1 + MAX_LINE_HEAD - known.length);
  };
}

/** A request line may stand behind a JSON body, which begins with no name. */
function isOfHeader(lineHead: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+:/.test(lineHead);
}

/** From the last space on, if it is near enough to the end that a protocol may have begun there. */
function endOf(chunk: Buffer): string {
  for (let at = chunk.length - 1; at >= Math.max(0, chunk.length - MAX_CARRIED); at -= 1) {
    if (chunk[at] === SPACE) return chunk.toString('latin1', at);
  }
  return '';
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ForeignProtocols } from './foreign-protocols.js';

/** Whether each request is taken for one in a foreign protocol, when they arrive in one stream that is cut at these places. */
function foreignAmong(requests: readonly Request[], cuts: readonly number[]): boolean[] {
  const protocols = new ForeignProtocols();
  const text = requests.map(({ head, body }) => head + body).join('');
  const starts = requests.map((_, at) => lengthOf(requests.slice(0, at)));
  const found: boolean[] = [];
  let from = 0;
  for (const to of [...cuts, text.length]) {
    const copyChunk = () => Buffer.from(text.slice(from, to), 'latin1');
    requests.forEach(({ head }, at) => {
      const [start, last] = [starts[at] ?? 0, (starts[at] ?? 0) + head.length - 1];
      if (start >= from && start < to) protocols.beginRequest();
      if (last >= from && last < to) found.push(protocols.isForeign(head.split(/ +/)[1] ?? '', copyChunk));
    });
    protocols.endChunk(copyChunk);
    from = to;
  }
  return found;
}

interface Request {
  readonly head: string;
  readonly body: string;
}

const lengthOf = (requests: readonly Request[]) =>
  requests.reduce((sum, { head, body }) => sum + (head + body).length, 0);

/** All ways to cut a text in up to three pieces. */
function cutsOf(length: number): number[][] {
  const places = Array.from({ length: length - 1 }, (_, index) => index + 1);
  const pairs = places.flatMap((first) => places.filter((place) => place > first).map((second) => [first, second]));
  return [[], ...places.map((place) => [place]), ...pairs];
}

const bare = (line: string, body = ''): Request => ({ head: `${line}\r\n\r\n`, body });

describe('requests in a foreign protocol are recognized among others, wherever they are cut', () => {
  it.each<[Request[], boolean[]]>([
    [[bare('GET /a RTSP/1.0')], [true]],
    [[bare('SOURCE  /a  ICE/1.0')], [true]],
    [[bare('GET /a RTSP/1.1\r\nX: GET /a HTTP/1.1')], [true]],
    [[bare('GET /a HTTP/1.1\r\nX-Player: any RTSP/1.0')], [false]],
    [[bare('GET /RTSP/1.0 HTTP/1.1\r\nA: b ICE/1.0')], [false]],
    [
      [bare('POST /a HTTP/1.1', '{"a":"RTSP/1.0"}'), bare('GET /a RTSP/1.0')],
      [false, true],
    ],
    [
      [bare('GET /a RTSP/1.0'), bare('GET /a HTTP/1.1')],
      [true, false],
    ],
  ])('%j', (requests, expected) => {
    for (const cuts of cutsOf(lengthOf(requests))) {
      expect([cuts, foreignAmong(requests, cuts)]).toEqual([cuts, expected]);
    }
  });

  it('whatever their number and order', () => {
    const request = fc
      .record({
        url: fc.constantFrom('/a', '/b'),
        protocol: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'RTSP/1.0', 'ICE/1.0'),
        header: fc.constantFrom('', '\r\nX: camera RTSP/1.0', '\r\nX: y'),
        body: fc.constantFrom('', '{"a":" ICE/1.0"}', '{}'),
      })
      .map(({ url, protocol, header, body }) => bare(`POST ${url} ${protocol}${header}`, body));
    fc.assert(
      fc.property(
        fc.array(request, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(300), { maxLength: 5 }),
        (requests, places) => {
          const cuts = [...new Set(places)]
            .filter((place) => place > 0 && place < lengthOf(requests))
            .sort((a, b) => a - b);
          expect(foreignAmong(requests, cuts)).toEqual(
            requests.map(({ head }) => /(?:RTSP|ICE)\/1.0/.test(head.split('\r')[0] ?? '')),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('thousands of lines and requests in one chunk cost no more than one look at it', () => {
  const chunk = Buffer.from('GET /a HTTP/1.1\r\nX: b RTSP/1.0\r\n\r\n'.repeat(2000), 'latin1');
  const protocols = new ForeignProtocols();
  let copies = 0;
  const copyChunk = () => {
    copies += 1;
    return chunk;
  };
  for (let request = 0; request < 2000; request += 1) {
    protocols.beginRequest();
    expect(protocols.isForeign('/a', copyChunk)).toBe(false);
  }
  expect(copies).toBe(1);
});

import { once } from 'node:events';
import { METHODS, IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RawConnection } from '../../../test/harness/raw-connection.js';
import { Availability } from '../availability/availability.js';
import { failureOf } from '../failures/failure-of.js';
import { createEdge } from './edge.js';
import type { ContractRequest, ContractResponse } from './exchange.js';
import { malformation } from './malformation.js';
import { responseClass } from './message-classes.js';
import { readBody } from './read-body.js';
import { refuse } from './failure-response.js';

let server: Server;
let port: number;
/** The ids of requests that were carried out, with the lengths of their bodies. */
let carriedOut: [id: string, length: number][];

beforeAll(async () => {
  const availability = new Availability();
  availability.serve();
  server = createEdge(
    {
      availability,
      requestTimeoutMs: 10_000,
      keepAliveTimeoutMs: 10_000,
      requestClass: IncomingMessage,
      responseClass: responseClass(),
      onAnswer: () => undefined,
    },
    (request, response) => void serve(request, response),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  carriedOut = [];
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Reads the body where the path does not say otherwise, and answers, at once or later. */
async function serve(request: ContractRequest, response: ContractResponse): Promise<void> {
  const { requestId, path } = request.exchange;
  const malformed = malformation(request);
  if (malformed !== undefined) {
    refuse(response, malformed);
    return;
  }
  if (path.includes('slow')) await delay(1);
  try {
    const { length } = path.includes('unread') ? { length: 0 } : await readBody(request, 10_000);
    carriedOut.push([requestId, length]);
    response.writeHead(200, { 'Content-Length': '2' }).end('{}');
  } catch (error) {
    refuse(response, failureOf(error));
  }
}

interface Request {
  readonly lines: readonly string[];
  readonly body: string;
  readonly method: string;
  /** The length of the body, as the handler sees it. */
  readonly length: number;
}

const UPGRADES = ['websocket', 'h2c', 'TLS/1.0', 'RTSP/1.0'];
/** What the parser knows, but for the one with which HTTP/2 begins. */
const KNOWN_METHODS = METHODS.filter((method) => method !== 'PRI');
const PATHS = ['/', '/slow', '/unread', '/slow/unread'];

const text = fc.string({ unit: fc.constantFrom('a', ' ', '\r\n', 'GET / HTTP/1.1', '0\r\n\r\n'), maxLength: 20 });

const body = fc.oneof(
  fc.record({ lines: fc.constant<string[]>([]), body: fc.constant(''), length: fc.constant(0) }),
  text.map((sent) => ({ lines: [`Content-Length: ${sent.length}`], body: sent, length: sent.length })),
  fc.array(text, { maxLength: 3 }).map((chunks) => ({
    lines: ['Transfer-Encoding: chunked'],
    body: [...chunks.filter(Boolean), ''].map((chunk) => `${chunk.length.toString(16)};a=b\r\n${chunk}\r\n`).join(''),
    length: chunks.join('').length,
  })),
);

const whole: fc.Arbitrary<Request> = fc
  .record({
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'HEAD'), fc.constantFrom(...KNOWN_METHODS)),
    path: fc.constantFrom(...PATHS),
    version: fc.oneof({ weight: 30, arbitrary: fc.constant('HTTP/1.1') }, fc.constantFrom('HTTP/1.0', 'RTSP/1.0')),
    body,
    more: fc.array(
      fc.oneof(
        fc.constantFrom(...UPGRADES).map((name) => `Connection: Upgrade\r\nUpgrade: ${name}`),
        fc.constant('Expect: 100-continue'),
        fc.constant('Via: 1.1 proxy RTSP/1.0'),
        fc.constant('X-Long: ' + 'x'.repeat(1_000)),
      ),
      { maxLength: 1 },
    ),
    closes: fc.oneof({ weight: 20, arbitrary: fc.constant<string[]>([]) }, fc.constant(['Connection: close'])),
  })
  .map(({ method, path, version, body: { lines, body: sent, length }, more, closes }) => ({
    method,
    length: path.includes('unread') ? 0 : length,
    lines: [`${method} ${path} ${version}`, 'Host: localhost', ...lines, ...more, ...closes],
    body: sent,
  }));

const nonsense = fc
  .constantFrom('nonsense', 'FOO / HTTP/1.1', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x', 'PRI / HTTP/1.1')
  .map((line) => ({ method: 'GET', lines: [line], body: '', length: 0 }));

const pipeline = fc.array(fc.oneof({ weight: 20, arbitrary: whole }, nonsense), { minLength: 1, maxLength: 8 });

/** Where to cut, as parts of the whole, and whether to wait a turn of the event loop there. */
const cuts = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { maxLength: 6 });

function bytesOf(requests: readonly Request[], run: number): Buffer {
  const texts = requests.map(
    ({ lines: [first = '', ...lines], body: sent }, index) =>
      `${[first, `SO-Request-Id: ${run}.${index}`, ...lines].join('\r\n')}\r\n\r\n${sent}`,
  );
  return Buffer.from(texts.join(''), 'latin1');
}

async function send(connection: RawConnection, bytes: Buffer, at: readonly (readonly [number, boolean])[]) {
  const places = at.map(([part, waits]) => [Math.floor(part * bytes.length), waits] as const);
  let sent = 0;
  for (const [place, waits] of places.sort(([a], [b]) => a - b)) {
    connection.send(bytes.subarray(sent, place));
    sent = place;
    if (waits) await turn();
  }
  connection.send(bytes.subarray(sent));
}

/** The ids of the requests that were answered, in order, until all were, or the connection ended. */
async function answeredIds(connection: RawConnection, requests: readonly Request[]): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < requests.length) {
    const answer = await connection.finalAnswer((id) => requests[Number(id.split('.')[1])]?.method === 'HEAD');
    if (answer === undefined) return ids;
    ids.push(answer.headers['so-request-id'] ?? '');
  }
  return ids;
}

it(
  'each request of a connection is answered once and in order, however it is cut, or the connection ends',
  async () => {
    const seen = { all: 0, ended: 0 };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(pipeline, cuts, fc.boolean(), async (requests, at, saysThatItIsAll) => {
        run += 1;
        const connection = await RawConnection.open(port);
        await send(connection, bytesOf(requests, run), at);
        if (saysThatItIsAll) connection.halfClose();
        const ids = await answeredIds(connection, requests);
        connection.destroy();

        const own = ids.filter((id) => id.startsWith(`${run}.`));
        expect(own).toEqual(own.map((_, index) => `${run}.${index}`));
        // What the parser could make nothing of is refused under an id of the service's own, as the last of all.
        expect([ids.slice(own.length).length, ids.slice(0, own.length)]).toEqual([
          Math.min(1, ids.length - own.length),
          own,
        ]);
        if (ids.length < requests.length) await delay(5);
        // Nothing is carried out whose caller is not answered, nothing twice, and nothing with another body.
        const done = carriedOut.filter(([id]) => id.startsWith(`${run}.`));
        expect(done).toEqual(
          own.flatMap((id, index) => (done.some(([one]) => one === id) ? [[id, requests[index]?.length]] : [])),
        );
        seen[ids.length === requests.length ? 'all' : 'ended'] += 1;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.all, seen.ended)).toBeGreaterThan(20);
  },
  60_000 * Number(process.env.PROPERTY_FACTOR ?? 1),
);

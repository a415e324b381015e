import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection, type RawAnswer } from '../harness/raw-connection.js';
import { expectFailure, type ExpectedFailure } from '../harness/failures.js';
import { startSecondService, startTestService, type SecondService, type TestService } from '../harness/test-service.js';

const refused = (status: 400 | 404, code: string, text: string): ExpectedFailure => ({ status, code, text });
const MALFORMED = refused(400, 'malformed_http', 'The request is not well-formed HTTP');
const UNKNOWN_URL = refused(404, 'unknown_url', 'There is no such URL: check the version, the path and the method');
const TOO_LARGE = refused(400, 'headers_too_large', 'The request line and headers are too large');
const TIMED_OUT = refused(400, 'request_timeout', 'The request did not arrive in time');
const INCOMPLETE = refused(400, 'incomplete_body', 'The body stopped before its end');
const NO_HOST = refused(400, 'missing_host', 'The Host header is missing');
const EXPECTATION = refused(
  400,
  'unsupported_expectation',
  'The Expect header asks for something that this server does not do',
);
const BAD_PERCENT = refused(400, 'malformed_http', 'The path has a percent sign that does not encode UTF-8');
const BAD_CODING = refused(400, 'malformed_http', 'The Transfer-Encoding must be chunked, in HTTP/1.1, or absent');

let service: TestService;
let authorization: string;

beforeAll(async () => {
  service = await startTestService();
  const { user, password } = service.store;
  authorization = `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
});
afterAll(() => service?.stop());

const open = () => RawConnection.open(service.port);

/** A head with all that the contract requires. */
function head(requestLine: string, ...headers: string[]): string {
  return [requestLine, 'Host: localhost', 'Accept: application/json', authorization, ...headers, '', ''].join('\r\n');
}

const GET = () => head('GET /1.0.0/store HTTP/1.1');
const POST = (...headers: string[]) =>
  head('POST /1.0.0/shipping-options HTTP/1.1', 'Content-Type: application/json', ...headers);
const BODY = '{"name":"n","amount":1}';
const LENGTH = `Content-Length: ${BODY.length}`;

function expectRaw(answer: RawAnswer, refusal: ExpectedFailure): void {
  expectFailure({ ...answer, text: answer.body }, refusal);
}

/** What is sent is refused, and the connection ended after it, because nobody knows where a next request would begin. */
async function expectEnded(bytes: string | Buffer, refusal: ExpectedFailure): Promise<void> {
  const connection = await open();
  const answer = await connection.send(bytes).answer();
  expectRaw(answer, refusal);
  expect(answer.headers.connection).toBe('close');
  expect(await connection.rest()).toBe('');
}

/** What is sent is answered, and the next request on the same connection as well. */
async function answered(bytes: string | Buffer, options?: { toHead: boolean }): Promise<RawAnswer> {
  const connection = await open();
  const answer = await connection.send(bytes).answer(options);
  const next = await connection.send(GET()).answer();
  expect([answer.headers.connection, next.status]).toEqual(['keep-alive', 200]);
  connection.destroy();
  return answer;
}

describe('bytes that are no request', () => {
  it.each<[string, string | Buffer]>([
    ['a word', 'hello\r\n\r\n'],
    ['a line without a version', 'GET /1.0.0/store\r\n\r\n'],
    ['a URL with a space', 'GET /1.0.0/a b HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a URL that is none', 'GET store HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['another version', 'GET / HTTP/3.7\r\nHost: x\r\n\r\n'],
    ['another protocol', 'GET / ICY/1.0\r\nHost: x\r\n\r\n'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ['zeros', Buffer.alloc(64)],
    ['a path in bytes beyond ASCII', Buffer.from('GET /1.0.0/störe HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['lines that end in LF alone', 'GET / HTTP/1.1\nHost: x\n\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n'],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost: x\r\nAccept : y\r\n\r\n'],
    ['a header that goes on in the next line', 'GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\n b\r\n\r\n'],
    ['U+0000 in a header', 'GET / HTTP/1.1\r\nHost: x\r\nAccept: a\0b\r\n\r\n'],
    ['CR alone in a header', 'GET / HTTP/1.1\r\nHost: x\r\nAccept: a\rb\r\n\r\n'],
  ])('%s', async (_what, bytes) => {
    await expectEnded(bytes, MALFORMED);
  });

  it.each(['FOO', 'get', 'PATCHY', 'x-my.method!'])('a method that nobody knows is unknown: %s', async (method) => {
    await expectEnded(head(`${method} /1.0.0/store HTTP/1.1`), UNKNOWN_URL);
  });
});

describe('too long', () => {
  it.each<[string, () => string]>([
    ['a header', () => head('GET /1.0.0/store HTTP/1.1', `X-Long: ${'x'.repeat(17_000)}`)],
    ['many headers', () => head('GET /1.0.0/store HTTP/1.1', ...Array<string>(3_000).fill('X-Many: x'))],
    ['a URL', () => head(`GET /1.0.0/store?${'x'.repeat(17_000)} HTTP/1.1`)],
    ['a name of a header', () => head('GET /1.0.0/store HTTP/1.1', `${'x'.repeat(17_000)}: x`)],
    ['a head without an end', () => `GET /1.0.0/store HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`],
  ])('%s', async (_what, bytes) => {
    await expectEnded(bytes(), TOO_LARGE);
  });

  it('but however many headers there are, none is dropped', async () => {
    const many = 'X: a\r\n'.repeat(3_000);
    expect((await answered(GET().replace(authorization, many + authorization))).status).toBe(200);
  });

  it('but not a head of 15 KB', async () => {
    const answer = await answered(head('GET /1.0.0/store HTTP/1.1', `X-Long: ${'x'.repeat(15_000)}`));
    expect(answer.status).toBe(200);
  });
});

describe('framing of bodies', () => {
  it.each<[string, () => string, ExpectedFailure]>([
    ['a length and chunks', () => POST(LENGTH, 'Transfer-Encoding: chunked') + BODY, MALFORMED],
    ['chunks and a length', () => POST('Transfer-Encoding: chunked', LENGTH) + BODY, MALFORMED],
    ['two lengths', () => POST(LENGTH, 'Content-Length: 2') + BODY, MALFORMED],
    ['the same length twice', () => POST(LENGTH, LENGTH) + BODY, MALFORMED],
    ['a list of lengths', () => POST(`Content-Length: ${BODY.length}, ${BODY.length}`) + BODY, MALFORMED],
    ['a negative length', () => POST('Content-Length: -1') + BODY, MALFORMED],
    ['a length that is no number', () => POST('Content-Length: ten') + BODY, MALFORMED],
    ['a length with a sign', () => POST(`Content-Length: +${BODY.length}`) + BODY, MALFORMED],
    ['a length beyond all numbers', () => POST(`Content-Length: ${'9'.repeat(40)}`) + BODY, MALFORMED],
    ['another transfer encoding', () => POST('Transfer-Encoding: gzip') + BODY, BAD_CODING],
    ['chunks within another encoding', () => POST('Transfer-Encoding: chunked, gzip') + BODY, MALFORMED],
    [
      'a chunk whose size is no number',
      () => `${POST('Transfer-Encoding: chunked')}zz\r\n${BODY}\r\n0\r\n\r\n`,
      MALFORMED,
    ],
    ['a chunk longer than its size', () => `${POST('Transfer-Encoding: chunked')}2\r\n${BODY}\r\n0\r\n\r\n`, MALFORMED],
    [
      'a chunk extension without an end',
      () => `${POST('Transfer-Encoding: chunked')}2;${'x'.repeat(20_000)}`,
      TOO_LARGE,
    ],
  ])('%s', async (_what, bytes, refusal) => {
    await expectEnded(bytes(), refusal);
  });

  it('chunks with extensions and trailers are read', async () => {
    const chunks = `5;a=b\r\n${BODY.slice(0, 5)}\r\n${(BODY.length - 5).toString(16)}\r\n${BODY.slice(5)}\r\n0\r\nX: y\r\n\r\n`;
    expect((await answered(POST('Transfer-Encoding: chunked') + chunks)).status).toBe(201);
  });

  it('a request that smuggles another one in its body is one request', async () => {
    const inner = GET();
    const answer = await answered(POST(`Content-Length: ${inner.length}`) + inner);
    expectRaw(answer, refused(400, 'not_json', 'The body is not valid JSON'));
  });

  it('a DELETE with a body is carried out, and its body is not taken for a request', async () => {
    const { id } = await service.api.created('/shipping-options', { name: 'n', amount: 1 });
    const request = head(`DELETE /1.0.0/shipping-options/${id} HTTP/1.1`, 'Content-Length: 5') + 'GET /';
    expect((await answered(request)).status).toBe(200);
  });

  it('a GET with a body is answered, and its body is not taken for a request', async () => {
    expect((await answered(head('GET /1.0.0/store HTTP/1.1', 'Content-Length: 5') + 'GET /')).status).toBe(200);
  });

  it('no body at all, not even a length, is an empty one', async () => {
    const text = 'The body is empty: send a JSON object, {} if there is nothing to set';
    expectRaw(await answered(POST()), refused(400, 'not_json', text));
  });
});

describe('a request that stops half-way', () => {
  it.each<[string, () => string, ExpectedFailure]>([
    ['in its body', () => POST(LENGTH) + BODY.slice(0, 5), INCOMPLETE],
    ['before its body', () => POST(LENGTH), INCOMPLETE],
    ['in a chunk', () => `${POST('Transfer-Encoding: chunked')}17\r\n${BODY.slice(0, 5)}`, INCOMPLETE],
    ['between chunks', () => `${POST('Transfer-Encoding: chunked')}5\r\n${BODY.slice(0, 5)}\r\n`, INCOMPLETE],
  ])(
    '%s, and the caller says so: refused under its own request id, and not carried out',
    async (_what, bytes, refusal) => {
      const connection = await open();
      connection.send(bytes().replace('\r\n', '\r\nSO-Request-Id: mine\r\n'));
      await arrived();
      const answer = await connection.halfClose().answer();
      expectRaw(answer, refusal);
      expect([answer.headers['so-request-id'], answer.headers.connection]).toEqual(['mine', 'close']);
      expect(await connection.rest()).toBe('');
      expect((await service.api.get('/shipping-options?filter_by=name&filter=half')).status).toBe(204);
    },
  );

  it.each<[string, string, ExpectedFailure]>([
    ['whose length is not reached', 'Content-Length: 5\r\n\r\n{', INCOMPLETE],
    ['with a chunk that is none', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n', MALFORMED],
  ])('in a body that a DELETE does not need, %s: not carried out either', async (_what, framed, refusal) => {
    const { id } = await service.api.created('/shipping-options', { name: 'n', amount: 1 });
    const connection = await open();
    const request = head(`DELETE /1.0.0/shipping-options/${id} HTTP/1.1`).slice(0, -2) + framed;
    expectRaw(await connection.send(request).halfClose().answer(), refusal);
    expect(await connection.rest()).toBe('');
    await arrived();
    expect((await service.api.get(`/shipping-options/${id}`)).status).toBe(200);
  });

  it('in its head, and the caller says so', async () => {
    const connection = await open();
    connection.send('GET /1.0.0/store HTTP/1.1\r\nHost: x\r\nAcc');
    await arrived();
    const { status } = await connection.halfClose().answer();
    expect([status, await connection.rest()]).toEqual([400, '']);
  });

  it('and the connection with it: nothing is carried out, and the service goes on', async () => {
    for (const bytes of [
      POST(LENGTH),
      POST(LENGTH) + BODY.slice(0, -1),
      `${POST('Transfer-Encoding: chunked')}17\r\n${BODY}`,
      'GET / HT',
    ]) {
      const connection = await open();
      connection.send(bytes.replace('"n"', '"cut"'));
      await arrived();
      connection.destroy();
    }
    await arrived();
    expect((await service.api.get('/shipping-options?filter_by=name&filter=cut')).status).toBe(204);
    expect((await service.api.get('/store')).status).toBe(200);
  });

  it('only after its end is answered like any other, and so are those before it', async () => {
    const connection = await open();
    connection.send(GET() + POST(LENGTH) + BODY).halfClose();
    expect([(await connection.answer()).status, (await connection.answer()).status]).toEqual([200, 201]);
    expect(await connection.rest()).toBe('');
  });

  it('after it was refused already: there is no second answer', async () => {
    const connection = await open();
    const answer = await connection.send(POST(LENGTH).replace(authorization, 'Authorization: Basic x') + '{').answer();
    expect(answer.status).toBe(401);
    expect(await connection.halfClose().rest()).toBe('');
  });
});

describe('a request that does not arrive in time', () => {
  const REQUEST_TIMEOUT_MS = 1_000;
  const attempts = new Map<string, Promise<void>>();
  let impatient: SecondService;

  const ATTEMPTS: Record<string, () => string> = {
    'nothing at all': () => '',
    'half a head': () => 'GET /1.0.0/store HTTP/1.1\r\nHost: x\r\n',
    'half a body': () => POST(LENGTH) + BODY.slice(0, 5),
    'a body that was invited with 100 Continue': () => POST(LENGTH, 'Expect: 100-continue'),
    'one that comes in drops': () => '',
  };

  beforeAll(async () => {
    impatient = await startSecondService(service, { REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS) });
    // All of them wait at the same time; what becomes of each is looked at below.
    for (const [what, bytes] of Object.entries(ATTEMPTS)) {
      const attempt = waitInVain(bytes(), {
        inDrops: what.includes('drops'),
        isInvited: what.includes('100 Continue'),
      });
      attempt.catch(() => undefined);
      attempts.set(what, attempt);
    }
  });
  afterAll(() => impatient?.stop());

  async function waitInVain(
    bytes: string,
    { inDrops, isInvited }: { inDrops: boolean; isInvited: boolean },
  ): Promise<void> {
    const connection = await RawConnection.open(Number(new URL(impatient.url).port));
    const startedAt = performance.now();
    connection.send(bytes);
    let waiting = true;
    const drip = async () => {
      for (const byte of POST(`X-Long: ${'x'.repeat(1_000)}`)) {
        if (!waiting) return;
        connection.send(byte);
        await setTimeout(10);
      }
    };
    const dripping = inDrops ? drip() : undefined;
    if (isInvited) expect(await connection.interim()).toBe(100);
    const answer = await connection.answer();
    waiting = false;
    expectRaw(answer, TIMED_OUT);
    expect(answer.headers.connection).toBe('close');
    expect(performance.now() - startedAt).toBeGreaterThan(REQUEST_TIMEOUT_MS / 2 - 50);
    await connection.rest();
    await dripping;
  }

  it.each(Object.keys(ATTEMPTS))('%s', async (what) => {
    await attempts.get(what);
  });
});

describe('Host', () => {
  it.each<[string, string, ExpectedFailure]>([
    ['none', '', NO_HOST],
    ['empty', 'Host:\r\n', NO_HOST],
    ['two', 'Host: a\r\nhost: b\r\n', refused(400, 'malformed_http', 'The Host header was sent more than once')],
  ])('%s', async (_what, host, refusal) => {
    expectRaw(await answered(GET().replace('Host: localhost\r\n', host)), refusal);
  });

  it('need not be there in HTTP/1.0, after which the connection ends', async () => {
    const connection = await open();
    const answer = await connection
      .send(GET().replace('HTTP/1.1', 'HTTP/1.0').replace('Host: localhost\r\n', ''))
      .answer();
    expect([answer.status, answer.headers.connection, await connection.rest()]).toEqual([200, 'close', '']);
  });
});

describe('Expect', () => {
  it.each(['x', '200-ok', 'continue'])('something that this server does not do: %s', async (expectation) => {
    const answer = await answered(
      head('GET /1.0.0/store HTTP/1.1', `Expect: ${expectation}`, 'SO-Request-Id: mine', 'Origin: https://a.example'),
    );
    expectRaw(answer, EXPECTATION);
    expect(answer.headers['so-request-id']).toBe('mine');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('something besides 100-continue', async () => {
    await expectEnded(POST(LENGTH, 'Expect: 100-continue, x') + BODY, EXPECTATION);
  });
});

describe('what asks for another protocol', () => {
  it.each([
    ['WebSocket', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x'],
    ['HTTP/2', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__'],
  ])('%s is answered in HTTP/1.1', async (_what, headers) => {
    const answer = await answered(head('GET /1.0.0/store HTTP/1.1', headers));
    expect([answer.status, answer.headers.upgrade]).toEqual([200, undefined]);
  });

  it('CONNECT is no method of ours', async () => {
    const connection = await open();
    const answer = await connection
      .send('CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\nSO-Request-Id: mine\r\n\r\n')
      .answer();
    expectRaw(answer, UNKNOWN_URL);
    expect([answer.headers['so-request-id'], await connection.rest()]).toEqual(['mine', '']);
  });
});

describe('the request target', () => {
  it.each([
    ['/1.0.0/subscriptions/%', BAD_PERCENT],
    ['/1.0.0/subscriptions/%2', BAD_PERCENT],
    ['/1.0.0/subscriptions/%zz', BAD_PERCENT],
    ['/1.0.0/subscriptions/%ff', BAD_PERCENT],
    ['/1.0.0/subscriptions/%c0%af', BAD_PERCENT],
    ['/1.0.0/subscriptions/%ed%a0%80', BAD_PERCENT],
    ['/nowhere/%', BAD_PERCENT],
    ['/1.0.0/subscriptions/%00', MALFORMED],
    ['/1.0.0/subscriptions/%0d%0a', MALFORMED],
    ['/1.0.0/subscriptions/%7f', MALFORMED],
    ['/1.0.0/store#here', refused(400, 'malformed_http', 'The URL has a fragment, which is not for sending')],
    ['/1.0.0/store?a#b', refused(400, 'malformed_http', 'The URL has a fragment, which is not for sending')],
    ['*', UNKNOWN_URL],
    ['http://localhost', UNKNOWN_URL],
    ['http://localhost/nowhere', UNKNOWN_URL],
    ['//localhost/1.0.0/store', UNKNOWN_URL],
    ['/1.0.0\\store', UNKNOWN_URL],
    ['/1.0.0/./store', UNKNOWN_URL],
  ])('%s', async (target, refusal) => {
    expectRaw(await answered(head(`GET ${target} HTTP/1.1`)), refusal);
  });

  it.each(['http://localhost/1.0.0/shipping-options', 'HTTPS://other:99/1.0.0/shipping-options'])(
    'may name an absolute URL, as to a proxy: %s',
    async (target) => {
      const post = POST(LENGTH).replace('/1.0.0/shipping-options', target);
      const { status, headers } = await answered(post + BODY);
      expect([status, headers.location]).toEqual([
        201,
        expect.stringMatching(/^\/1\.0\.0\/shipping-options\/shp_\w+$/),
      ]);
    },
  );
});

describe('methods', () => {
  it.each(['TRACE', 'PATCH', 'OPTIONS', 'COPY', 'SEARCH', 'M-SEARCH'])('%s is unknown', async (method) => {
    const answer = await answered(head(`${method} /1.0.0/store HTTP/1.1`, 'Max-Forwards: 0'));
    expectRaw(answer, UNKNOWN_URL);
    expect(answer.headers.allow).toBeUndefined();
  });

  it('OPTIONS * is unknown, and a preflight is answered for whatever path', async () => {
    expectRaw(await answered(head('OPTIONS * HTTP/1.1')), UNKNOWN_URL);
    const preflight = await answered(
      head('OPTIONS /1.0.0/nothing HTTP/1.1', 'Origin: https://a.example', 'Access-Control-Request-Method: PUT'),
    );
    expect([preflight.status, preflight.body, preflight.headers['content-length']]).toEqual([204, '', undefined]);
  });

  it.each([
    '/1.0.0/store',
    '/1.0.0/shipping-options?page=99&paginate=5',
    '/1.0.0/shipping-options/x',
    '/1.0.0/nothing',
    '/health/live',
  ])('HEAD %s has the headers of GET, and no body', async (target) => {
    const got = await answered(head(`GET ${target} HTTP/1.1`));
    const answer = await answered(head(`HEAD ${target} HTTP/1.1`), { toHead: true });
    expect(answer.status).toBe(got.status);
    expect({ ...answer.headers, ...changing }).toEqual({ ...got.headers, ...changing });
  });

  const changing = { date: '', 'so-request-id': '', ratelimit: '' };
});

describe('requests one after another on a connection', () => {
  it('sent at once are answered in their order, whatever becomes of each', async () => {
    const connection = await open();
    connection.send(
      GET() +
        head('GET /1.0.0/nothing HTTP/1.1') +
        POST(LENGTH) +
        BODY +
        POST('Content-Length: 3') +
        '{a}' +
        head('HEAD /1.0.0/store HTTP/1.1') +
        head('GET /1.0.0/store HTTP/1.1', 'Connection: close'),
    );
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await connection.answer({ toHead: n === 4 })).status);
    expect(statuses).toEqual([200, 404, 201, 400, 200, 200]);
    expect(await connection.rest()).toBe('');
  });

  it('sent at once are carried out in their order, each with what those before it have done', async () => {
    const connection = await open();
    const named = (name: string) => `{"name":"${name}","amount":1}`;
    const names = Array.from({ length: 20 }, (_, index) => `n${index + 10}`);
    const list = head(
      'GET /1.0.0/shipping-options?filter_by=amount&filter=1&sort_by=id&sort=desc&page=1&paginate=1 HTTP/1.1',
    );
    connection.send(names.map((name) => POST('Content-Length: 25') + named(name) + list).join(''));
    for (const name of names) {
      expect((await connection.answer()).status).toBe(201);
      expect(JSON.parse((await connection.answer()).body)).toMatchObject([{ name }]);
    }
    connection.destroy();
  });

  it('are not carried out behind one that ends the connection', async () => {
    const connection = await open();
    const last = POST(LENGTH, 'Connection: close') + BODY;
    const count = async () => Number((await service.api.get('/shipping-options')).headers['so-total-count']);
    const before = await count();
    connection.send(last + last + last);
    expect((await connection.answer()).status).toBe(201);
    expect(await connection.rest()).toBe('');
    expect(await count()).toBe(before + 1);
  });

  it.each<[string, string, ExpectedFailure]>([
    ['nonsense', 'nonsense\r\n\r\n', MALFORMED],
    ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', UNKNOWN_URL],
    ['too much', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, TOO_LARGE],
  ])('followed by %s, which is refused only once they have been answered', async (_what, bytes, refusal) => {
    const connection = await open();
    connection.send(GET() + POST(LENGTH) + BODY + bytes);
    expect((await connection.answer()).status).toBe(200);
    expect((await connection.answer()).status).toBe(201);
    expectRaw(await connection.answer(), refusal);
    expect(await connection.rest()).toBe('');
  });

  it('followed by one with a malformed body, which gets its own refusal', async () => {
    const connection = await open();
    connection.send(`${GET()}${POST('Transfer-Encoding: chunked', 'SO-Request-Id: second')}zz\r\n`);
    expect((await connection.answer()).status).toBe(200);
    const second = await connection.answer();
    expectRaw(second, MALFORMED);
    expect(second.headers['so-request-id']).toBe('second');
    expect(await connection.rest()).toBe('');
  });

  it('go on after a body that was refused unread', async () => {
    const large = ' '.repeat(1_100_000);
    const answer = await answered(POST(`Content-Length: ${large.length}`) + large);
    expectRaw(answer, refused(400, 'body_too_large', 'The body is larger than 1048576 bytes'));
    const stranger = POST(LENGTH).replace(authorization, 'Authorization: Basic x') + BODY;
    expect((await answered(stranger)).status).toBe(401);
  });
});

/** Long enough for what was sent to be read, on a connection that gives no sign of it. */
function arrived(): Promise<void> {
  return setTimeout(40);
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RECEIVE_TIMEOUT_MS, installedProxies, ReverseProxy } from '../../../harness/proxies.js';
import { RawRequests } from '../../../harness/raw-requests.js';
import { CLOSED, outcomeAt, type Outcome } from '../../../harness/outcomes.js';
import { startTestService, type TestService } from '../../../harness/test-service.js';

let service: TestService;
let requests: RawRequests;

beforeAll(async () => {
  service = await startTestService({ TRUSTED_PROXIES: '1', REQUEST_TIMEOUT_MS: String(2 * RECEIVE_TIMEOUT_MS) });
  requests = new RawRequests(service.store);
});
afterAll(() => service?.stop());

const BODY = '{"name":"n","amount":1}';
const LENGTH = `Content-Length: ${BODY.length}`;
const CHUNKED = 'Transfer-Encoding: chunked';
const long = (length: number) => 'x'.repeat(length);
const sized = (length: number) => requests.post('/shipping-options', `Content-Length: ${length}`) + ' '.repeat(length);
const excluded = Array.from({ length: 20 }, (_, n) => `exclude_by=name&exclude=${n}`).join('&');

const MALFORMED = '400 malformed_http';
const TOO_LARGE = '400 headers_too_large';
const UNKNOWN = '404 unknown_url';

type Row = [what: string, bytes: () => string | Buffer, outcome: Outcome, behindHAProxy?: Outcome];

/** What is sent, and what comes of it; behind HAProxy too, unless that is said. */
const ROWS: Row[] = [
  ['a word', () => 'hello\r\n\r\n', MALFORMED],
  ['a line without a version', () => 'GET /1.0.0/store\r\n\r\n', CLOSED],
  ['a POST without a version', () => 'POST /1.0.0/store\r\nHost: x\r\n\r\n', CLOSED, MALFORMED],
  ['a line that LF ends before its version', () => 'GET /1.0.0/store\nHost: x\r\n\r\n', CLOSED],
  ['a line without a version and with no path', () => 'GET store\r\n\r\n', MALFORMED, CLOSED],
  ['CR alone in a path', () => requests.head('GET /1.0.0\r/store HTTP/1.1'), CLOSED, MALFORMED],
  ['another version', () => 'GET / HTTP/3.7\r\nHost: x\r\n\r\n', MALFORMED],
  ['the preface of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', MALFORMED],
  ['TLS', () => Buffer.from('16030100a5010000a10303', 'hex'), MALFORMED],
  ['zeros', () => Buffer.alloc(64), MALFORMED],
  ['a space before the colon', () => requests.get('/store', 'X-Odd : y'), MALFORMED],
  ['U+0000 in a header', () => requests.get('/store', 'X-Odd: a\0b'), MALFORMED],
  ['a path in bytes beyond ASCII', () => requests.head('GET /1.0.0/störe HTTP/1.1'), MALFORMED],
  ['a percent sign that encodes nothing', () => requests.head('GET /1.0.0/store/%zz HTTP/1.1'), MALFORMED],
  ['a path above the root', () => requests.head('GET /1.0.0/../../store HTTP/1.1'), MALFORMED, UNKNOWN],
  ['two slashes', () => requests.head('GET /1.0.0//store HTTP/1.1'), UNKNOWN],
  ['the path of a refusal of the proxy', () => requests.head('GET /refused/overloaded HTTP/1.1'), UNKNOWN],
  ['an unknown path', () => requests.head('GET /1.0.0/nothing HTTP/1.1'), UNKNOWN],
  ['an absolute URL', () => requests.head('GET http://localhost/1.0.0/store HTTP/1.1'), '200'],
  ['an unknown method', () => requests.head('FOO /1.0.0/store HTTP/1.1'), UNKNOWN],
  ['a method in lower case', () => requests.head('get /1.0.0/store HTTP/1.1'), MALFORMED, UNKNOWN],
  ['PATCH', () => requests.head('PATCH /1.0.0/store HTTP/1.1'), UNKNOWN],
  ['TRACE', () => requests.head('TRACE /1.0.0/store HTTP/1.1'), UNKNOWN],
  ['CONNECT', () => 'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n', MALFORMED, UNKNOWN],
  ['OPTIONS *', () => requests.head('OPTIONS * HTTP/1.1'), MALFORMED, UNKNOWN],
  ['no Host', () => requests.get('/store').replace('Host: localhost\r\n', ''), MALFORMED, '400 missing_host'],
  ['two hosts', () => requests.get('/store', 'Host: other'), MALFORMED],
  ['a Host that is none', () => requests.get('/store').replace('localhost', 'a b'), MALFORMED],
  [
    'HTTP/1.0 without a Host',
    () => requests.get('/store').replace('HTTP/1.1', 'HTTP/1.0').replace('Host: localhost\r\n', ''),
    '200',
  ],
  ['a header of 17 KB', () => requests.get('/store', `X-Long: ${long(17_000)}`), TOO_LARGE, MALFORMED],
  ['a header of 70 KB', () => requests.get('/store', `X-Long: ${long(70_000)}`), TOO_LARGE, MALFORMED],
  ['a name of 17 KB', () => requests.get('/store', `${long(17_000)}: x`), TOO_LARGE, MALFORMED],
  ['a URL of 17 KB', () => requests.head(`GET /1.0.0/store?${long(17_000)} HTTP/1.1`), TOO_LARGE, MALFORMED],
  ['3,000 headers', () => requests.get('/store', ...Array<string>(3_000).fill('X-Many: x')), TOO_LARGE, MALFORMED],
  ['a head of 12 KB', () => requests.get('/store', `X-Long: ${long(12_000)}`), '200'],
  ['odd names of headers', () => requests.get('/store', 'X_Odd.Name: x', 'X-Forwarded-For: 192.0.2.1'), '200'],
  ['a body of 2 MB', () => sized(2_000_000), '400 body_too_large'],
  ['a body of 2 MB with a wrong key', () => requests.withWrongKey(sized(2_000_000)), '401 bad_credentials'],
  [
    'a length of 20 MB with a wrong key',
    () => requests.withWrongKey(requests.post('/shipping-options', 'Content-Length: 20000000')),
    '400 body_too_large',
    '401 bad_credentials',
  ],
  [
    'no credentials',
    () => requests.get('/store').replace(`${requests.authorization}\r\n`, ''),
    '412 missing_authorization',
  ],
  ['a body that is not JSON', () => `${requests.post('/shipping-options', 'Content-Length: 3')}{a}`, '400 not_json'],
  ['two lengths', () => requests.post('/shipping-options', LENGTH, 'Content-Length: 2') + BODY, MALFORMED],
  ['a length that is no number', () => requests.post('/shipping-options', 'Content-Length: ten') + BODY, MALFORMED],
  ['another transfer encoding', () => requests.post('/shipping-options', 'Transfer-Encoding: gzip') + BODY, MALFORMED],
  [
    'a chunk whose size is no number',
    () => `${requests.post('/shipping-options', CHUNKED)}zz\r\n${BODY}\r\n0\r\n\r\n`,
    MALFORMED,
    CLOSED,
  ],
  [
    'chunks',
    () => `${requests.post('/shipping-options', CHUNKED)}${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
    '201',
  ],
  [
    'an invited body with a wrong key',
    () => requests.withWrongKey(requests.post('/shipping-options', LENGTH, 'Expect: 100-continue')) + BODY,
    '401 bad_credentials',
  ],
  [
    'an upgrade to WebSocket',
    () =>
      requests.get(
        '/store',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ),
    '200',
  ],
  [
    'an upgrade to WebSocket without a key',
    () => requests.get('/store', 'Connection: Upgrade', 'Upgrade: websocket'),
    '200',
    CLOSED,
  ],
  [
    'an upgrade to HTTP/2',
    () => requests.get('/store', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'),
    '200',
  ],
  ['half a body', () => requests.post('/shipping-options', LENGTH) + BODY.slice(0, 5), CLOSED, '400 request_timeout'],
  ['half a head', () => 'GET /1.0.0/store HTTP/1.1\r\nHost: x\r\n', CLOSED, MALFORMED],
  ['nothing at all', () => '', CLOSED, MALFORMED],
  [
    'a list with 20 excludes and a page',
    () => requests.head(`GET /1.0.0/shipping-options?${excluded}&page=1&paginate=1&sort_by=id&sort=asc HTTP/1.1`),
    '200',
  ],
];

describe.each(installedProxies())('behind $name', (program) => {
  let proxy: ReverseProxy;
  beforeAll(async () => {
    proxy = await ReverseProxy.start(program, service.port, service.port);
  });
  afterAll(() => proxy?.stop());

  it.each(ROWS)(
    '%s: the answer is of the contract, or there is none',
    async (_what, bytes, outcome, behindHAProxy = outcome) => {
      const expected = program.name === 'HAProxy' ? behindHAProxy : outcome;
      expect(await outcomeAt(proxy.port, bytes())).toBe(expected);
    },
  );
});

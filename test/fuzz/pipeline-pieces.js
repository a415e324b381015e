import { METHODS } from 'node:http';

/**
 * The requests that a pipeline is made of. Each is made by something that writes heads, and gives its `bytes`; its `id`;
 * whether it `ends` the connection; the `code` that it is refused with; and the `amount` by which what it creates is known;
 * what belongs behind it is `next`.
 */

/** Ends a connection in any case. */
const ENDS = { ends: true };
/** Whether the connection goes on is not said. */
const MAY_END = { ends: undefined };

const UPGRADES = {
  websocket: [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ],
  h2c: ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'],
  'upgrade to TLS': ['Connection: keep-alive, Upgrade', 'Upgrade: TLS/1.0'],
  'two upgrades': ['Upgrade: foo/2', 'Connection: upgrade', 'upgrade: h2c, websocket'],
  'upgrade without Connection': ['Upgrade: websocket'],
  'Connection: Upgrade without one': ['Connection: Upgrade'],
};

const OTHER_METHODS = METHODS.filter((method) => !['GET', 'HEAD', 'CONNECT'].includes(method));

/** What is refused because a proxy in front might have read it differently. */
const REPEATED = [
  'Host: other',
  'Authorization: Basic eDp5',
  'Content-Type: application/json',
  'Content-Encoding: identity\r\nContent-Encoding: identity',
  'Idempotency-Key: a\r\nIdempotency-Key: b',
  'SO-Ver: 1.0.0\r\nSO-Ver: 1.0.0',
];

export const AT_ONCE = 'GET that is answered at once';

/** Every kind of request that a pipeline is made of, by its name. */
export const PIECES = {
  'plain GET': (make) => make.get(),
  'plain HEAD': (make) => ({ ...make.get('HEAD /1.0.0/store HTTP/1.1'), toHead: true }),
  'plain POST': (make) => make.post(),
  [AT_ONCE]: (make) => make.get('GET /health/live HTTP/1.1'),
  'upgrade that is answered at once': (make) => make.get('GET /health/live HTTP/1.1', ...UPGRADES.websocket),
  'chunked POST': (make) => make.chunked(),
  'refused POST with an unread body': (make) => make.refusedPost(),
  'POST that expects 100-continue': (make) => ({ ...make.post('Expect: 100-continue'), expects: true }),
  ...Object.fromEntries(
    Object.entries(UPGRADES).flatMap(([name, headers]) => [
      [`GET, ${name}`, (make) => make.get(undefined, ...headers)],
      [`HEAD, ${name}`, (make) => ({ ...make.get('HEAD /1.0.0/store HTTP/1.1', ...headers), toHead: true })],
      [`POST, ${name}`, (make) => make.post(...headers)],
      [`chunked POST, ${name}`, (make) => make.chunked(...headers)],
    ]),
  ),
  'POST, upgrade and Expect': (make) => ({ ...make.post('Expect: 100-continue', ...UPGRADES.h2c), expects: true }),
  'upgrade near the limit of headers': (make) =>
    make.get(undefined, ...UPGRADES.websocket, `X-Long: ${'x'.repeat(15_000)}`),
  'upgrade with Connection: close': (make) => ({
    ...make.post('Connection: close, Upgrade', 'Upgrade: websocket'),
    ...ENDS,
  }),
  'h2c with the preface of HTTP/2': (make) => ({
    ...make.get(undefined, ...UPGRADES.h2c),
    next: { bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0', ...ENDS },
  }),
  'every method that the parser knows': (make) => {
    const [first, ...next] = make.dice
      .shuffled(OTHER_METHODS)
      .map((method) => ({ name: method, ends: false, ...make.get(`${method} /1.0.0/store HTTP/1.1`) }));
    return { ...first, next };
  },
  'unknown method': (make) => ({ ...make.get('BREW /1.0.0/store HTTP/1.1'), ...ENDS }),
  CONNECT: (make) => ({ ...make.get('CONNECT a.example:443 HTTP/1.1'), ...ENDS, code: 'unknown_url' }),
  'CONNECT with a body': (make) => {
    const { id, bytes } = make.get('CONNECT a:1 HTTP/1.1', 'Content-Length: 9');
    return { id, bytes: `${bytes}{"a":"b"}`, ...ENDS, code: 'unknown_url' };
  },
  RTSP: (make) => ({
    ...make.get(`${make.dice.any(['GET', 'DESCRIBE', 'PLAY'])} /1.0.0/store RTSP/1.0`),
    ...ENDS,
    code: 'malformed_http',
  }),
  ICE: (make) => ({
    ...make.get(`${make.dice.any(['GET', 'SOURCE'])} /1.0.0/store ICE/1.0`),
    ...ENDS,
    code: 'malformed_http',
  }),
  'POST in RTSP': (make) => {
    const { bytes, ...piece } = make.post();
    return { ...piece, bytes: bytes.replace(' HTTP/1.1', ' RTSP/1.0'), ...ENDS, code: 'malformed_http' };
  },
  'a header that names RTSP': (make) => make.post('X-Player: any RTSP/1.0'),
  'Connection: close': (make) => ({ ...make.post('Connection: close'), ...ENDS }),
  'HTTP/1.0': (make) => ({ ...make.get('GET /1.0.0/store HTTP/1.0'), ...ENDS }),
  'HTTP/1.0 that stays': (make) => ({ ...make.get('GET /1.0.0/store HTTP/1.0', 'Connection: keep-alive'), ...MAY_END }),
  'a single header twice': (make) => ({
    ...make.post(make.dice.any(REPEATED)),
    ...MAY_END,
    code: 'malformed_http',
  }),
  'two hosts in one header': (make) => {
    const { bytes, ...piece } = make.post();
    return { ...piece, bytes: bytes.replace('Host: localhost', 'Host: a, b'), ...MAY_END, code: 'malformed_http' };
  },
  'another transfer encoding': (make) => ({
    ...make.get('POST /1.0.0/shipping-options HTTP/1.1', 'Transfer-Encoding: gzip'),
    ...ENDS,
    code: 'malformed_http',
  }),
  'no request': () => ({ bytes: 'hello\r\n\r\n', ...ENDS, code: 'malformed_http' }),
};

const BASIC = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** What each header may be instead of what it ought to be; undefined leaves it out. All of it is one well-formed line. */
const ODD = {
  Accept: [
    undefined,
    '',
    '*/*',
    'application/*',
    'text/html',
    'application/json;q=0',
    'application/json;q=0.000',
    'application/jsonx',
  ],
  'Content-Type': [
    ...[
      undefined,
      '',
      'text/plain',
      'application/xml',
      'application/json; charset=latin1',
      'application/json; charset=utf-16',
    ],
    ...[
      'application/json;',
      'application/json; a=b',
      'multipart/form-data; boundary=x',
      'application/json, text/html',
      ';',
    ],
  ],
  'SO-Ver': ['', '1', '100', '1.0.0 ', '1.0.1', '1.0.0, 1.0.0', '\u00ff'],
  'If-Match': ['', '*', '"x"', 'W/"x"', '"a", "b"', 'x', `"${'y'.repeat(2000)}"`, '"\u00e4"'],
  'Idempotency-Key': [
    '',
    ' ',
    'x'.repeat(255),
    'x'.repeat(256),
    'k\u00e4y',
    'a b',
    '\t',
    '"',
    "'; drop table stores; --",
  ],
  'SO-Request-Id': [
    '',
    ' ',
    'a b',
    'x'.repeat(129),
    'a,b',
    '\u00e9',
    '<script>',
    '../x',
    'a\tb',
    'req_x; y=z',
    '__proto__',
  ],
  'Content-Encoding': ['gzip', 'deflate', 'br', 'identity', 'x', ''],
  'X-Forwarded-For': [
    '1.2.3.4',
    '',
    'unknown',
    '::1',
    '1.2.3.4, 5.6.7.8',
    'x'.repeat(500),
    '999.1.1.1',
    '\u00e4',
    '127.0.0.1:80',
  ],
  Origin: ['null', 'https://a.example', '', 'x', '*', '\u00ff'],
  Expect: ['x', '', '100-continue, x', '200-ok'],
  'X-HTTP-Method-Override': ['DELETE', 'PUT'],
  'X-Forwarded-Host': ['evil.example', 'a\tb'],
  Cookie: ['a=b; __proto__=c', 'x'.repeat(3000)],
  Range: ['bytes=0-1', 'bytes=-1'],
  'If-None-Match': ['*', '"x"'],
  'If-Modified-Since': ['Thu, 01 Jan 2099 00:00:00 GMT', 'x'],
  'Accept-Encoding': ['gzip', '*;q=0'],
  ['__proto__']: ['x'],
  constructor: ['x'],
};

const NAMES = Object.keys(ODD);

const ODD_AUTHORIZATIONS = [
  ...[
    undefined,
    '',
    ' ',
    'Basic',
    'Basic ',
    'Basic !',
    'Basic Og==',
    'Basic eA==',
    'Bearer abc',
    'Digest username="x"',
    'basic  eDp5',
  ],
  ...[
    BASIC('STO-10001', ''),
    BASIC('', 'x'),
    BASIC('operator', 'x'),
    BASIC('operator', ''),
    BASIC('__proto__', 'constructor'),
  ],
  ...[
    BASIC('STO-1', 'so_live_x'),
    BASIC("STO-1' or '1'='1", 'x'),
    BASIC('STO-99999999999999999999', 'x'),
    BASIC('STO-\u0000', '\u0000'),
  ],
  ...[BASIC('sto-10001', 'x'), `Basic ${'QUJD'.repeat(1500)}`, 'Basic \u00ff', 'Negotiate', 'Basic eDp5, Basic eDp5'],
];

/** The headers that the contract asks for, and now and then those that it allows, as names and values. */
export function headersOf({ method }, maker) {
  const { dice } = maker;
  const headers = new Map([
    ['Host', 'localhost'],
    ['Accept', dice.chance(0.9) ? 'application/json' : 'text/html, application/json; q=0.5'],
  ]);
  const writes = method === 'POST' || method === 'PUT';
  if (writes) headers.set('Content-Type', dice.chance(0.9) ? 'application/json' : 'application/json; charset="UTF-8"');
  if (dice.chance(0.08)) headers.set('SO-Ver', '1.0.0');
  if (dice.chance(0.15)) headers.set('SO-Request-Id', maker.newName('fuzz.'));
  if (method !== 'GET' && method !== 'HEAD' && dice.chance(0.12)) headers.set('Idempotency-Key', maker.newName('key '));
  if (dice.chance(0.04)) headers.set('Origin', 'https://shop.example.com');
  return headers;
}

/** Changes one header into something that it should not be, or adds one that nobody asked for. */
export function disturbHeaders(headers, dice) {
  const name = dice.any(NAMES);
  const value = dice.any(ODD[name]);
  // Two of a name would be read as one, or neither.
  for (const known of [name, name.toLowerCase()]) headers.delete(known);
  if (value !== undefined) headers.set(dice.chance(0.1) ? name.toLowerCase() : name, value);
}

export function oddAuthorization(dice) {
  return dice.any(ODD_AUTHORIZATIONS);
}

export { BASIC as basic };

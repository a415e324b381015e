/** JSON texts on the edges of what numbers, days and times can be, and beyond. */
export const ODD_NUMBERS = [
  ...['-0', '0', '-1', '1.5', '1e3', '1E400', '-1e400', '1e-400', '0.1e1', '2147483647', '2147483648', '-2147483649'],
  ...['4294967296', '9007199254740991', '9007199254740992', '9007199254740993', '-9007199254740992', '1e21', '"5"'],
  ...['9223372036854775807', '9223372036854775808', '99999999999999999999999999', '0.1', '5e-324', '999999999999'],
];

export const ODD_DAYS = [
  ...['0000-01-01', '0001-01-01', '1000-01-01', '1582-10-10', '1969-12-31', '8999-12-31', '9000-01-01', '9999-12-31'],
  ...['2024-02-29', '2023-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00:00:00Z'],
  ...['-000001-01-01', '+010000-01-01', '10000-01-01', 'infinity', '-infinity', 'now', 'today', 'epoch', '٢٠٢٦-٠١-٠١'],
];

export const ODD_TIMES = [
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '0999-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ...['1970-01-01T00:00:00Z', '9000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59-14:00'],
  ...['2026-02-28T24:00:00Z', '2016-12-31T23:59:60Z', '2026-02-30T12:00:00Z', '2000-01-01T00:00:00.123456789012Z'],
  ...['2026-01-31T12:00:00+24:00', '2026-01-31T12:00:00', '2026-01-31 12:00:00Z', '2026-01-31t12:00:00z', 'infinity'],
  ...['+275760-09-13T00:00:00.001Z', '-271821-04-20T00:00:00Z', '1970-01-01T00:00:00-00:00', 'now', 'tomorrow'],
];

/** Texts as people, other languages and attackers write them. Plain: each may be a name or a description. */
export const PLAIN_TEXTS = [
  ...[
    'Coffee club',
    'x',
    'Größe ✓',
    '日本語',
    'עברית \u202e and back',
    'e\u0301\u0301\u0301',
    '👩‍👩‍👧‍👦',
    'a\tb\nc',
    "O'Hara",
    '""',
  ],
  ...[
    'null',
    'true',
    '0',
    '-1',
    'NaN',
    '[object Object]',
    '${7*7}',
    '{{7*7}}',
    '%s%n%d',
    '%00',
    '<script>alert(1)</script>',
  ],
  ...[
    "'; drop table stores; --",
    "' or '1'='1",
    "1' and sleep(9)--",
    '\\',
    '\\u0000',
    '$1 $2',
    ' lead',
    'trail ',
    '\ufeffbom',
  ],
  ...[
    'a\r\nX-Injected: yes',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    'ﷺ',
    'ſ',
    'İ',
    'ß',
    '\u2028',
    '\u0085',
  ],
];

export const ODD_NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'length', 'then', 'toJSON'],
  ...[
    'id',
    'store_id',
    'created_at',
    'updated_at',
    'deleted_at',
    'digest',
    'status',
    '',
    ' ',
    '0',
    '1',
    '00',
    '-1',
    '4294967295',
  ],
  ...[
    'a.b',
    'a[0]',
    '$ne',
    '$where',
    'näme',
    '\u202e',
    'x'.repeat(300),
    "'; drop table stores; --",
    '\u0000',
    '\ud800',
    '\r\nX: y',
  ],
];

/** Bodies that are no JSON object, or one that nobody wrote by accident; as bytes where they are no text. */
export const ODD_BODIES = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '1',
    '"x"',
    '[]',
    '[{}]',
    '{}',
    '{ }',
    '{"a":1',
    '{"a":1}}',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
  ],
  ...[
    '{"a":01}',
    '{"a":+1}',
    '{"a":.5}',
    '{"a":1.}',
    '{"a":NaN}',
    '{"a":Infinity}',
    '{"a":undefined}',
    '{"a":0x1}',
    '{"a":1}//',
  ],
  ...[
    '{"a":"\t"}',
    '{"a":"\\x"}',
    '{"a":"\\ud83d\\ud83d"}',
    '\ufeff{}',
    '\ufeff\ufeff{}',
    '{}\u0000',
    '{"":""}',
    'a=1&b=2',
  ],
  ...['{"__proto__":{"name":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"1":1,"0":0,"a":2}', '<a/>', '--x\r\n'],
  ...[
    `{"a":${'['.repeat(31)}${']'.repeat(31)}}`,
    `{"a":${'['.repeat(40)}${']'.repeat(40)}}`,
    '['.repeat(5000),
    '{"a":'.repeat(3000),
  ],
  Buffer.from('7b226e616d65223a22ff227d', 'hex'),
  Buffer.from('7b226e616d65223a22c0af227d', 'hex'),
  Buffer.from('7b226e616d65223a22eda080227d', 'hex'),
  Buffer.from('fffe7b007d00', 'hex'),
  Buffer.from('1f8b0800000000000003abae050043bfa6a302000000', 'hex'),
];

const megabytes = { under: 1_048_576 - 20, over: 1_048_576 };

/** Just within and just beyond the most that a body may be. */
export const LARGE_BODIES = [
  `{"name":"${'x'.repeat(megabytes.under)}"}`,
  `{"name":"${'x'.repeat(megabytes.over)}"}`,
  `{${Array.from({ length: 60_000 }, (_, n) => `"f${n}":${n}`).join(',')}}`,
];

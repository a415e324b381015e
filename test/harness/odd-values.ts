/** JSON values that trip something up somewhere: parsers, checks, JavaScript's own objects, PostgreSQL's types. */
export const ODD_VALUES = [
  ...['null', 'true', '0', '-0', '-1', '1.5', '1e3', '1E400', '2147483647', '2147483648', '9007199254740993'],
  ...['""', '" "', '"0"', '"00"', '"1e5"', '"NaN"', '"Infinity"', '"999999999999.999999999999"', '"9999999999999"'],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"\\udc00@example.com"',
    '"\\u0001"',
    '"\\u202e"',
    '"\\\\"',
    `"'; drop table stores --"`,
  ],
  ...['"0001-01-01"', '"9999-12-31"', '"9999-12-31T23:59:59-14:00"', '"0001-01-01T00:00:00+14:00"', '"infinity"'],
  ...['[]', '[null]', '[[]]', '["a","a"]', '[1]', '[{}]', '[{"up_to":null}]', '[{"up_to":1},{"up_to":null}]'],
  ...['{}', '{"a":"b"}', '{"a":{"b":[]}}', '{"__proto__":"x"}', '{"constructor":null}', '{"length":1}', '{"":""}'],
  `"${'x'.repeat(300)}"`,
];

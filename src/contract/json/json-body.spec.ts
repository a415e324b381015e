import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../failures/failure.js';
import { pathName } from '../failures/fault.js';
import { readJsonBody, type JsonBody } from './json-body.js';

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

function read(sent: string | Buffer): JsonBody {
  return readJsonBody(Buffer.isBuffer(sent) ? sent : Buffer.from(sent));
}

function refusalOf(sent: string | Buffer): string | undefined {
  try {
    read(sent);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

/** `code path` of each fault. */
function faultsOf(sent: string): string[] {
  return read(sent).faults.map(({ code, path }) => `${code} ${pathName(path)}`);
}

const nested = (open: string, close: string, depth: number) => `{"a":${open.repeat(depth)}1${close.repeat(depth)}}`;

describe('a body that is refused as a whole', () => {
  it.each([
    ['nothing', '', 'not_json'],
    ['only spaces', ' \n\t', 'not_json'],
    ['an object that stops half-way', '{"a":', 'not_json'],
    ['a comma too many', '{"a":1,}', 'not_json'],
    ['single quotes', "{'a':1}", 'not_json'],
    ['a comment', '{"a":1}//', 'not_json'],
    ['something behind it', '{"a":1}{"b":1}', 'not_json'],
    ['a number that JSON does not know', '{"a":NaN}', 'not_json'],
    ['a leading zero', '{"a":01}', 'not_json'],
    ['a line break in a string', '{"a":"\n"}', 'not_json'],
    ['a NUL outside of strings', '{"a":1}\u0000', 'not_json'],
    ['a space that JSON does not know', '{"a":\u00a01}', 'not_json'],
    ['a second byte order mark', Buffer.concat([UTF8_BOM, UTF8_BOM, Buffer.from('{}')]), 'not_json'],
    ['null', 'null', 'not_an_object'],
    ['a list', '[{"a":1}]', 'not_an_object'],
    ['a text', '"{}"', 'not_an_object'],
    ['a number', '1', 'not_an_object'],
    ['true', 'true', 'not_an_object'],
    ['a lone continuation byte', Buffer.from([0x7b, 0x22, 0x80, 0x22, 0x3a, 0x31, 0x7d]), 'not_utf8'],
    ['an overlong encoding', Buffer.from([0x22, 0xc0, 0x80, 0x22]), 'not_utf8'],
    ['a surrogate encoded as UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'not_utf8'],
    ['a character that stops half-way', Buffer.from([0x22, 0xe2, 0x82, 0x22]), 'not_utf8'],
    ['Latin-1', Buffer.from('{"a":"ü"}', 'latin1'), 'not_utf8'],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}', 'utf16le')]), 'not_utf8'],
    ['33 levels of lists', nested('[', ']', 32), 'too_deep'],
    ['33 levels of objects', nested('{"a":', '}', 32), 'too_deep'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'too_deep'],
  ])('has %s', (_, sent, code) => {
    expect(refusalOf(sent)).toBe(code);
  });
});

describe('a body that is taken', () => {
  it.each([
    ['no fields', '{}', {}],
    ['spaces around', ' \r\n\t{"a":1} \n', { a: 1 }],
    ['a byte order mark', Buffer.concat([UTF8_BOM, Buffer.from('{"a":1}')]), { a: 1 }],
    ['32 levels', nested('[', ']', 31), JSON.parse(nested('[', ']', 31))],
    ['brackets in a text', `{"a":"${'['.repeat(100)}"}`, { a: '['.repeat(100) }],
    ['brackets behind an escaped quote', `{"a":"\\"${'{'.repeat(100)}\\\\"}`, { a: `"${'{'.repeat(100)}\\` }],
    ['many lists beside each other', `{"a":[${'[],'.repeat(100)}[]]}`, { a: Array(101).fill([]) }],
    ['characters beyond the first plane', '{"a":"😀\\ud83d\\ude00"}', { a: '😀😀' }],
    ['colons in names and texts', '{"a:b":"c:d"}', { 'a:b': 'c:d' }],
    ['the largest number that is kept exactly', '{"a":9007199254740991}', { a: 9007199254740991 }],
    ['the smallest', '{"a":-9007199254740991}', { a: -9007199254740991 }],
    ['a fraction', '{"a":0.1}', { a: 0.1 }],
    ['one name in two objects', '{"a":{"x":1},"b":{"x":1}}', { a: { x: 1 }, b: { x: 1 } }],
  ])('has %s', (_, sent, value) => {
    const body = read(sent);
    expect(body.value).toEqual(value);
    expect(body.faults).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('keeps a field called %s as a field', (name) => {
    const body = read(`{"${name}":{"admin":true}}`);
    const { value, faults } = body;
    expect(Object.keys(value)).toEqual([name]);
    expect(Object.getPrototypeOf(value)).toBe(Object.getPrototypeOf({}));
    expect(body.outlineAlong([[name]]).names).toEqual([name]);
    expect(faults).toEqual([]);
  });
});

describe('a field that could not be kept as sent', () => {
  it.each([
    ['a whole number that would be rounded', '{"a":9007199254740993}', ['invalid_field a']],
    ['its negative', '{"a":-9007199254740993}', ['invalid_field a']],
    ['a number beyond all bounds', '{"a":1e400}', ['invalid_field a']],
    ['a large power', '{"a":1e21}', ['invalid_field a']],
    ['U+0000, escaped', '{"a":"x\\u0000y"}', ['invalid_field a']],
    ['U+0000 in its name', '{"a\\u0000":1}', ['invalid_field a\u0000']],
    ['the first half of a surrogate pair', '{"a":"\\ud800"}', ['invalid_field a']],
    ['the second half', '{"a":"x\\udc00"}', ['invalid_field a']],
    ['halves in the wrong order', '{"a":"\\udc00\\ud800"}', ['invalid_field a']],
    ['half a pair in its name', '{"\\ud800":1}', ['invalid_field \ud800']],
    ['a place inside a list', '{"a":[0,{"b":"\\u0000"}]}', ['invalid_field a[1].b']],
    ['company', '{"a":1e400,"b":1,"c":"\\u0000"}', ['invalid_field a', 'invalid_field c']],
  ])('is told: %s', (_, sent, faults) => {
    expect(faultsOf(sent)).toEqual(faults);
  });
});

describe('a field that was sent twice', () => {
  it.each([
    ['at the top', '{"a":1,"b":2,"a":1}', ['duplicate_field a']],
    ['thrice', '{"a":1,"a":1,"a":1}', ['duplicate_field a']],
    ['spelled with an escape', '{"a":1,"\\u0061":1}', ['duplicate_field a']],
    ['inside an object', '{"a":{"b":1,"b":2}}', ['duplicate_field a.b']],
    ['inside a list', '{"a":[{"b":1},{"b":1,"b":1}]}', ['duplicate_field a[1].b']],
    ['with the empty name', '{"":1,"":2}', ['duplicate_field ']],
    ['as __proto__', '{"__proto__":1,"__proto__":2}', ['duplicate_field __proto__']],
    ['beside one that can not be kept', '{"b":"\\u0000","a":1,"a":2}', ['invalid_field b', 'duplicate_field a']],
    ['as a whole object', '{"a":{"b":1},"a":{"b":1}}', ['duplicate_field a']],
    ['within what the second replaced', '{"a":{"b":1,"b":1},"a":1}', ['duplicate_field a.b', 'duplicate_field a']],
  ])('is told: %s', (_, sent, faults) => {
    expect(faultsOf(sent).sort()).toEqual(faults.sort());
  });
});

describe('a body that is at fault in very many places', () => {
  const many = (unit: (index: number) => string) => Array.from({ length: 500 }, (_, index) => unit(index)).join(',');

  it.each([
    ['numbers', `{"a":[${many(() => '1e999')}]}`],
    ['U+0000', `{"a":[${many(() => '"\\u0000"')}]}`],
    ['names with U+0000', `{${many((index) => `"${index}\\u0000":1`)}}`],
    ['halves of surrogate pairs', `{"a":[${many(() => '"\\udc00"')}]}`],
    ['repeated names', `{${many((index) => `"${index >> 1}":1`)}}`],
    ['repeated names in many objects', `{"a":[${many(() => '{"b":1,"b":2}')}]}`],
    ['of both kinds', `{"a":[${many(() => '{"b":1e999,"b":2e999}')}]}`],
  ])('is looked at until a hundred are found: %s', (_, sent) => {
    const { faults, collector } = read(sent);
    expect([faults.length, collector.hasMore]).toEqual([100, true]);
  });
});

describe('whatever JSON object is sent', () => {
  it('has as repeated names those that each object of it has twice', () => {
    const name = fc.constantFrom('a', 'b', '0', '', '__proto__', '\\u0061');
    fc.assert(
      fc.property(fc.array(fc.array(name, { maxLength: 5 }), { maxLength: 5 }), (objects) => {
        const sent = objects.map((names) => `{${names.map((one) => `"${one}":1`).join(',')}}`);
        const expected = objects.flatMap((names, index) => {
          const decoded = names.map((one) => JSON.parse(`"${one}"`) as string);
          const repeated = decoded.filter((one, place) => decoded.indexOf(one, place + 1) >= 0);
          return [...new Set(repeated)].map((one) => `duplicate_field ${pathName(['list', index, one])}`);
        });
        expect(faultsOf(`{"list":[${sent.join(',')}]}`).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), (object) => {
        const text = JSON.stringify(object);
        expect(read(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never ends in anything but a body or a failure, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 40 }),
          fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0a1e- ') }).map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          refusalOf(Buffer.from(bytes));
        },
      ),
      { numRuns: 500 },
    );
  });
});

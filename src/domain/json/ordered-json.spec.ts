import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderedObject, parseJson } from './ordered-json.js';

describe('parseJson', () => {
  it.each([
    ['{"b":"1","a":"2","10":"x","9":"y"}'],
    ['{"metadata":{"2":"b","1":"a"},"list":[{"1":{"z":1,"0":[]}},{"0":true,"a":null}]}'],
    ['{"":"","0":"0","00":"","-1":"","1.5":"","1e3":"","4294967294":"","4294967295":"","99999999999":"","3":""}'],
    ['{"__proto__":{"1":"","0":""},"constructor":"","7":"","toString":""}'],
    ['{"1":"a \\"0\\": b","0":"\\\\"}'],
    ['[{"1":-1.5e-7,"0":"\\u2028"}]'],
    ['"\\"1\\":"'],
    ['[]'],
    ['{}'],
    ['0'],
  ])('keeps the order of %s', (text) => {
    // As JavaScript writes it: the text itself, with its characters and numbers in one spelling.
    const spelled = text.replace('\\u2028', '\u2028');
    expect(JSON.stringify(parseJson(text))).toBe(spelled);
  });

  it.each([
    ['{"b":1,"\\u0031":2,"\\u0030":3}', ['b', '1', '0']],
    ['{"b":1,"\\u00310":2,"9":3}', ['b', '10', '9']],
    ['\n{ "b" : 1 ,\t"1"\r\n: 2 , "0" :3 } ', ['b', '1', '0']],
    ['{"1":1,"b":2,"1":3,"0":4}', ['1', 'b', '0']],
    ['{"b":[ ],"1":{ } }', ['b', '1']],
  ])('reads the names of %j', (text, names) => {
    const value = parseJson(text) as object;
    expect(Object.keys(value)).toEqual(names);
    expect(Object.fromEntries(Object.entries(value))).toEqual(JSON.parse(text));
  });

  it.each(['', '{', '{"1":}', '{"1":1,}', "{'1':1}", '{"1":1} x'])('refuses %j as JSON.parse does', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('gives an object that nobody can change, so that no name is out of order or missing', () => {
    const value = parseJson('{"b":1,"1":2}') as Record<string, unknown>;
    expect(() => (value['c'] = 3)).toThrow(TypeError);
    expect(() => delete value['b']).toThrow(TypeError);
    expect(() => Object.defineProperty(value, '0', { value: 1 })).toThrow(TypeError);
    expect(JSON.stringify(value)).toBe('{"b":1,"1":2}');
  });

  it('gives a plain object where JavaScript keeps the order', () => {
    const value = parseJson('{"b":{"x":1},"a":[{"1":0,"0":0}]}') as Record<string, Record<string, unknown>>;
    value['c'] = {};
    expect(Object.keys(value)).toEqual(['b', 'a', 'c']);
    expect(() => structuredClone(value['b'])).not.toThrow();
  });

  const name = fc.oneof(
    fc.nat(20).map(String),
    fc.nat().map(String),
    fc.constantFrom('', '__proto__', '01', '-1', '4294967294', '4294967295', 'a"1":'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  /** JSON texts, written without the help of objects: pairs of name and text, in order. */
  const { json } = fc.letrec<{ json: string; object: string }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 0 }).map((value) => JSON.stringify(value)),
      fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
      tie('object'),
    ),
    object: fc
      .uniqueArray(fc.tuple(name, tie('json')), { selector: ([key]) => key, maxLength: 5 })
      .map((pairs) => `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
  }));

  it('reads any JSON so that it is written again as it was', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(JSON.stringify(parseJson(text))).toBe(text);
        expect(JSON.stringify(parseJson(JSON.stringify(JSON.parse(text), null, 2)))).toBe(
          JSON.stringify(JSON.parse(text)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['a string', `{"b":"${'x'.repeat(5_000_000)}","1":1}`],
    ['objects', `[${Array.from({ length: 50_000 }, (_, index) => `{"b":0,"${index}":0}`).join(',')}]`],
    ['spaces', `{"b":0,"1"${' '.repeat(5_000_000)}:0}`],
    ['quotes', `{"b":"${'\\"1'.repeat(1_000_000)}","1":0}`],
  ])('reads a large text of many bytes in one go: %s', (_, text) => {
    expect(JSON.stringify(parseJson(text))).toBe(text.replace(/ /g, ''));
  });

  it.each([
    [1_000, true],
    [1_001, false],
  ])('keeps the order of %i names: %p', (count, isKept) => {
    const text = `{${Array.from({ length: count }, (_, index) => `"${count - index}":0`).join(',')}}`;
    expect(JSON.stringify(parseJson(text)) === text).toBe(isKept);
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });
});

describe('orderedObject', () => {
  it.each([
    [[], '{}'],
    [[['b', 1], ['1', 2], ['0', 3]], '{"b":1,"1":2,"0":3}'], // prettier-ignore
    [[['1', 1], ['b', 2], ['1', 3]], '{"1":3,"b":2}'], // prettier-ignore
    [[['__proto__', 1], ['0', 2]], '{"__proto__":1,"0":2}'], // prettier-ignore
  ] as [[string, unknown][], string][])('of %j is written as %s', (entries, text) => {
    expect(JSON.stringify(orderedObject(entries))).toBe(text);
  });
});

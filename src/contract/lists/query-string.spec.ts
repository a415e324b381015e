import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDecoded, readQuery } from './query-string.js';

const NOT_DECODED = 'Must be percent-encoded UTF-8 without U+0000';

describe('a query', () => {
  it.each([
    ['', []],
    ['a=1', [['a', '1']]],
    [
      'a=1&b=2&a=3',
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
    ],
    ['a', [['a', '']]],
    ['a=', [['a', '']]],
    ['=1', [['', '1']]],
    ['a=b=c', [['a', 'b=c']]],
    ['a=x+y%20z%2Bw', [['a', 'x y z+w']]],
    ['f%C3%BCr=%F0%9F%98%80', [['für', '😀']]],
    ['a%3Db=c%26d', [['a=b', 'c&d']]],
    [
      '__proto__=1&constructor=2',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
    ],
    [
      'a[]=1&a[b]=2',
      [
        ['a[]', '1'],
        ['a[b]', '2'],
      ],
    ],
    [
      'a=1&&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a=1&', [['a', '1']]],
    ['&a=1', [['a', '1']]],
    ['&', []],
    ['&&&', []],
    ['&=&', [['', '']]],
  ])('%j is read in the order sent', (query, pairs) => {
    expect(readQuery(query)).toEqual({
      parameters: pairs.map(([name, value], place) => ({ name, value, place })),
      faults: [],
    });
  });

  it.each([
    ['a=%', 'a', 0],
    ['a=%zz', 'a', 0],
    ['a=1&b=%C3', 'b', 1],
    ['a=%ED%A0%80', 'a', 0],
    ['a=%FF', 'a', 0],
    ['a=%00', 'a', 0],
    ['a%00=1', 'a%00', 0],
    ['x=1&%=1', '%', 1],
    ['%zz', '%zz', 0],
  ])('%j has a parameter that does not decode', (query, name, place) => {
    expect(readQuery(query).faults).toEqual([{ path: [name], place, code: 'invalid_parameter', text: NOT_DECODED }]);
  });

  it('has the name, without a value, of a parameter whose value does not decode', () => {
    expect(readQuery('x=1&a=%zz').parameters).toEqual([
      { name: 'x', value: '1', place: 0 },
      { name: 'a', value: undefined, place: 1 },
    ]);
  });

  it('has each of its parts once, read or at fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '=', '&', '%', '2', '0', '+', 'ü', '\u0000') }), (query) => {
        const { parameters, faults } = readQuery(query);
        const places = [...parameters.filter(isDecoded), ...faults]
          .map(({ place }) => place ?? -1)
          .sort((a, b) => a - b);
        const parts = query.split('&').filter((part) => part !== '');
        expect(places).toEqual(parts.map((_, place) => place));
      }),
      { numRuns: 500 },
    );
  });

  it('is read back as it is written', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\u0000'));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (pairs) => {
        const query = new URLSearchParams(pairs).toString();
        expect(readQuery(query).parameters.map(({ name, value }) => [name, value])).toEqual(pairs);
      }),
    );
  });
});

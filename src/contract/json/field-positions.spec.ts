import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Path } from '../failures/fault.js';
import { fieldPositions } from './field-positions.js';
import { keyPositionsOf } from './key-positions.js';

function positionsIn(text: string, paths: readonly Path[]): string[] {
  return paths.map(fieldPositions(keyPositionsOf(text)));
}

describe('the position of a faulty field', () => {
  const ten = '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"this_should_fail":1}';

  it.each<[string, string, Path[], string[]]>([
    ['counts from zero', ten, [['a'], ['this_should_fail']], ['0', '9']],
    ['is that of what was sent, not of what JavaScript makes of it', '{"b":1,"2":1}', [['b'], ['2']], ['0', '1']],
    ['is joined by dots', '{"a":1,"b":1,"c":1,"tiers":[{},{"up_to":5}]}', [['tiers', 1, 'up_to']], ['3.1.0']],
    ['is the last of a field sent twice', '{"a":1,"b":1,"a":2}', [['a']], ['2']],
    ['is one whatever its name is', '{"x":1,"__proto__":1,"":1}', [['__proto__'], ['']], ['1', '2']],
    ['is the next free one of a missing field', '{"x":1,"y":1}', [['name'], ['type']], ['2', '3']],
    ['is kept by a missing field', '{}', [['name'], ['type'], ['name']], ['0', '1', '0']],
    ['is free behind all that was sent, twice or not', '{"x":1,"x":1}', [['name']], ['2']],
    [
      'counts the missing ones of each object apart',
      '{"a":{"x":1},"b":{}}',
      [['a', 'q'], ['b', 'q'], ['q']],
      ['0.1', '1.0', '2'],
    ],
    [
      'counts them in each element of a list',
      '{"l":[{"x":1},{}]}',
      [
        ['l', 0, 'q'],
        ['l', 1, 'q'],
      ],
      ['0.0.1', '0.1.0'],
    ],
    ['is there below a field that was not sent', '{"x":1}', [['address', 'city']], ['1.0']],
    ['is there for an element that was not sent', '{"l":[1]}', [['l', 7]], ['0.7']],
    ['takes mixed company', '{"z":1}', [['name'], ['z'], ['type']], ['1', '0', '2']],
  ])('%s', (_, text, paths, keys) => {
    expect(positionsIn(text, paths)).toEqual(keys);
  });

  it('counts what is missing where nothing was sent', () => {
    expect([['name'], ['type']].map(fieldPositions(undefined))).toEqual(['0', '1']);
  });

  it('tells any two fields of one object apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 20 }), fc.uniqueArray(fc.string()), (sent, asked) => {
        const text = `{${sent.map((name) => `${JSON.stringify(name)}:1`).join(',')}}`;
        const keys = positionsIn(
          text,
          asked.map((name) => [name]),
        );
        expect(new Set(keys).size).toBe(asked.length);
        for (const [index, name] of asked.entries()) {
          if (sent.includes(name)) expect(keys[index]).toBe(String(sent.indexOf(name)));
          else expect(Number(keys[index])).toBeGreaterThanOrEqual(sent.length);
        }
      }),
    );
  });

  it('is found at once in a body that is at fault in every field', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `field_${index}`);
    const outline = keyPositionsOf(`{${names.map((name) => `"${name}":1`).join(',')}}`);
    const positions = fieldPositions(outline);
    const startedAt = performance.now();
    const keys = names.map((name) => positions([name]));
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(keys).toEqual(names.map((_, index) => String(index)));
  });
});

it('numbers what is missing below one missing field apart from what is missing below another', () => {
  const position = fieldPositions(keyPositionsOf('{"a":[],"b":1}'));
  const paths = [
    ['a', 0, 'x'],
    ['a', 1, 'y'],
    ['b', 'z'],
    ['c', 'x'],
    ['d', 'y'],
    ['c', 'y'],
  ];
  expect(paths.map(position)).toEqual(['0.0.0', '0.1.0', '1.0', '2.0', '3.0', '2.1']);
});

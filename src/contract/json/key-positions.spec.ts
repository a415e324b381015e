import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldPositions } from './field-positions.js';
import { keyPositionsOf, type KeyPositions } from './key-positions.js';

const leaf = { children: [] };

/** A JSON text with the outline that it must have: built together, so that neither is derived from the other. */
interface Sent {
  readonly text: string;
  readonly outline: KeyPositions;
}

const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 2 });

/** A character as JSON may spell it. */
const spelled = (unit: string): fc.Arbitrary<string> => {
  const escaped = `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const plain = JSON.stringify(unit).slice(1, -1);
  return fc.constantFrom(plain, escaped, escaped.toUpperCase().replace('\\U', '\\u'));
};

const text = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...'"\\/{}[],:\n\u2028 é0'), fc.string({ minLength: 1, maxLength: 1 })),
    maxLength: 6,
  })
  .filter((value) => value.isWellFormed());

const spelledText = (value: string): fc.Arbitrary<string> =>
  fc.tuple(...[...value].flatMap((point) => point.split('').map(spelled))).map((units) => `"${units.join('')}"`);

const plainValue: fc.Arbitrary<Sent> = fc
  .oneof(
    fc.constantFrom('null', 'true', 'false', '0', '-0.5e-7', '12E+3'),
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
    text.chain(spelledText),
  )
  .map((plain) => ({ text: plain, outline: leaf }));

const inSpace = fc.tuple(space, space);

const { value } = fc.letrec<{ value: Sent; object: Sent; list: Sent }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, plainValue, tie('object'), tie('list')),
  list: fc.tuple(fc.array(fc.tuple(tie('value'), inSpace), { maxLength: 4 }), space).map(([items, gap]) => ({
    text: `[${gap}${items.map(([item, [before, after]]) => before + item.text + after).join(',')}]`,
    outline: { children: items.map(([item]) => item.outline) },
  })),
  object: fc
    .tuple(
      fc.array(
        text.chain((name) => fc.tuple(fc.constant(name), spelledText(name), tie('value'), inSpace, inSpace)),
        { maxLength: 4 },
      ),
      space,
    )
    .map(([fields, gap]) => ({
      text: `{${gap}${fields
        .map(([, name, { text }, [a, b], [c, d]]) => `${a}${name}${b}:${c}${text}${d}`)
        .join(',')}}`,
      outline: { names: fields.map(([name]) => name), children: fields.map(([, , field]) => field.outline) },
    })),
}));

describe('the outline of a JSON text', () => {
  it.each<[string, KeyPositions]>([
    ['1', leaf],
    [' "a{" ', leaf],
    ['{}', { names: [], children: [] }],
    ['[ ]', { children: [] }],
    ['{"b":1,"2":1,"1":1}', { names: ['b', '2', '1'], children: [leaf, leaf, leaf] }],
    ['{"a":1,"a":[]}', { names: ['a', 'a'], children: [leaf, leaf] }],
    ['{"\\u0061\\"":true}', { names: ['a"'], children: [leaf] }],
    ['{"__proto__":null}', { names: ['__proto__'], children: [leaf] }],
    ['[{"x":[1,"]"]},2]', { children: [{ names: ['x'], children: [{ children: [leaf, leaf] }] }, leaf] }],
  ])('of %s', (sent, outline) => {
    expect(keyPositionsOf(sent)).toEqual(outline);
  });

  it('has the names and the places of what was sent, however it was spelled', () => {
    fc.assert(
      fc.property(value, space, (sent, gap) => {
        const whole = gap + sent.text + gap;
        JSON.parse(whole);
        expect(keyPositionsOf(whole)).toEqual(sent.outline);
      }),
      { numRuns: 500 },
    );
  });

  it('has the same along a path as in whole', () => {
    const pathsOf = ({ names, children }: KeyPositions): (string | number)[][] =>
      children.flatMap((child, index) => {
        const step = names?.[index] ?? index;
        return [[step], ...pathsOf(child).map((path) => [step, ...path])];
      });
    fc.assert(
      fc.property(value, fc.nat(), ({ text: sent, outline }, pick) => {
        const paths = pathsOf(outline);
        const path = paths[pick % Math.max(1, paths.length)] ?? ['absent'];
        const position = (whole: KeyPositions) => fieldPositions(whole)(path);
        expect(position(keyPositionsOf(sent, [path]))).toBe(position(outline));
        const beside = [...path.slice(0, -1), 'a name that is not there'];
        expect(fieldPositions(keyPositionsOf(sent, [beside]))(beside)).toBe(fieldPositions(outline)(beside));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a string', `"${'x'.repeat(20_000_000)}"`],
    ['escapes', `"${'\\n'.repeat(10_000_000)}"`],
    ['spaces', `${' '.repeat(20_000_000)}1`],
    ['digits', '1'.repeat(20_000_000)],
  ])('is found in a large body too: %s of 20 megabytes', (_, large) => {
    expect(keyPositionsOf(`{"a":${large},"b":1}`)).toEqual({ names: ['a', 'b'], children: [leaf, leaf] });
  });
});

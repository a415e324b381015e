import { expect, it } from '@jest/globals';
import { toldLines } from './told-lines.js';

it.each<[string, string[], string[]]>([
  ['what is no error', ['LOG:  database "a" is ready'], ['LOG:  database "a" is ready']],
  ['a line that goes on', ['LOG:  this', '\tand that'], ['LOG:  this', '\tand that']],
  ['an error that quotes nothing', ['ERROR:  division by zero'], ['ERROR:  division by zero']],
  ['a value', ['ERROR:  invalid input syntax: "ada"'], ['ERROR:  invalid input syntax: "…"']],
  ['a value with quotes', ['ERROR:  value "a "da" b" is out of range'], ['ERROR:  value "…"']],
  [
    'a value over lines',
    ['ERROR:  invalid: "a', '\tda"', '\tz', 'LOG:  x', '\ty'],
    ['ERROR:  invalid: "…"', 'LOG:  x', '\ty'],
  ],
])('of the log of the server, %s is told without values', (_what, lines, told) => {
  const tell = toldLines();
  expect(lines.flatMap((line) => tell(line) ?? [])).toEqual(told);
});

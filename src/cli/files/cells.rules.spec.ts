import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCell, writeCell, type CellType } from './cells.rules.js';

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['@home', "'@home"],
    ['-', "'-"],
    ['\t=1', "'\t=1"],
    ["'=1", "''=1"],
    ["'s", "'s"],
    ["it's =1", "it's =1"],
    ['12', '12'],
    ['true', 'true'],
  ])('of the text %j is %j, which no spreadsheet computes', (text, cell) => {
    expect(writeCell(text, 'text')).toBe(cell);
    expect(readCell(cell, 'text')).toBe(text);
  });

  it('of text that somebody has typed is that text, also where it begins like a formula', () => {
    expect(readCell('=1+1', 'text')).toBe('=1+1');
  });

  it.each<[string, CellType, unknown]>([
    ['', 'text', undefined],
    ['', 'json', undefined],
    ['12', 'integer', 12],
    ['-5', 'integer', -5],
    ['12.5', 'number', 12.5],
    ['-5', 'number', -5],
    ['TRUE', 'flag', true],
    ['false', 'flag', false],
    ['["a"]', 'json', ['a']],
    // What can't be of its type is for the service to refuse, by the name of the field.
    ['19.00', 'integer', '19.00'],
    ['19.50', 'integer', '19.50'],
    ['1,900', 'integer', '1,900'],
    ['2e3', 'integer', '2e3'],
    ['twelve', 'number', 'twelve'],
    ['0x10', 'number', '0x10'],
    ['yes', 'flag', 'yes'],
    ['[a]', 'json', '[a]'],
  ])('%j of type %s means %j', (cell, type, value) => expect(readCell(cell, type)).toEqual(value));

  it.each<[CellType, fc.Arbitrary<unknown>]>([
    ['text', fc.string({ unit: 'binary', minLength: 1 })],
    ['text', fc.stringMatching(/^'*[=+\-@\t\r']/)],
    ['integer', fc.maxSafeInteger()],
    ['number', fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)],
    ['flag', fc.boolean()],
    ['json', fc.dictionary(fc.string(), fc.string())],
    ['json', fc.array(fc.record({ up_to: fc.option(fc.nat()), unit_price: fc.string() }))],
  ])('of type %s gives back what was written into it', (type, values) => {
    fc.assert(fc.property(values, (value) => expect(readCell(writeCell(value, type), type)).toEqual(value)));
  });
});

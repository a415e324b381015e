import { describe, expect, it } from '@jest/globals';
import { Failure } from '../failures/failure.js';
import { invalidField, unknownField } from '../failures/fault.js';
import { assertCrossFieldRules, crossFieldFaults, CrossFieldRules, type CrossFieldRule } from './cross-field.rules.js';

interface Range {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

const tooLow = invalidField(['to'], 'Must not be below from');
const nameless = invalidField(['name'], 'Must not be empty');

const rules: readonly CrossFieldRule<Range>[] = [
  { reads: ['from', 'to'], faults: ({ from, to }) => (to < from ? [tooLow] : []) },
  { reads: ['name'], faults: ({ name }) => (name === '' ? [nameless] : []) },
];

@CrossFieldRules(rules)
class NewRange implements Range {
  from = 0;
  to = 0;
  name = '';
}

describe('rules about several fields', () => {
  it('all tell their faults', () => {
    expect(crossFieldFaults(NewRange, { from: 2, to: 1, name: '' }, [])).toEqual([tooLow, nameless]);
    expect(crossFieldFaults(NewRange, { from: 1, to: 1, name: 'x' }, [])).toEqual([]);
  });

  it('are not asked of fields that are at fault already', () => {
    const known = [invalidField(['from'], 'Must be a whole number'), unknownField(['other'])];
    expect(crossFieldFaults(NewRange, { from: 'x', to: 1, name: '' }, known)).toEqual([nameless]);
  });

  it('are not asked where something within a field is at fault', () => {
    const known = [invalidField(['name', 0, 'text'], 'Must be text')];
    expect(crossFieldFaults(NewRange, { from: 2, to: 1, name: '' }, known)).toEqual([tooLow]);
  });

  it('hold for no other DTO', () => {
    expect(crossFieldFaults(class Other {}, { from: 2, to: 1, name: '' }, [])).toEqual([]);
  });

  it('hold for a thing as it would be', () => {
    expect(() => assertCrossFieldRules(rules, { from: 1, to: 2, name: 'x' })).not.toThrow();
    expect(() => assertCrossFieldRules(rules, { from: 2, to: 1, name: 'x' })).toThrow(Failure.of([tooLow]));
  });
});

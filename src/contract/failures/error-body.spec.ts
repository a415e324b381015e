import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldPositions } from '../json/field-positions.js';
import { outlineJson } from '../json/json-outline.js';
import { STATUS_MESSAGES } from '../statuses.js';
import { errorBody } from './error-body.js';
import { FAILURES, type FailureCode } from './failures.js';
import { Failure } from './failure.js';
import { invalidField, missingField, pathName, unknownField, type Fault, type Path } from './fault.js';

function bodyOf(failure: Failure, sent = '{}'): string {
  return errorBody(failure, fieldPositions(outlineJson(sent)));
}

describe('the error body', () => {
  it('is the founding example, byte for byte', () => {
    const sent = '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"this_should_fail":1}';
    expect(bodyOf(Failure.of([unknownField(['this_should_fail'])]), sent)).toBe(
      '[{"status":"400","message":"Bad Request","body":{"text":"Unknown field submitted","fields":{"9":"this_should_fail"}}}]',
    );
  });

  it('has no fields where no field is at fault', () => {
    expect(bodyOf(new Failure('not_found'))).toBe(
      '[{"status":"404","message":"Not Found","body":{"text":"There is no such item in this store"}}]',
    );
  });

  it('names a nested field by its path, and a missing one behind those sent', () => {
    const faults = [unknownField(['tiers', 1, 'x']), unknownField(['y'])];
    expect(bodyOf(Failure.of(faults), '{"a":1,"tiers":[{},{"z":1,"x":1}]}')).toBe(
      '[{"status":"400","message":"Bad Request","body":{"text":"Unknown field submitted","fields":{"2":"y","1.1.1":"tiers[1].x"}}}]',
    );
  });

  it('has details only where the reasons differ, under the same keys', () => {
    const faults = [unknownField(['x']), invalidField(['a'], 'Must be true or false'), missingField(['name'])];
    expect(JSON.parse(bodyOf(Failure.of(faults), '{"a":1,"x":1}'))).toEqual([
      {
        status: '400',
        message: 'Bad Request',
        body: {
          text: 'Several fields are at fault: see details for what is wrong with each',
          fields: { 0: 'a', 1: 'x', 2: 'name' },
          details: { 0: 'Must be true or false', 1: 'Unknown field submitted', 2: 'Required field missing' },
        },
      },
    ]);
  });

  it('has no details where one exact sentence holds for all', () => {
    const faults = [invalidField(['a'], 'Must be an id'), invalidField(['b'], 'Must be an id')];
    expect(JSON.parse(bodyOf(Failure.of(faults), '{"a":1,"b":1}'))).toEqual([
      { status: '400', message: 'Bad Request', body: { text: 'Must be an id', fields: { 0: 'a', 1: 'b' } } },
    ]);
  });

  it('takes a place that is known already', () => {
    const fault: Fault = { path: ['sort'], place: 3, code: 'invalid_parameter', text: 'Must be asc or desc' };
    expect(bodyOf(Failure.of([fault]))).toContain('"fields":{"3":"sort"}');
  });
});

describe('the failure of several fields', () => {
  it.each<[string, Fault[], FailureCode, string]>([
    ['one fault', [unknownField(['a'])], 'unknown_field', 'Unknown field submitted'],
    ['one reason', [unknownField(['a']), unknownField(['b'])], 'unknown_field', 'Unknown field submitted'],
    [
      'one kind with several reasons',
      [invalidField(['a'], 'Must be an id'), invalidField(['b'], 'Must be a list')],
      'invalid_field',
      'Several fields are at fault: see details for what is wrong with each',
    ],
    [
      'several kinds',
      [unknownField(['a']), missingField(['b'])],
      'invalid_fields',
      'Several fields are at fault: see details for what is wrong with each',
    ],
  ])('with %s', (_, faults, code, text) => {
    expect(Failure.of(faults)).toMatchObject({ code, message: text, faults });
  });

  it('needs a faulty field', () => {
    expect(() => Failure.of([])).toThrow('needs a faulty field');
  });
});

describe('the name of a path', () => {
  it.each<[Path, string]>([
    [['name'], 'name'],
    [['tiers', 1, 'up_to'], 'tiers[1].up_to'],
    [['address', 'city'], 'address.city'],
    [['list', 0, 1], 'list[0][1]'],
  ])('%j is %s', (path, name) => expect(pathName(path)).toBe(name));
});

describe('whatever fails', () => {
  const codes = fc.constantFrom(...(Object.keys(FAILURES) as FailureCode[]));
  const fault: fc.Arbitrary<Fault> = fc.record({
    path: fc
      .tuple(fc.string(), fc.array(fc.oneof(fc.string(), fc.nat(9)), { maxLength: 2 }))
      .map(([field, within]) => [field, ...within]),
    code: fc.constantFrom('unknown_field', 'invalid_field', 'missing_field'),
    text: fc.string(),
  });
  const differentFaults = fc.uniqueArray(fault, { selector: ({ path }) => path[0], maxLength: 5 });

  it('the body is a list of one object whose status is a string of the closed set', () => {
    fc.assert(
      fc.property(codes, fc.string(), differentFaults, fc.object(), (code, text, faults, sent) => {
        const parsed = JSON.parse(bodyOf(new Failure(code, { text, faults }), JSON.stringify(sent))) as unknown;
        expect(parsed).toEqual([
          {
            status: String(FAILURES[code].status),
            message: STATUS_MESSAGES[FAILURES[code].status],
            body: expect.objectContaining({ text }),
          },
        ]);
        const [{ body }] = parsed as [{ body: { fields?: object; details?: object } }];
        expect(Object.keys(body.fields ?? {})).toHaveLength(faults.length);
        if (body.details !== undefined) expect(Object.keys(body.details)).toEqual(Object.keys(body.fields ?? {}));
        expect(body.details === undefined).toBe(faults.every((one) => one.text === text));
      }),
    );
  });
});

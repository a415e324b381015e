import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldPositions } from '../json/field-positions.js';
import { keyPositionsOf } from '../json/key-positions.js';
import { STATUS_MESSAGES } from '../statuses.js';
import { errorBody } from './error-body.js';
import { FAILURES, type FailureCode } from './failures.js';
import { Failure } from './failure.js';
import { invalidField, missingField, pathName, unknownField, type Fault, type Path } from './fault.js';

function bodyOf(failure: Failure, sent = '{}'): string {
  return errorBody(failure, fieldPositions(keyPositionsOf(sent)));
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

describe('the size of an error body', () => {
  interface Shown {
    readonly text: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly details?: Readonly<Record<string, string>>;
  }

  function shown(failure: Failure): Shown {
    const text = bodyOf(failure);
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    return (JSON.parse(text) as [{ body: Shown }])[0].body;
  }

  const unknown = (count: number, name: (index: number) => string) =>
    Failure.of(Array.from({ length: count }, (_, index) => unknownField([name(index)])));

  it.each([
    ['a name of 200 characters as it is', 'n'.repeat(200), 'n'.repeat(200)],
    ['a longer one cut', 'n'.repeat(201), `${'n'.repeat(199)}…`],
    ['a name as long as a body cut', 'n'.repeat(1_000_000), `${'n'.repeat(199)}…`],
    ['200 emoji as they are', '😀'.repeat(200), '😀'.repeat(200)],
    ['more emoji cut between two of them', '😀'.repeat(201), `${'😀'.repeat(199)}…`],
    ['a letter and 200 emoji cut between two of them', `a${'😀'.repeat(200)}`, `a${'😀'.repeat(198)}…`],
  ])('is bounded by its names: %s', (_, name, inBody) => {
    expect(shown(Failure.of([unknownField([name])])).fields).toEqual({ 0: inBody });
  });

  it.each<[string, Path, string]>([
    ['a long first step', ['n'.repeat(300), 1, 'x'], `${'n'.repeat(199)}…`],
    ['a long last step', ['list', 0, 'n'.repeat(300)], `list[0].${'n'.repeat(191)}…`],
    ['many steps', Array<string>(31).fill('n'.repeat(30_000)), `${'n'.repeat(199)}…`],
  ])('is bounded by its paths: %s', (_, path, inBody) => {
    expect(Object.values(shown(Failure.of([unknownField(path)])).fields)).toEqual([inBody]);
  });

  it('has up to 100 fields, and says when there are more', () => {
    expect(shown(unknown(100, String))).toMatchObject({ text: 'Unknown field submitted' });
    const { text, fields } = shown(unknown(101, String));
    expect(text).toBe('Unknown field submitted (more fields are at fault than the 100 listed)');
    expect(Object.values(fields)).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
  });

  it('says of several reasons, too, that there are more', () => {
    const faults = Array.from({ length: 101 }, (_, index) => invalidField([`f${index}`], `Reason ${index}`));
    const { text, details } = shown(Failure.of(faults));
    expect(text).toMatch(/^Several fields are at fault: .* \(more fields are at fault than the 100 listed\)$/);
    expect(Object.keys(details ?? {})).toHaveLength(100);
  });

  it.each<[string, (index: number) => string]>([
    ['control characters', (index) => `${index}${'\u0001'.repeat(190)}`],
    ['halves of surrogate pairs', (index) => `${index}${'\ud800'.repeat(190)}`],
    ['emoji', (index) => `${index}${'😀'.repeat(190)}`],
    ['quotes', (index) => `${index}${'"'.repeat(190)}`],
  ])('leaves fields out until they fit, and says so: names of %s', (_, name) => {
    const faults = Array.from({ length: 100 }, (_unused, index) => {
      return invalidField([name(index)], `${index} ${'ü'.repeat(2_000)}`);
    });
    const { text, fields, details } = shown(Failure.of(faults));
    const listed = Object.keys(fields).length;
    expect(listed).toBeGreaterThan(10);
    expect(listed).toBeLessThan(100);
    expect(Object.keys(details ?? {})).toEqual(Object.keys(fields));
    expect(text).toContain(`(more fields are at fault than the ${listed} listed)`);
  });

  it('is bounded by the sentence of a failure without fields', () => {
    const body = bodyOf(new Failure('unprocessable', { text: '\u0001'.repeat(1_000_000) }));
    expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  });

  it('stays below 64 KB whatever fails', () => {
    const name = fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 300 }));
    const fault: fc.Arbitrary<Fault> = fc.record({
      path: fc.array(
        name.map(([unit, times]) => unit.repeat(times)),
        { minLength: 1, maxLength: 4 },
      ),
      code: fc.constantFrom('unknown_field', 'invalid_field', 'missing_field'),
      text: name.map(([unit, times]) => unit.repeat(times)),
    });
    fc.assert(
      fc.property(fc.array(fault, { minLength: 80, maxLength: 130 }), (faults) => {
        const { text, fields } = shown(Failure.of(faults));
        for (const inBody of Object.values(fields)) expect([...inBody].length).toBeLessThanOrEqual(200);
        if (faults.length > 100) expect(text).toMatch(/\(more fields are at fault than the \d+ listed\)$/);
      }),
    );
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

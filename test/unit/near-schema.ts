import fc from 'fast-check';
import type { JsonSchema } from '../../src/contract/validation/json-schema.js';

/** Texts of each format, the first of them in order. */
const TEXTS: Record<string, readonly string[]> = {
  date: ['2024-02-29', '2023-02-29', '2023-04-31', '2024-2-9', '0000-01-01', '2024-01-01T00:00:00Z', ''],
  'date-time': [
    '2026-01-31T12:00:00.000Z',
    '2026-01-31T12:00:00+02:00',
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-02-30T12:00:00Z',
    '2026-01-31T25:00:00Z',
  ],
  decimal: [
    '0',
    '0.0',
    '12.5',
    '100',
    '100.1',
    '-1',
    '01',
    '.5',
    '1.',
    '1e3',
    '999999999999',
    '1000000000000',
    '0.0000000000001',
    '',
  ],
  email: ['a@example.com', 'a@b', 'a', 'A@EXAMPLE.COM', `${'a'.repeat(64)}@${'b.'.repeat(94)}com`, ''],
};

const any: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', 'a', 0, 1, -1, 0.5, true, [], {}, [null], '__proto__'),
);

/** Values that a schema is about: most of them in its bounds or just outside. */
function near(schema: JsonSchema): fc.Arbitrary<unknown> {
  const [type] = [schema.type].flat();
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum, 'other');
  switch (type) {
    case 'string':
      return fc.oneof(
        fc.constantFrom(
          ...(TEXTS[schema.format ?? ''] ?? [...((schema.examples ?? ['Xx', 'UTC', 'DE', 'de', 'abc']) as string[])]),
        ),
        textNear(schema),
      );
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = 1000 } = schema;
      return fc.oneof(
        fc.integer({ min: minimum, max: maximum }),
        fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1, minimum + 0.5),
      );
    }
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.oneof(
        fc.array(fc.oneof({ weight: 9, arbitrary: near(schema.items ?? {}) }, any), { maxLength: 4 }),
        fc.uniqueArray(near(schema.items ?? {}), { maxLength: 3 }),
      );
    case 'object':
      return schema.properties === undefined ? metadataNear(schema) : objectNear(schema);
    case undefined:
    default:
      return any;
  }
}

function textNear({ minLength = 0, maxLength = 10 }: JsonSchema): fc.Arbitrary<string> {
  const lengths = [minLength - 1, minLength, minLength + 1, maxLength - 1, maxLength, maxLength + 1].filter(
    (length) => length >= 0,
  );
  return fc
    .tuple(fc.constantFrom(...lengths), fc.constantFrom('a', 'ß', '😀'), fc.boolean())
    .map(([length, unit, mixed]) => (mixed && length > 0 ? `x${unit.repeat(length - 1)}` : unit.repeat(length)));
}

function metadataNear({ additionalProperties, maxProperties = 3 }: JsonSchema): fc.Arbitrary<object> {
  const value = typeof additionalProperties === 'object' ? near(additionalProperties) : any;
  const name = fc.oneof(
    fc.string({ maxLength: 3 }),
    textNear({ minLength: 0, maxLength: 40 }),
    fc.constant('__proto__'),
  );
  const many = fc
    .constantFrom(maxProperties, maxProperties + 1)
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, 'x'])));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .array(fc.tuple(name, fc.oneof({ weight: 5, arbitrary: value }, any)), { maxLength: 3 })
        .map((pairs) => Object.fromEntries(pairs)),
    },
    many,
  );
}

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, arbitrary);
}

/** An object that is in order but for at most three fields changed, at most one taken away and at most one too many. */
export function objectNear(schema: JsonSchema): fc.Arbitrary<object> {
  const properties = Object.entries(schema.properties ?? {});
  const changed = properties.map(([name, property]) =>
    fc.tuple(fc.constant(name), fc.oneof({ weight: 8, arbitrary: near(property) }, any)),
  );
  return fc
    .tuple(
      fc.array(fc.oneof(...changed), { maxLength: 3 }),
      seldom(fc.constantFrom(...(schema.required ?? ['nothing']))),
      seldom(fc.constantFrom('extra', 'constructor', '__proto__')),
    )
    .map(([fields, without, extra]) => {
      const names = Object.entries({ ...(inOrder(schema) as object), ...Object.fromEntries(fields) }).filter(
        ([name]) => name !== without,
      );
      return Object.fromEntries(extra === null ? names : [...names, [extra, 1]]);
    });
}

/** A value that the schema takes. */
export function inOrder(schema: JsonSchema): unknown {
  const [type] = [schema.type].flat();
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.examples !== undefined) return schema.examples[0];
  if (type === 'string')
    return (
      TEXTS[schema.format ?? '']?.[0] ??
      (schema.pattern === '^[A-Z]{2}$' ? 'DE' : 'x'.repeat(Math.max(2, schema.minLength ?? 0)))
    );
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'boolean') return true;
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => inOrder(schema.items ?? {}));
  const required = (schema.required ?? []).map((name) => [name, inOrder(schema.properties?.[name] ?? {})] as const);
  return Object.fromEntries(required);
}

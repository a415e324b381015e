import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../../src/contract/failures/fault.js';
import type { JsonObject } from '../../src/contract/json/json-body.js';
import { checkDto, isDto } from '../../src/contract/validation/check-dto.js';
import { planOf, type Dto } from '../../src/contract/validation/dto-plan.js';
import { BodyOf, ChangeOf } from '../../src/contract/validation/dto-shapes.js';
import {
  IsChoice,
  IsCountry,
  IsCurrency,
  IsDay,
  IsDecimal,
  IsEmailAddress,
  IsFlag,
  IsId,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsPart,
  IsPartList,
  IsText,
  IsTime,
  IsTimeZone,
  IsWhole,
  IsWholeList,
  Nullable,
  type Metadata,
} from '../../src/contract/validation/field.decorators.js';
import { schemaOf, type JsonSchema } from '../../src/contract/validation/schema.js';

class Part {
  @Nullable()
  @IsWhole({ min: 1 })
  up_to: number | null = null;

  @IsDecimal()
  unit_price!: string;
}

/** Every field decorator there is. */
class EveryField {
  @IsText()
  text!: string;

  @Nullable()
  @IsText({ min: 4, max: 4 })
  four: string | null = null;

  @IsChoice(['a', 'b'])
  choice: string = 'a';

  @Nullable()
  @IsChoice(['a', 'b'])
  choice_or_null: string | null = null;

  @IsFlag()
  flag: boolean = false;

  @IsWhole({ min: 1, max: 100 })
  whole: number = 1;

  @IsMoney()
  money!: number;

  @IsDecimal()
  decimal: string = '0';

  @Nullable()
  @IsDecimal({ above: 0, max: 100 })
  percentage: string | null = null;

  @IsDay()
  day: string = '2026-01-31';

  @IsTime()
  time: string = '2026-01-31T12:00:00.000Z';

  @IsId()
  other_id!: string;

  @IsIdList({ max: 3 })
  other_ids: string[] = [];

  @IsWholeList({ min: 1, max: 365, most: 3 })
  days: number[] = [];

  @IsEmailAddress()
  email: string = 'a@example.com';

  @IsTimeZone()
  time_zone: string = 'UTC';

  @IsCurrency()
  currency: string = 'EUR';

  @Nullable()
  @IsCountry()
  country: string | null = null;

  @Nullable()
  @IsPart(() => Part)
  part: Part | null = null;

  @IsPartList(() => Part)
  @ArrayMaxSize(3)
  parts: Part[] = [];

  @IsMetadata()
  metadata: Metadata = {};
}

class EveryFieldChange extends ChangeOf(EveryField, ['choice']) {}

class EveryFieldBody extends BodyOf(EveryField, ['whole']) {
  @IsWhole()
  uses!: number;
}

enum Size {
  Small,
  Large,
}

/** The checks of class-validator that the schema knows by name. */
class Plain {
  @IsString()
  @Length(2, 5)
  text!: string;

  @IsOptional()
  @MinLength(2)
  @MaxLength(4)
  letters?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  int?: number;

  @IsOptional()
  @Min(1)
  @IsInt()
  @Max(10)
  other_int?: number;

  @IsOptional()
  @IsNumber()
  number?: number;

  @IsOptional()
  @Max(1)
  least?: number;

  @IsOptional()
  @IsBoolean()
  boolean?: boolean;

  @Nullable()
  @IsIn(['a', 1])
  one_of: unknown = null;

  @IsOptional()
  @IsEnum(Size)
  size?: Size;

  @IsOptional()
  @IsNotEmpty()
  @IsString()
  filled?: string;

  @IsOptional()
  @Matches(/^[a-z]+$/)
  letters_only?: string;

  @IsOptional()
  @IsObject()
  object?: object;

  @IsOptional()
  @IsArray()
  array?: unknown;

  @IsOptional()
  @IsString({ each: true })
  @Length(1, 2, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  texts?: string[];
}

const SRC = join(__dirname, '../../src');

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
ajv.addFormat('id', true);
ajv.addFormat('decimal', true);

function sentencesOf(dto: Dto, value: unknown): string[] {
  const faults: Fault[] = [];
  checkDto(dto, value as JsonObject, [], faults);
  return faults.map(({ text }) => text);
}

/** What JSON Schema has no words for. The description of such a field has. */
const BEYOND_SCHEMA =
  / up to 100$|ascending list|^Must be an e-mail address|IANA time zone|ISO 4217|^Must be an ISO 8601 time|^Must be a day that exists/;

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

const any = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', 'a', 0, 1, -1, 0.5, true, [], {}, [null], '__proto__'));

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
function objectNear(schema: JsonSchema): fc.Arbitrary<object> {
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
function inOrder(schema: JsonSchema): unknown {
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
  if (type === 'array') return [];
  const required = (schema.required ?? []).map((name) => [name, inOrder(schema.properties?.[name] ?? {})] as const);
  return Object.fromEntries(required);
}

/** Every class of every DTO file, whoever adds one. */
function dtosOfTheService(): Dto[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dto.ts'));
  const modules = files.map((file) => jest.requireActual<object>(join(SRC, file)));
  const exported = modules.flatMap((module) => Object.values(module) as unknown[]);
  return exported.filter((value): value is Dto => isDto(value) && planOf(value).fields.length > 0);
}

const DTOS: readonly Dto[] = [EveryField, EveryFieldChange, EveryFieldBody, Plain, ...dtosOfTheService()];

describe.each(DTOS.map((dto) => ({ name: dto.name, dto })))('the schema of $name', ({ dto }) => {
  const schema = schemaOf(dto);
  const takes = ajv.compile(schema);

  it('is one, and takes what is in order as the checker does', () => {
    const value = inOrder(schema);
    expect(takes(value) || takes.errors).toBe(true);
    expect(sentencesOf(dto, value)).toEqual([]);
  });

  it('takes and refuses what the checker takes and refuses', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(objectNear(schema), (value) => {
        const sentences = sentencesOf(dto, value);
        seen[sentences.length === 0 ? 'taken' : 'refused'] += 1;
        if (takes(value)) expect(sentences.filter((sentence) => !BEYOND_SCHEMA.test(sentence))).toEqual([]);
        else expect({ sentences, errors: takes.errors }).not.toMatchObject({ sentences: [] });
      }),
      { numRuns: 300 },
    );

    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(20);
  });

  it('has defaults that it takes itself', () => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if ('default' in property) expect([name, ajv.validate(property, property.default)]).toEqual([name, true]);
    }
  });
});

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
import { FaultCollector } from '../../src/contract/failures/fault-collector.js';
import type { JsonObject } from '../../src/contract/json/json-body.js';
import { checkDto, isDto } from '../../src/contract/validation/check-dto.js';
import { planOf, type Dto } from '../../src/contract/validation/dto-plan.js';
import { BodyOf, ChangeOf } from '../../src/contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCountry,
  IsCurrency,
  IsDay,
  IsDecimal,
  IsEmailAddress,
  IsBooleanValue,
  IsId,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsNested,
  IsNestedList,
  IsText,
  IsTime,
  IsTimeZone,
  IsInteger,
  IsIntegerList,
  Nullable,
  type Metadata,
} from '../../src/contract/validation/field.decorators.js';
import { schemaOf } from '../../src/contract/validation/schema.js';
import { inOrder, objectNear } from './near-schema.js';

class Part {
  @Nullable()
  @IsInteger({ min: 1 })
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

  @IsOneOf(['a', 'b'])
  choice: string = 'a';

  @Nullable()
  @IsOneOf(['a', 'b'])
  choice_or_null: string | null = null;

  @IsBooleanValue()
  flag: boolean = false;

  @IsInteger({ min: 1, max: 100 })
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

  @IsIntegerList({ min: 1, max: 365, most: 3 })
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
  @IsNested(() => Part)
  part: Part | null = null;

  @IsNestedList(() => Part)
  @ArrayMaxSize(3)
  parts: Part[] = [];

  @IsMetadata()
  metadata: Metadata = {};
}

class EveryFieldChange extends ChangeOf(EveryField, ['choice']) {}

class EveryFieldBody extends BodyOf(EveryField, ['whole']) {
  @IsInteger()
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
  @Min(1)
  at_least?: number;

  @IsOptional()
  @Max(1)
  at_most?: number;

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
  const collector = new FaultCollector();
  checkDto(dto, value as JsonObject, [], collector);
  return collector.faults.map(({ text }) => text);
}

/** What JSON Schema has no words for. The description of such a field has. */
const BEYOND_SCHEMA =
  / up to 100$|ascending list|^Must be an e-mail address|IANA time zone|ISO 4217|^Must be an ISO 8601 time|^Must be a day that exists/;

/** Every class of every DTO file, whoever adds one. */
function dtosOfTheService(): Dto[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dto.ts'));
  const modules = files.map((file) => jest.requireActual<object>(join(SRC, file)));
  const exported = modules.flatMap((module) => Object.values(module) as unknown[]);
  return exported.filter((value): value is Dto => isDto(value) && planOf(value).fields.length > 0);
}

const cases = (dtos: readonly Dto[], numRuns: number) => dtos.map((dto) => ({ name: dto.name, dto, numRuns }));

describe.each([...cases([EveryField, EveryFieldChange, EveryFieldBody, Plain], 300), ...cases(dtosOfTheService(), 60)])(
  'the schema of $name',
  ({ dto, numRuns }) => {
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
        { numRuns },
      );
      expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(numRuns / 20);
    });

    it('has defaults that it takes itself', () => {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if ('default' in property) expect([name, ajv.validate(property, property.default)]).toEqual([name, true]);
      }
    });
  },
);

import { describe, expect, it } from '@jest/globals';
import { IsArray, IsObject } from 'class-validator';
import { BodyOf } from '../validation/dto-shapes.js';
import {
  IsOneOf,
  IsCurrency,
  IsDay,
  IsDecimal,
  IsBooleanValue,
  IsId,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsNested,
  IsNestedList,
  IsText,
  IsTime,
  IsInteger,
  IsIntegerList,
  Nullable,
  type Metadata,
} from '../validation/field.decorators.js';
import { listFields, readColumnValue, type ListField } from './list-fields.js';

class Part {
  @IsText()
  name!: string;
}

class NewThing {
  @IsText() name!: string;
  @Nullable() @IsText() note: string | null = null;
  @IsOneOf(['a', 'b']) choice: string = 'a';
  @Nullable() @IsId() other_id: string | null = null;
  @IsMoney() amount!: number;
  @IsInteger() count!: number;
  @Nullable() @IsDecimal() percentage: string | null = null;
  @IsBooleanValue() flag!: boolean;
  @Nullable() @IsDay() day: string | null = null;
  @IsCurrency() currency!: string;
  @IsIdList() other_ids: string[] = [];
  @IsIntegerList({ min: 1, max: 9, most: 9 }) days: number[] = [];
  @IsNested(() => Part) part!: Part;
  @IsNestedList(() => Part) parts: Part[] = [];
  @IsObject() object!: object;
  @IsArray() array!: unknown;
  @IsMetadata() metadata: Metadata = {};
}

class ThingBody extends BodyOf(NewThing) {
  @IsTime()
  seen_at!: string;
}

describe('the fields of a list', () => {
  it('are the scalar ones of its items, by kind', () => {
    const field = (kind: string, nullable = false) => ({ kind, nullable });
    expect(Object.fromEntries(listFields(ThingBody))).toEqual({
      id: field('word'),
      name: field('text'),
      note: field('text', true),
      choice: field('word'),
      other_id: field('word', true),
      amount: field('integer'),
      count: field('integer'),
      percentage: field('decimal', true),
      flag: field('boolean'),
      day: field('day', true),
      currency: field('text'),
      created_at: field('time'),
      updated_at: field('time'),
      seen_at: field('time'),
    });
  });

  it('are found once for each resource', () => {
    expect(listFields(ThingBody)).toBe(listFields(ThingBody));
  });
});

describe('the value of a parameter', () => {
  it.each<[ListField['kind'], string, unknown]>([
    ['text', 'Coffee', 'Coffee'],
    ['text', '', ''],
    ['text', 'null', 'null'],
    ['word', 'ACTIVE', 'ACTIVE'],
    ['integer', '0', 0],
    ['integer', '-5', -5],
    ['integer', '007', 7],
    ['integer', '9007199254740991', 9007199254740991],
    ['decimal', '12.50', '12.50'],
    ['decimal', '-0.5', '-0.5'],
    ['decimal', '1', '1'],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['day', '2024-02-29', '2024-02-29'],
    ['time', '2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
  ])('is read as the field is: %s %j', (kind, text, value) => {
    expect(readColumnValue(text, { kind, nullable: false })).toEqual({ value });
  });

  it.each<[ListField['kind'], string, string]>([
    ...['', ' 1', '1.0', '1e3', '0x1', '+1', 'x', '9007199254740992', '99999999999999999', 'NaN', '1_000'].map(
      (text) => ['integer', text, 'Must be a whole number, as the field is'] as ['integer', string, string],
    ),
    ...['', '.5', '1.', '1e3', 'NaN', 'Infinity', '1,5', '1'.repeat(21), '--1'].map(
      (text) => ['decimal', text, 'Must be a decimal, as the field is'] as ['decimal', string, string],
    ),
    ...['', 'TRUE', '1', 'yes', 't'].map(
      (text) => ['boolean', text, 'Must be true or false, as the field is'] as ['boolean', string, string],
    ),
    ...['', '2023-02-29', 'today', '2024-02-29T00:00:00Z'].map(
      (text) => ['day', text, 'Must be a day, YYYY-MM-DD, as the field is'] as ['day', string, string],
    ),
    ...['', '2024-02-29', 'now', 'infinity', '0001-01-01T00:00:00+01:00'].map(
      (text) => ['time', text, 'Must be an ISO 8601 time, as the field is'] as ['time', string, string],
    ),
  ])('is refused where it is not: %s %j', (kind, text, fault) => {
    expect(readColumnValue(text, { kind, nullable: false })).toEqual({ fault });
  });

  it.each<ListField['kind']>(['text', 'word', 'integer', 'decimal', 'boolean', 'day', 'time'])(
    'asks, when empty, for items where a nullable field has none: %s',
    (kind) => expect(readColumnValue('', { kind, nullable: true })).toEqual({ value: null }),
  );
});

import { IsIn, IsInt, IsNotEmpty, IsOptional, Max, Min, ValidateIf, IsString } from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import { IsOneOf, IsId, IsMoney, IsNested, IsNestedList, IsText, Nullable } from './field.decorators.js';
import type { JsonSchema } from './json-schema.js';
import { schemaOf } from './schema.js';

class Part {
  @IsMoney()
  amount!: number;
}

class NewThing {
  @IsId()
  other_id!: string;

  @Nullable()
  @IsText({ min: 4, max: 4 })
  four: string | null = null;

  @Nullable()
  @IsOneOf(['a', 'b'])
  choice: string | null = null;

  @IsNested(() => Part)
  part!: Part;

  @Nullable()
  @IsNestedList(() => Part)
  parts: Part[] | null = null;

  @IsInt()
  @Min(1)
  @Max(5)
  plain: number = 1;

  @Nullable()
  @IsIn(['a', 1])
  one_of!: unknown;

  @IsOptional()
  @IsNotEmpty()
  @IsString()
  filled?: string;
}

const PART: JsonSchema = {
  type: 'object',
  properties: {
    amount: { type: 'integer', minimum: 0, maximum: 999_999_999_999, description: "In the currency's minor unit" },
  },
  required: ['amount'],
  additionalProperties: false,
};

describe('the schema of a field', () => {
  it.each<[keyof NewThing, JsonSchema]>([
    ['other_id', { type: 'string', format: 'id', minLength: 1, maxLength: 64 }],
    ['four', { type: ['string', 'null'], minLength: 4, maxLength: 4, default: null }],
    ['choice', { type: ['string', 'null'], enum: ['a', 'b', null], default: null }],
    ['part', PART],
    ['parts', { type: ['array', 'null'], items: PART, default: null }],
    ['plain', { type: 'integer', minimum: 1, maximum: 5, default: 1 }],
    ['one_of', { enum: ['a', 1, null] }],
    ['filled', { type: 'string', minLength: 1 }],
  ])('reads as callers would expect: %s', (name, expected) => {
    expect(schemaOf(NewThing).properties?.[name]).toEqual(expected);
  });
});

describe('the schema of a DTO', () => {
  it('is closed, and requires what has no default and may not be absent', () => {
    expect(schemaOf(NewThing)).toMatchObject({
      type: 'object',
      required: ['other_id', 'part', 'one_of'],
      additionalProperties: false,
    });
  });

  it('requires nothing where nothing is required', () => {
    class Nothing {
      @IsText()
      name: string = 'x';
    }
    expect(schemaOf(Nothing)).not.toHaveProperty('required');
  });

  it('requires nothing that depends on a condition', () => {
    class Conditional {
      @IsIn(['card', 'cash'])
      kind!: string;

      @ValidateIf((owner: Conditional) => owner.kind === 'card')
      @IsString()
      token!: string;
    }
    expect(schemaOf(Conditional).required).toEqual(['kind']);
  });

  it('is made once', () => {
    expect(schemaOf(NewThing)).toBe(schemaOf(NewThing));
  });
});

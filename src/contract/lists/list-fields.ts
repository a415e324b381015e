import { isDay } from '../../domain/calendar/day.js';
import { readInstant } from '../../domain/calendar/instant.js';
import type { JsonSchema } from '../validation/json-schema.js';
import { schemaOf } from '../validation/schema.js';
import type { Dto } from '../validation/dto-plan.js';
import type { ColumnKind, ColumnValue } from '../../platform/database/listing.js';

export interface ListField {
  readonly kind: ColumnKind;
  readonly nullable: boolean;
}

export type ListFields = ReadonlyMap<string, ListField>;

const cache = new WeakMap<Dto, ListFields>();

/** The top-level scalar fields of a resource's body, which are what its list can be filtered, excluded and sorted by. */
export function listFields(body: Dto): ListFields {
  const known = cache.get(body);
  if (known !== undefined) return known;
  const fields = new Map<string, ListField>();
  for (const [name, schema] of Object.entries(schemaOf(body).properties ?? {})) {
    const kind = kindOf(schema);
    if (kind !== undefined) fields.set(name, { kind, nullable: typesOf(schema).includes('null') });
  }
  cache.set(body, fields);
  return fields;
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}

function kindOf(schema: JsonSchema): ColumnKind | undefined {
  if (schema.writeOnly === true) return undefined;
  const type = typesOf(schema).find((name) => name !== 'null');
  if (type === 'integer') return 'integer';
  if (type === 'boolean') return 'boolean';
  if (type !== 'string') return undefined;
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'time';
  if (schema.format === 'decimal') return 'decimal';
  return schema.enum !== undefined || schema.format === 'id' ? 'word' : 'text';
}

type Read = { readonly value: ColumnValue; readonly fault?: undefined } | { readonly fault: string };

/** Reads a parameter's value as the field's type. An empty value asks for items where the field has none. */
export function readColumnValue(text: string, { kind, nullable }: ListField): Read {
  if (text === '' && nullable) return { value: null };
  switch (kind) {
    case 'text':
    case 'word':
      return { value: text };
    case 'integer': {
      const number = Number(text);
      const whole = /^-?\d{1,16}$/.test(text) && Number.isSafeInteger(number);
      return whole ? { value: number } : { fault: 'Must be a whole number, as the field is' };
    }
    case 'decimal':
      return /^-?\d{1,20}(\.\d{1,20})?$/.test(text) ? { value: text } : { fault: 'Must be a decimal, as the field is' };
    case 'boolean':
      if (text === 'true' || text === 'false') return { value: text === 'true' };
      return { fault: 'Must be true or false, as the field is' };
    case 'day':
      return isDay(text) ? { value: text } : { fault: 'Must be a day, YYYY-MM-DD, as the field is' };
    case 'time': {
      const time = readInstant(text);
      return time === undefined ? { fault: 'Must be an ISO 8601 time, as the field is' } : { value: time };
    }
  }
}

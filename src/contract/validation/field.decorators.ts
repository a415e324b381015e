import { Type } from 'class-transformer';
import { isEmail, ValidateBy, ValidateNested } from 'class-validator';
import { isDay } from '../../domain/calendar/day.js';
import { readInstant } from '../../domain/calendar/instant.js';
import { isTimeZone } from '../../domain/calendar/time-zone.js';
import { isCurrency } from '../../domain/money/currencies.js';
import { MOST_MINOR_UNITS } from '../../domain/money/rounding.js';
import { NULLABLE, type Dto } from './dto-plan.js';
import type { JsonSchema } from './json-schema.js';

export const MAX_MONEY = MOST_MINOR_UNITS;

/** The most that amounts add up to, such as the total of an invoice. */
export const MAX_SUM = 1_000_000_000_000_000;

/**
 * A decorator of fields that says three things in one place: how a value is checked, in which sentence it is refused,
 * and its schema in the API document.
 */
function field(name: string, schema: JsonSchema, sentence: string, passes: (value: unknown) => boolean) {
  return ValidateBy({ name, validator: { validate: passes, defaultMessage: () => sentence } }, { context: { schema } });
}

/** Half of a surrogate pair is no text: it is told as such elsewhere, and some checks would throw at it. */
export function checkedText(name: string, schema: JsonSchema, sentence: string, passes: (text: string) => boolean) {
  const isPassed = (value: unknown) => typeof value === 'string' && value.isWellFormed() && passes(value);
  return field(name, { type: 'string', ...schema }, sentence, isPassed);
}

/** The field may be null, which is a value; whether it may be absent is another question. */
export function Nullable() {
  return ValidateBy({ name: NULLABLE, validator: { validate: () => true } }, { context: { schema: {} } });
}

/** Characters are counted as JSON Schema and people do: one beyond the first plane, such as an emoji, is one. */
function hasLength(text: string, min: number, max: number): boolean {
  if (text.length < min || text.length > 2 * max) return false;
  if (text.length >= 2 * min && text.length <= max) return true;
  const characters = [...text].length;
  return characters >= min && characters <= max;
}

export function IsText({ min = 1, max = 255, examples }: { min?: number; max?: number; examples?: string[] } = {}) {
  const sentence = `Must be text of ${min} to ${max} characters`;
  const schema = { minLength: min, maxLength: max, ...(examples !== undefined && { examples }) };
  return checkedText('isText', schema, sentence, (text) => hasLength(text, min, max));
}

export function IsOneOf(choices: readonly string[]) {
  return checkedText('isChoice', { enum: choices }, `Must be one of: ${choices.join(', ')}`, (text) =>
    choices.includes(text),
  );
}

export function IsBooleanValue() {
  return field('isFlag', { type: 'boolean' }, 'Must be true or false', (value) => typeof value === 'boolean');
}

export function IsInteger({ min = 0, max = 2_147_483_647 }: { min?: number; max?: number } = {}) {
  return field(
    'isWhole',
    { type: 'integer', minimum: min, maximum: max },
    `Must be a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  );
}

/** An amount in the currency's minor unit. */
export function IsMoney({ min = 0 }: { min?: number } = {}) {
  return field(
    'isMoney',
    { type: 'integer', minimum: min, maximum: MAX_MONEY, description: "In the currency's minor unit" },
    `Must be a whole number of minor units from ${min} to ${MAX_MONEY}`,
    (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= MAX_MONEY,
  );
}

/** What amounts add up to, in the currency's minor unit. */
export function IsSum({ min = 0 }: { min?: number } = {}) {
  return IsInteger({ min, max: MAX_SUM });
}

const DECIMAL = /^(0|[1-9]\d{0,11})(\.\d{1,12})?$/;

/** A decimal string, never negative: at most twelve digits before the point and twelve behind it. */
export function IsDecimal({ above, max }: { above?: number; max?: number } = {}) {
  const bounds =
    (above === undefined ? '0 or more' : `more than ${above}`) + (max === undefined ? '' : ` up to ${max}`);
  return checkedText(
    'isDecimal',
    { format: 'decimal', pattern: DECIMAL.source, description: `A decimal, ${bounds}`, examples: ['12.5'] },
    `Must be a decimal as a string, such as "12.5", ${bounds}`,
    (text) =>
      DECIMAL.test(text) && (above === undefined || Number(text) > above) && (max === undefined || Number(text) <= max),
  );
}

const SIGNED_DECIMAL = /^-?(0|[1-9]\d{0,11})(\.\d{1,12})?$/;

/** A decimal string that may be negative, such as a correction of what was used. */
export function IsSignedDecimal() {
  return checkedText(
    'isSignedDecimal',
    { format: 'decimal', pattern: SIGNED_DECIMAL.source, description: 'A decimal', examples: ['-12.5'] },
    'Must be a decimal as a string, such as "-12.5"',
    (text) => SIGNED_DECIMAL.test(text),
  );
}

export function IsDay(words: { description?: string } = {}) {
  return checkedText('isDay', { format: 'date', ...words }, 'Must be a day that exists, as YYYY-MM-DD', isDay);
}

/** A moment as this API writes it: ISO 8601 with an offset, kept to the millisecond in UTC. */
export function IsTime() {
  return checkedText(
    'isTime',
    { format: 'date-time' },
    'Must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00.000Z',
    (text) => readInstant(text) !== undefined,
  );
}

const ID = { format: 'id', minLength: 1, maxLength: 64 };

function isId(text: string): boolean {
  return hasLength(text, ID.minLength, ID.maxLength);
}

/** The id of another thing. That it has the right form is not asked: one that does not exist is a 412, whatever its form. */
export function IsId() {
  return checkedText('isId', ID, 'Must be an id', isId);
}

export function IsIdList({ max = 100 }: { max?: number } = {}) {
  return field(
    'isIdList',
    { type: 'array', items: { type: 'string', ...ID }, maxItems: max, uniqueItems: true },
    `Must be a list of at most ${max} different ids`,
    (value) =>
      Array.isArray(value) &&
      value.length <= max &&
      value.every((id) => typeof id === 'string' && isId(id)) &&
      new Set(value).size === value.length,
  );
}

export function IsIntegerList({ min, max, most }: { min: number; max: number; most: number }) {
  return field(
    'isWholeList',
    {
      type: 'array',
      items: { type: 'integer', minimum: min, maximum: max },
      maxItems: most,
      uniqueItems: true,
      description: 'Ascending',
    },
    `Must be an ascending list of at most ${most} whole numbers from ${min} to ${max}`,
    (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      value.every((item, index) => {
        return Number.isInteger(item) && item >= min && item <= max && (index === 0 || item > value[index - 1]);
      }),
  );
}

export function IsEmailAddress() {
  return checkedText('isEmailAddress', { format: 'email', maxLength: 254 }, 'Must be an e-mail address', isEmail);
}

export function IsTimeZone() {
  return checkedText(
    'isTimeZone',
    { examples: ['Europe/Berlin'] },
    'Must be an IANA time zone, such as Europe/Berlin',
    isTimeZone,
  );
}

export function IsCurrency() {
  return checkedText('isCurrency', { examples: ['EUR'] }, 'Must be an ISO 4217 currency code, such as EUR', isCurrency);
}

/** An ISO 3166-1 alpha-2 code, by its form. */
export function IsCountry() {
  return checkedText(
    'isCountry',
    { pattern: '^[A-Z]{2}$', examples: ['DE'] },
    'Must be a country code of two capitals, such as DE',
    (text) => /^[A-Z]{2}$/.test(text),
  );
}

const MAX_METADATA = 50;
const MAX_METADATA_NAME = 40;
const MAX_METADATA_TEXT = 500;

/** The store's own pairs of strings. */
export type Metadata = Readonly<Record<string, string>>;

export function IsMetadata() {
  return field(
    'isMetadata',
    {
      type: 'object',
      maxProperties: MAX_METADATA,
      propertyNames: { maxLength: MAX_METADATA_NAME },
      additionalProperties: { type: 'string', maxLength: MAX_METADATA_TEXT },
      description: "The store's own",
    },
    `Must be an object of at most ${MAX_METADATA} strings of at most ${MAX_METADATA_TEXT} characters, with names of at most ${MAX_METADATA_NAME}`,
    (value) => {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
      return (
        Object.keys(value).length <= MAX_METADATA &&
        Object.entries(value).every(([name, text]) => {
          return (
            hasLength(name, 0, MAX_METADATA_NAME) && typeof text === 'string' && hasLength(text, 0, MAX_METADATA_TEXT)
          );
        })
      );
    },
  );
}

/** An object with fields of its own. */
export function IsNested(type: () => Dto): PropertyDecorator {
  return (target, name) => {
    ValidateNested()(target, name);
    Type(type)(target, name);
  };
}

/** A list of such objects. It is said here, because the type that TypeScript leaves of `Tier[] | null` is no array. */
export function IsNestedList(type: () => Dto): PropertyDecorator {
  return (target, name) => {
    ValidateNested({ each: true })(target, name);
    Type(type)(target, name);
  };
}

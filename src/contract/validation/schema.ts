import { planOf, type Check, type Dto, type FieldPlan } from './dto-plan.js';
import type { JsonSchema } from './json-schema.js';

const cache = new WeakMap<Dto, JsonSchema>();

/** The schema of a DTO, read from the same plan that checks it, so that the two cannot disagree. */
export function schemaOf(dto: Dto): JsonSchema {
  const known = cache.get(dto);
  if (known !== undefined) return known;
  const plan = planOf(dto);
  const required = plan.fields.filter((field) => !field.optional && field.conditions.length === 0);
  const schema: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(plan.fields.map((field) => [field.name, fieldSchema(field)])),
    ...(required.length > 0 && { required: required.map((field) => field.name) }),
    additionalProperties: false,
  };
  cache.set(dto, schema);
  return schema;
}

function fieldSchema(field: FieldPlan): JsonSchema {
  const whole = checksSchema(field, false);
  const part = field.nested === undefined ? {} : schemaOf(field.nested());
  const items = { ...part, ...checksSchema(field, true) };
  const schema: JsonSchema = field.list ? { type: 'array', items, ...whole } : { ...part, ...whole };
  const defaulted = field.byDefault === undefined ? {} : { default: field.byDefault() };
  return { ...(field.nullable ? orNull(schema) : schema), ...defaulted };
}

function checksSchema(field: FieldPlan, each: boolean): JsonSchema {
  const parts = field.checks.filter((check) => check.each === each).map(checkSchema);
  const whole = parts.some((part) => part.type === 'integer') && { type: 'integer' };
  return Object.assign({}, ...parts, whole) as JsonSchema;
}

function orNull(schema: JsonSchema): JsonSchema {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return {
    ...schema,
    ...(types.length > 0 && { type: [...types, 'null'] }),
    ...(schema.enum !== undefined && { enum: [...schema.enum, null] }),
  };
}

/** What the field decorators of this service say of themselves, and class-validator's own by their names. */
function checkSchema({ schema, name, constraints }: Check): JsonSchema {
  if (schema !== undefined) return schema;
  const [first, second] = constraints as (number | undefined)[];
  switch (name) {
    case 'isString':
      return { type: 'string' };
    case 'isNotEmpty':
      return { minLength: 1 };
    case 'isBoolean':
      return { type: 'boolean' };
    case 'isInt':
      return { type: 'integer' };
    case 'isNumber':
      return { type: 'number' };
    case 'isObject':
      return { type: 'object' };
    case 'isArray':
      return { type: 'array' };
    case 'isEmail':
      return { type: 'string', format: 'email' };
    case 'isUrl':
      return { type: 'string', format: 'uri' };
    case 'isIn':
    case 'isEnum':
      return { enum: Object.values(constraints[0] as object) };
    case 'min':
      return { type: 'number', minimum: first };
    case 'max':
      return { type: 'number', maximum: first };
    case 'minLength':
      return { type: 'string', minLength: first };
    case 'maxLength':
      return { type: 'string', maxLength: first };
    case 'isLength':
      return { type: 'string', minLength: first, ...(second !== undefined && { maxLength: second }) };
    case 'matches':
      return { type: 'string', pattern: (constraints[0] as RegExp).source };
    case 'arrayMinSize':
      return { type: 'array', minItems: first };
    case 'arrayMaxSize':
      return { type: 'array', maxItems: first };
    case 'arrayUnique':
      return { type: 'array', uniqueItems: true };
    default:
      return {};
  }
}

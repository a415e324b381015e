import type { ErrorObject } from 'ajv/dist/2020.js';
import type { FieldFault } from './references.js';

/** What the schema finds wrong with a thing, said of each field once. @param errors with their schemas */
export function misfitsOf(errors: readonly ErrorObject[]): FieldFault[] {
  const telling = errors.filter((error) => !isOfChoice(error));
  // What may also be null is told to be none only where nothing else is wrong with it.
  const others = errors.filter((error) => isOfChoice(error) && !telling.some((one) => isWithin(one, error)));
  return [...telling, ...others].map((error) => ({ field: fieldOf(error), text: textOf(error) }));
}

function isOfChoice({ keyword, params }: ErrorObject): boolean {
  return keyword === 'anyOf' || (keyword === 'type' && (params as { readonly type?: unknown }).type === 'null');
}

function isWithin({ instancePath }: ErrorObject, outer: ErrorObject): boolean {
  return `${instancePath}/`.startsWith(`${outer.instancePath}/`);
}

/** `/tiers/1/up_to` is `tiers[1].up_to`, as the service would call it. */
function fieldOf({ instancePath, params }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as Readonly<Record<string, unknown>>;
  const within = [missingProperty, additionalProperty].filter((name) => typeof name === 'string');
  const steps = [...instancePath.split('/').slice(1), ...within];
  return steps
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** A pattern says little to people; what the service's document says of the field, and its example, say more. */
function textOf({ keyword, message = '', params, parentSchema = {} }: ErrorObject): string {
  const { description, examples } = parentSchema as Readonly<Record<string, unknown>>;
  const [example] = Array.isArray(examples) ? (examples as unknown[]) : [];
  if (keyword === 'pattern' || keyword === 'format') {
    const like = typeof example === 'string' ? `, such as ${example}` : '';
    if (typeof description === 'string') return `Must be ${description.replace(/^A/, 'a')}${like}`;
    if (like !== '') return `Must have the form of ${String(example)}`;
  }
  const { allowedValues } = params as Readonly<Record<string, unknown>>;
  return Array.isArray(allowedValues) ? `${message}: ${allowedValues.join(', ')}` : message;
}

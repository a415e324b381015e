import type { Schema } from './openapi.js';

const USUAL_NUMBER = 1000;

const TEXTS: Readonly<Partial<Record<string, string>>> = {
  email: 'jo@example.com',
  uri: 'https://example.com/',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00.000Z',
};

/** Something to begin with: of a new thing its required fields, of a change its first field. */
export function exampleBody(schema: Schema): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const required = fields.filter(([name]) => schema.required?.includes(name));
  const shown = required.length > 0 ? required : fields.slice(0, 1);
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(name, field)]));
}

function exampleOf(name: string, schema: Schema): unknown {
  const { type, format = '', enum: choices, examples, minimum = 0, maximum = Infinity, items, minItems = 0 } = schema;
  // What happens when nothing is said surprises least.
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  if (choices !== undefined) return choices[0];
  if (examples !== undefined) return examples[0];
  // Of what may also be null, the null comes last.
  const [kind] = [type].flat();
  if (kind === 'boolean') return true;
  if (kind === 'integer') return Math.min(Math.max(minimum, USUAL_NUMBER), maximum);
  if (kind === 'array') return items !== undefined && minItems > 0 ? [exampleOf(name, items)] : [];
  if (kind === 'object') return exampleBody(schema);
  const words = name.replaceAll('_', ' ');
  return TEXTS[format] ?? (format === 'id' ? `the ${words}` : `Example ${words}`);
}

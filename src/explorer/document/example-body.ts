import type { Schema } from './openapi.js';

/** Something to begin with: of a new thing its required fields, of a change its first field. */
export function exampleBody(schema: Schema): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const required = fields.filter(([name]) => schema.required?.includes(name));
  const shown = required.length > 0 ? required : fields.slice(0, 1);
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(name, field)]));
}

function exampleOf(name: string, schema: Schema): unknown {
  const { examples, minimum = 0, maximum = Infinity } = schema;
  if (schema.enum !== undefined) return schema.enum[0];
  if (examples !== undefined) return examples[0];
  switch ([schema.type].flat()[0]) {
    case 'boolean':
      return true;
    case 'integer':
      return Math.min(Math.max(minimum, USUAL_NUMBER), maximum);
    case 'array':
      return [];
    case 'object':
      return exampleBody(schema);
    default:
      return exampleText(name, schema.format);
  }
}

const USUAL_NUMBER = 1000;

function exampleText(name: string, format: string | undefined): string {
  switch (format) {
    case 'email':
      return 'jo@example.com';
    case 'uri':
      return 'https://example.com/';
    case 'date':
      return '2026-01-31';
    case 'date-time':
      return '2026-01-31T12:00:00.000Z';
    case 'id':
      return `the ${name.replaceAll('_', ' ')}`;
    default:
      return `Example ${name}`;
  }
}

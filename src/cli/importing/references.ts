import { isRecord, type Fields } from '../files/columns.js';
import type { KindName, Reference } from '../files/kinds.js';

/** A field, and what is wrong with it. */
export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

/** The id that a thing has now; or why it has none. */
export type Lookup = (kind: KindName, id: string) => string | { readonly fault: string };

/** The thing with the ids of what it rests on put in place of those that they had, and what stands in the way of that. */
export function withReferences(
  thing: Fields,
  references: readonly Reference[],
  lookup: Lookup,
): { thing: Fields; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const replaced = references.reduce<unknown>(
    (value, { at, to }) =>
      replacedAt(value, at, '', (id, field) => {
        const found = lookup(to, id);
        if (typeof found === 'string') return found;
        faults.push({ field, text: found.fault });
        return id;
      }),
    thing,
  );
  return { thing: replaced as Fields, faults };
}

/** What is not there, or no id, is left for the service to judge. */
function replacedAt(
  value: unknown,
  [first, ...rest]: readonly string[],
  field: string,
  replace: (id: string, field: string) => string,
): unknown {
  if (first === undefined) return typeof value === 'string' ? replace(value, field) : value;
  if (first === '*') {
    if (!Array.isArray(value)) return value;
    return value.map((item: unknown, index) => replacedAt(item, rest, `${field}[${index}]`, replace));
  }
  if (!isRecord(value) || !(first in value)) return value;
  const name = field === '' ? first : `${field}.${first}`;
  return { ...value, [first]: replacedAt(value[first], rest, name, replace) };
}

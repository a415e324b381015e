import { orderedObject } from '../../domain/json/ordered-json.js';
import { readCell, writeCell, type CellType } from './cells.rules.js';

/** What is exported and imported: the fields of a thing. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field as a column: `address.city` for a field of a field. */
export interface Column {
  readonly name: string;
  readonly type: CellType;
  /** Whether it is sent when the thing is made. Others, such as `created_at`, the service gives itself. */
  readonly isSent: boolean;
}

/** A thing as a row, a cell for each column. */
export function rowOf(thing: Fields, columns: readonly Column[]): string[] {
  return columns.map(({ name, type }) => writeCell(valueAt(thing, name.split('.')), type));
}

/** A row as a thing, without what its empty cells would say. */
export function thingOf(cells: readonly string[], columns: readonly Column[]): Fields {
  const thing: Record<string, unknown> = {};
  for (const [index, { name, type }] of columns.entries()) {
    const value = readCell(cells[index] ?? '', type);
    if (value !== undefined) place(thing, name.split('.'), value);
  }
  return thing;
}

/**
 * The columns that a header names. A field of an object whose fields are the store's own may be one too, such as
 * `metadata.plan`, and is text.
 * @throws UnknownColumns
 */
export function columnsNamed(header: readonly string[], columns: readonly Column[]): Column[] {
  const known = new Map(columns.map((column) => [column.name, column]));
  const found = header.map((name): Column | string => {
    const [first = '', ...rest] = name.split('.');
    const whole = known.get(name);
    if (whole !== undefined) return whole;
    const outer = known.get(first);
    const isWithin = outer?.type === 'json' && rest.length > 0 && rest.every((part) => part !== '');
    return isWithin ? { name: `${first}.${rest.join('.')}`, type: 'text', isSent: outer.isSent } : name;
  });
  const faults = [
    ...found.filter((one) => typeof one === 'string').map((name) => `there is no field ${JSON.stringify(name)}`),
    ...header.filter((name, index) => header.indexOf(name) < index).map((name) => `${name} is there twice`),
  ];
  if (faults.length > 0) throw new UnknownColumns(faults, columns);
  return found as Column[];
}

export class UnknownColumns extends Error {
  constructor(faults: readonly string[], columns: readonly Column[]) {
    super(`${faults.join('; ')}. The fields are ${columns.map(({ name }) => name).join(', ')}`);
  }
}

function valueAt(thing: unknown, path: readonly string[]): unknown {
  return path.reduce((value, name) => (isRecord(value) ? value[name] : undefined), thing);
}

/** The store's own keys may hold dots: below `metadata` there is one level only. */
function place(thing: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  const before = isRecord(thing[first]) ? thing[first] : {};
  const added = rest.length === 0 ? value : { [rest.join('.')]: value };
  thing[first] = isRecord(added) ? orderedObject([...Object.entries(before), ...Object.entries(added)]) : added;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

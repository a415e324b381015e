import type { ColumnKind, Condition, Listing } from './listing.js';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const CASTS: Record<ColumnKind, string> = {
  text: '::text',
  word: '::text',
  integer: '::bigint',
  decimal: '::numeric',
  boolean: '::boolean',
  day: '::date',
  time: '::timestamptz',
};

/**
 * The statements of one page: its rows with the count of all beside each, as `#count`, which no field is called, and
 * the count alone for a page that turned out empty. Column names come from the resource's own fields, never from the caller's text.
 * @param within the condition that every row of the list meets, store id first
 */
export function listingSql(
  { conditions, sorting, paging }: Listing,
  table: string,
  columns: string,
  within: Statement,
): { page: Statement; count: Statement } {
  const values = [...within.values];
  const place = (value: unknown, kind: ColumnKind): string => `$${values.push(value)}${CASTS[kind]}`;
  const where = [within.text, ...conditions.map((condition) => conditionSql(condition, place))].join(' and ');
  const count = { text: `select count(*) as "#count" from ${table} where ${where}`, values: [...values] };

  const direction = sorting.descending ? 'desc' : 'asc';
  const byId = `"id" ${direction}`;
  const order = sorting.column === 'id' ? byId : `${sortKey(sorting.column, sorting.kind)} ${direction}, ${byId}`;
  const counted = `(select count(*) from ${table} where ${where}) as "#count"`;
  let text = `select ${columns}, ${counted} from ${table} where ${where}`;
  if (paging.by === 'cursor' && paging.after !== null) {
    text += ` and "id" ${sorting.descending ? '<' : '>'} ${place(paging.after, 'word')}`;
  }
  text += ` order by ${order} limit ${place(paging.size, 'integer')}`;
  if (paging.by === 'number' && paging.page > 1) text += ` offset ${place((paging.page - 1) * paging.size, 'integer')}`;
  return { page: { text, values }, count };
}

/** Text is compared without regard to case; words are in one case already, so that only the caller's needs changing. */
function conditionSql(
  { column, kind, value, excluded }: Condition,
  place: (value: unknown, kind: ColumnKind) => string,
) {
  const name = `"${column}"`;
  if (value === null) return excluded ? `${name} is not null` : `${name} is null`;
  const equals = excluded ? 'is distinct from' : '=';
  if (kind === 'text') return `lower(${name}) collate "C" ${equals} lower(${place(value, kind)})`;
  if (kind === 'word') {
    const sent = place(value, kind);
    const among = `in (${sent}, lower(${sent}), upper(${sent}))`;
    return excluded ? `(${name} ${among}) is not true` : `${name} ${among}`;
  }
  return `${name} ${equals} ${place(value, kind)}`;
}

/** The bytes of the text decide, not the server's locale: a list has the same order on every server. */
function sortKey(column: string, kind: ColumnKind): string {
  const name = `"${column}"`;
  if (kind === 'text') return `lower(${name}) collate "C"`;
  return kind === 'word' ? `${name} collate "C"` : name;
}

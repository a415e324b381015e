import { sql, type RawBuilder } from 'kysely';

/** Values of a row by its columns; an expression stands for what the database computes. */
type RowValues = Readonly<Record<string, unknown>>;

/** The end of an `insert into …`: `(a, b) values ($1, $2)`, both lists from the one object. */
export function columnsAndValues(row: RowValues): RawBuilder<unknown> {
  return sql`(${columnsOf(row)}) values (${valuesOf(row)})`;
}

/** The same for rows that are read from somewhere: `(a, b) select $1, b`, to be followed by `from …`. */
export function columnsAndSelect(row: RowValues): RawBuilder<unknown> {
  return sql`(${columnsOf(row)}) select ${valuesOf(row)}`;
}

function columnsOf(row: RowValues): RawBuilder<unknown> {
  return sql.raw(Object.keys(row).join(', '));
}

function valuesOf(row: RowValues): RawBuilder<unknown> {
  return sql.join(Object.values(row).map((value) => sql`${value}`));
}

import { sql, type RawBuilder } from 'kysely';

/** Types of columns as SQL writes them, such as `timestamptz`. */
type SqlType = 'text' | 'integer' | 'bigint' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'json';

/**
 * Rows as a table that a statement reads from: `from ${jsonRows('part', rows, { id: 'text', amount: 'bigint' })}`.
 * @param types of the columns that the statement uses; each row has a field for every one of them
 */
export function jsonRows<Column extends string>(
  alias: string,
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
  types: Readonly<Record<Column, SqlType>>,
): RawBuilder<unknown> {
  const columns = Object.entries(types).map(([name, type]) => `"${name}" ${type as SqlType}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as ${sql.raw(`"${alias}" (${columns.join(', ')})`)}`;
}

type ArrayColumn<Row> = readonly [type: SqlType, valueOf: (row: Row) => unknown];

/**
 * Rows as one array for each column, which costs less than JSON where a thousand come at once. Columns and values have
 * one order, that of the object that names them.
 */
export class RowArrays<Row, Column extends string = keyof Row & string> {
  /** Of the columns, for both lists of an `insert … select`. */
  readonly names: string;
  private readonly columns: readonly ArrayColumn<Row>[];

  /** @param columns where nothing else is said, one for each field of a row */
  constructor(columns: Readonly<Record<Column, ArrayColumn<Row>>>) {
    this.names = Object.keys(columns).join(', ');
    this.columns = Object.values(columns);
  }

  /** The arrays as a table, within a text whose parameters have these from a number on. */
  tableText(alias: string, firstParameter: number): string {
    const arrays = this.columns.map(([type], index) => `$${firstParameter + index}::${type}[]`);
    return `unnest(${arrays.join(', ')}) as ${alias} (${this.names})`;
  }

  /** The parameters of that text. */
  values(rows: readonly Row[]): unknown[][] {
    return this.columns.map(([, valueOf]) => rows.map(valueOf));
  }

  /** The arrays as a table, with their values. */
  table(alias: string, rows: readonly Row[]): RawBuilder<unknown> {
    const arrays = this.columns.map(([type, valueOf]) => sql`${rows.map(valueOf)}::${sql.raw(type)}[]`);
    return sql`unnest(${sql.join(arrays)}) as ${sql.raw(`${alias} (${this.names})`)}`;
  }
}

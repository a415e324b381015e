import { describe, expect, it } from '@jest/globals';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { columnsAndSelect, columnsAndValues } from './insertion.js';
import { jsonRows, RowArrays } from './row-source.js';

const queries = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const USES = new RowArrays<{ key: string; at: string }>({
  key: ['text', ({ key }) => key],
  at: ['timestamptz', ({ at }) => at],
});
const rows = [
  { at: '2026-01-01', key: 'a' },
  { at: '2026-01-02', key: 'b' },
];
const arrays = [
  ['a', 'b'],
  ['2026-01-01', '2026-01-02'],
];

describe('rows as a table', () => {
  it('have columns and arrays in one order, whatever the order of their fields', () => {
    expect(USES.tableText('used', 3)).toBe('unnest($3::text[], $4::timestamptz[]) as used (key, at)');
    expect(USES.values(rows)).toEqual(arrays);
    const { sql: text, parameters } = sql`select * from ${USES.table('used', rows)}`.compile(queries);
    expect(text).toBe('select * from unnest($1::text[], $2::timestamptz[]) as used (key, at)');
    expect(parameters).toEqual(arrays);
  });

  it('are read from JSON by the names of their fields', () => {
    const { sql: text, parameters } = sql`select from ${jsonRows('used', rows, { at: 'timestamptz' })}`.compile(
      queries,
    );
    expect(text).toBe('select from json_to_recordset($1::json) as "used" ("at" timestamptz)');
    expect(parameters).toEqual([JSON.stringify(rows)]);
  });
});

describe('a row that is inserted', () => {
  const row = { id: 'a', at: sql`clock_timestamp()`, note: null };

  it('has its columns and its values in one order, expressions among them', () => {
    const { sql: text, parameters } = sql`insert into t ${columnsAndValues(row)}`.compile(queries);
    expect(text).toBe('insert into t (id, at, note) values ($1, clock_timestamp(), $2)');
    expect(parameters).toEqual(['a', null]);
  });

  it('can be selected from other rows', () => {
    const { sql: text } = sql`insert into t ${columnsAndSelect(row)} from other`.compile(queries);
    expect(text).toBe('insert into t (id, at, note) select $1, clock_timestamp(), $2 from other');
  });
});

import pg from 'pg';
import type { TestDatabase } from './test-database.js';

/** Looks into the database behind the service's back, or changes it there. */
export async function sql<Row extends object>(
  { url }: Pick<TestDatabase, 'url'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, bytes as hexadecimal digits: all that the database keeps. */
export async function wholeDatabase(database: Pick<TestDatabase, 'url'>): Promise<string> {
  const tables = await sql<{ name: string }>(
    database,
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }>(database, `select r::text as row from ${name} r order by 1`)),
  );
  return tables.map(({ name }, index) => [name, ...(rows[index] ?? []).map(({ row }) => row)].join('\n')).join('\n');
}

import { randomInt } from 'node:crypto';
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

/** Stores made from now on have ids that no other run has: what is counted for them in Redis is theirs alone. */
export async function makeStoreIdsUnique(database: Pick<TestDatabase, 'url'>): Promise<void> {
  await sql(database, `alter sequence store_number restart with ${randomInt(10 ** 9, 10 ** 12)}`);
}

/** Runs a statement on the same server, but outside of the test's database. */
export function sqlBeside({ url }: Pick<TestDatabase, 'url'>, text: string): Promise<object[]> {
  return sql({ url: url.replace(databaseName({ url }), 'postgres') }, text);
}

export function databaseName({ url }: Pick<TestDatabase, 'url'>): string {
  const name = /so_test_[0-9a-f]+/.exec(url)?.[0];
  if (name === undefined) throw new Error(`not a database of a test: ${url}`);
  return name;
}

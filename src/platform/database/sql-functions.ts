import { createHash } from 'node:crypto';
import type pg from 'pg';
import { readSqlFiles } from './sql-files.js';

/** Statements that define functions, each with `create or replace`. */
export interface SqlFunctions {
  readonly sql: string;
}

/**
 * The current definition of every function of the service. Migrations up to 0015 define functions too, as they were then;
 * later ones may only declare one that a trigger needs, and drop one that is gone.
 */
export const FUNCTIONS: SqlFunctions = {
  sql: readSqlFiles('functions')
    .map(({ text }) => text)
    .join('\n'),
};

/** The entry of `installation` that says which definitions are in force. */
const IN_FORCE = 'sql_functions';

/**
 * Puts the definitions in force within the caller's transaction, unless they already are. The process that started last
 * decides: a change that an earlier release must not take back comes with a migration, which keeps that release from starting.
 */
export async function putInForce(client: pg.ClientBase, { sql }: SqlFunctions): Promise<void> {
  const digest = createHash('sha256').update(sql).digest('hex');
  const { rowCount } = await client.query('select from installation where name = $1 and value = $2', [
    IN_FORCE,
    digest,
  ]);
  if (rowCount !== 0) return;
  // The files are in the order of their names, and what one calls may be defined in a later one.
  await client.query('set local check_function_bodies = off');
  await client.query(sql);
  await client.query(
    'insert into installation (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [IN_FORCE, digest],
  );
}

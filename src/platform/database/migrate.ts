import { createHash } from 'node:crypto';
import pg from 'pg';
import { reasonOf } from '../logging/reason-of.js';
import { readSqlFiles } from './sql-files.js';
import { FUNCTIONS, putInForce, type SqlFunctions } from './sql-functions.js';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Forward only, in the order of their names: a migration that has been released is never edited, the next one corrects it.
 * The comment at the head of a file is not part of its statements, which the database records a checksum of.
 */
export const MIGRATIONS: readonly Migration[] = readSqlFiles('migrations').map(({ name, text }) => ({
  name,
  sql: text.replace(/^(--.*\n)+/, ''),
}));

/** Any number that no other program on the server uses for its advisory locks. */
const MIGRATION_LOCK = 7_361_001;

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** The schema of the database is not one that this code may work on. The message says what to do. */
export class SchemaMismatch extends Error {}

/**
 * Brings the schema up to date, each migration in a transaction of its own, under a lock that makes other processes
 * wait for it. The functions come into force with the last migration.
 * @throws SchemaMismatch if the schema is newer than the code, or was left or made halfway by something else
 */
export function migrate(
  connection: pg.ClientConfig,
  migrations: readonly Migration[] = MIGRATIONS,
  functions: SqlFunctions | null = FUNCTIONS,
): Promise<void> {
  return underLock(connection, async (client) => {
    const applied = await appliedMigrations(client);
    assertPrefix(applied, migrations);
    for (const [index, migration] of migrations.entries()) {
      const isLast = index === migrations.length - 1;
      if (index >= applied.length)
        await apply(client, index + 1, migration, 'migrations', {}, isLast ? functions : null);
    }
    if (functions !== null) await inTransaction(client, () => putInForce(client, functions));
  });
}

/**
 * The same for the tables of a module of one's own, which are numbered apart, and come after the service's.
 * @param module what it is called, by which its migrations are known again
 */
export function migrateModule(
  connection: pg.ClientConfig,
  module: string,
  migrations: readonly Migration[],
): Promise<void> {
  return underLock(connection, async (client) => {
    const { rows: applied } = await client.query<Applied>(
      'select number, name, checksum from module_migrations where module = $1 order by number',
      [module],
    );
    assertPrefix(applied, migrations, `the module ${module}`);
    for (const [index, migration] of migrations.entries()) {
      if (index >= applied.length) await apply(client, index + 1, migration, 'module_migrations', { module });
    }
  });
}

async function underLock(connection: pg.ClientConfig, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await use(client);
  } finally {
    // Ending the session also gives back the lock.
    await client.end();
  }
}

function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}

async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  const tables = await client.query<{ migrations: string | null; stores: string | null }>(
    `select to_regclass('migrations')::text as migrations, to_regclass('stores')::text as stores`,
  );
  const [found] = tables.rows;
  if (found?.migrations == null) {
    if (found?.stores != null) {
      throw new SchemaMismatch(
        'The database has tables of Standing Order but no record of its migrations: it was copied or restored only in ' +
          'part. Restore a whole backup, or point DATABASE_URL at an empty database.',
      );
    }
    await client.query(`create table migrations (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz(3) not null default now()
    )`);
  }
  const { rows } = await client.query<Applied>('select number, name, checksum from migrations order by number');
  return rows;
}

/** @param owner whose migrations these are, if not the service's own */
function assertPrefix(applied: readonly Applied[], migrations: readonly Migration[], owner?: string): void {
  const called = (name: string) => (owner === undefined ? name : `${name} of ${owner}`);
  for (const [index, { number, name, checksum }] of applied.entries()) {
    const migration = migrations[index];
    if (number !== index + 1) {
      throw new SchemaMismatch(
        `The database is half migrated: migration ${index + 1} is missing though ${number} (${called(name)}) is recorded. ` +
          'Restore a whole backup.',
      );
    }
    if (migration === undefined) {
      throw new SchemaMismatch(
        `The database is newer than this code: it has migration ${called(name)}, which this release does not know. ` +
          'Run the release that made it, or a later one.',
      );
    }
    if (migration.name !== name || checksumOf(migration) !== checksum) {
      throw new SchemaMismatch(
        `The database was migrated by another version of ${called(name)} than this release has. ` +
          'Run the release that made it.',
      );
    }
  }
}

async function apply(
  client: pg.Client,
  number: number,
  migration: Migration,
  book: 'migrations' | 'module_migrations',
  owner: Readonly<Record<string, string>>,
  functions: SqlFunctions | null = null,
): Promise<void> {
  const record = { ...owner, number, name: migration.name, checksum: checksumOf(migration) };
  const columns = Object.keys(record);
  try {
    await inTransaction(client, async () => {
      await client.query(migration.sql);
      await client.query(
        `insert into ${book} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(record),
      );
      if (functions !== null) await putInForce(client, functions);
    });
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed and was undone: ${reasonOf(error)}.`, { cause: error });
  }
}

async function inTransaction(client: pg.Client, use: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await use();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

import { createHash } from 'node:crypto';
import pg from 'pg';
import { reasonOf } from '../logging/reason-of.js';
import { catalog } from './migrations/0002-catalog.js';
import { stores } from './migrations/0001-stores.js';
import { subscribers } from './migrations/0003-subscribers.js';
import { billing } from './migrations/0004-billing.js';
import { collection } from './migrations/0005-collection.js';
import { events } from './migrations/0006-events.js';
import { webhooks } from './migrations/0007-webhooks.js';
import { reports } from './migrations/0008-reports.js';
import { extensions } from './migrations/0009-extensions.js';
import { endedLadders } from './migrations/0010-ended-ladders.js';
import { metadataOrder } from './migrations/0011-metadata-order.js';
import { lineAccounts } from './migrations/0012-line-accounts.js';
import { collectionModes } from './migrations/0013-collection-modes.js';
import { changesAndUsage } from './migrations/0014-changes-and-usage.js';
import { couponRedemptions } from './migrations/0015-coupon-redemptions.js';
import { missedDays } from './migrations/0016-missed-days.js';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Forward only, in this order: a migration that has been released is never edited, the next one mends it. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-stores', sql: stores },
  { name: '0002-catalog', sql: catalog },
  { name: '0003-subscribers', sql: subscribers },
  { name: '0004-billing', sql: billing },
  { name: '0005-collection', sql: collection },
  { name: '0006-events', sql: events },
  { name: '0007-webhooks', sql: webhooks },
  { name: '0008-reports', sql: reports },
  { name: '0009-extensions', sql: extensions },
  { name: '0010-ended-ladders', sql: endedLadders },
  { name: '0011-metadata-order', sql: metadataOrder },
  { name: '0012-line-accounts', sql: lineAccounts },
  { name: '0013-collection-modes', sql: collectionModes },
  { name: '0014-changes-and-usage', sql: changesAndUsage },
  { name: '0015-coupon-redemptions', sql: couponRedemptions },
  { name: '0016-missed-days', sql: missedDays },
];

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
 * wait for it.
 * @throws SchemaMismatch if the schema is newer than the code, or was left or made halfway by something else
 */
export function migrate(connection: pg.ClientConfig, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  return underLock(connection, async (client) => {
    const applied = await appliedMigrations(client);
    assertPrefix(applied, migrations);
    for (const [index, migration] of migrations.entries()) {
      if (index >= applied.length) await apply(client, index + 1, migration, 'migrations', {});
    }
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
): Promise<void> {
  const record = { ...owner, number, name: migration.name, checksum: checksumOf(migration) };
  const columns = Object.keys(record);
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into ${book} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(record),
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Migration ${migration.name} failed and was undone: ${reasonOf(error)}.`, { cause: error });
  }
}

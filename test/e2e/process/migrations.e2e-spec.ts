import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate, MIGRATIONS, SchemaMismatch, type Migration } from '../../../src/platform/database/migrate.js';
import { FUNCTIONS, type SqlFunctions } from '../../../src/platform/database/sql-functions.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client?.end();
  await database?.drop();
});

/** Other migrations than the service's, or only some of them, come without its functions. */
const bringUpToDate = (migrations?: readonly Migration[], functions: SqlFunctions | null = null) => {
  const connection = { connectionString: database.url };
  return migrations === undefined ? migrate(connection) : migrate(connection, migrations, functions);
};

async function rows(statement: string): Promise<unknown[][]> {
  return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows;
}

const applied = () => rows('select number, name from migrations order by number');
const ALL = MIGRATIONS.map(({ name }, index) => [index + 1, name]);

const A: Migration = { name: '0001-a', sql: 'create table a (id integer); insert into a values (1)' };
const B: Migration = { name: '0002-b', sql: 'create table b (id integer)' };
const C: Migration = { name: '0003-c', sql: 'create table c (id integer)' };

describe('migrating', () => {
  it('knows every migration by its place: they are numbered from 0001 without gaps', () => {
    const numbers = MIGRATIONS.map(({ name }) => Number(/^(\d{4})-[a-z][a-z0-9-]*$/.exec(name)?.[1]));
    expect(numbers).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(15);
  });

  it('brings an empty database up to date, and does no harm when repeated', async () => {
    await bringUpToDate();
    expect(await applied()).toEqual(ALL);
    const appliedAt = await rows('select applied_at::text from migrations');
    await bringUpToDate();
    expect(await rows('select applied_at::text from migrations')).toEqual(appliedAt);
  });

  it('happens once, however many processes start at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => bringUpToDate()));
    expect(await applied()).toEqual(ALL);
  });

  it('goes on from where an earlier release was', async () => {
    await bringUpToDate([A]);
    await bringUpToDate([A, B, C]);
    expect(await applied()).toEqual([
      [1, '0001-a'],
      [2, '0002-b'],
      [3, '0003-c'],
    ]);
    expect(await rows('select id from a')).toEqual([[1]]);
  });

  it('leaves what is owed by enrollments that are over, and manual invoices, to be paid by hand', async () => {
    await bringUpToDate(
      MIGRATIONS.slice(
        0,
        MIGRATIONS.findIndex(({ name }) => name === '0013-collection-modes'),
      ),
    );
    await client.query(`
      insert into accounts values ('acc_1', 'A', 'a@example.com', 'good', '{}', now(), now());
      set session_replication_role = replica;
      insert into enrollments (store_id, id, subscriber_id, billing_option_id, subscription_id, seats, add_ons, start_on,
        trial_days, status, cycles_billed, cancel_at_period_end, state, version, metadata, created_at, updated_at)
      select 'STO-1', 'enr_' || status, 'ppl_1', 'opt_1', 'sub_1', 1, '[]', '2026-01-01', 0, status, 1, false, '{}', 1,
        '{}', now(), now() from unnest(array['past_due', 'cancelled', 'ended']) as status;
      insert into invoices (store_id, id, status, subscriber_id, enrollment_id, renewal_type, currency, tax_behavior, lines,
        books, subtotal, discount_total, tax_total, total, amount_due, collect_on, metadata, created_at, updated_at)
      select 'STO-1', id, 'open', 'ppl_1', enrollment, renewal, 'EUR', 'exclusive', '[]', '[]', 100, 0, 0, 100, 100,
        case renewal when 'automatic' then date '2026-02-01' end, '{}', now(), now()
      from (values ('a', 'enr_past_due', 'automatic'), ('b', 'enr_cancelled', 'automatic'), ('c', 'enr_ended', 'automatic'),
        ('d', null, 'manual'), ('e', null, 'automatic')) as old (id, enrollment, renewal);
      set session_replication_role = origin;`);
    await bringUpToDate();
    expect(await rows('select id, collection, collect_on is null, amount_due::int from invoices order by id')).toEqual([
      ['a', 'automatic', false, 100],
      ['b', 'by_hand', true, 100],
      ['c', 'by_hand', true, 100],
      ['d', 'by_hand', true, 100],
      ['e', 'automatic', false, 100],
    ]);
  });

  it('keeps free-form objects of an earlier release, and lets only objects of fixed names be sorted', async () => {
    await bringUpToDate(MIGRATIONS.slice(0, 10));
    const written = '{"b": "1", "aa": "2", "9": "3"}';
    await client.query(
      `insert into accounts values ('acc_1', 'A', 'a@example.com', 'good', $1, '2026-01-01Z', '2026-01-01Z')`,
      [written],
    );
    await client.query(
      `insert into usage_events values ('STO-1', 'use_1', 'x', 'enr_1', 'm', 1, now(), $1, '{}', now(), now())`,
      [written],
    );
    const before = await rows('select metadata::text from accounts');
    await bringUpToDate();
    expect(await rows('select metadata::text from accounts')).toEqual(before);
    expect(await rows('select properties::text, metadata::text from usage_events')).toEqual([[...before.flat(), '{}']]);
    const sorted = `select table_name || '.' || column_name from information_schema.columns join pg_class on relname = table_name
      where table_schema = 'public' and data_type = 'jsonb' and relkind = 'r' order by 1`;
    expect((await rows(sorted)).flat()).toEqual([
      'billing_options.tiers',
      'idempotency_keys.headers',
      'stores.rate_limit',
      'subscribers.address',
    ]);
    const defaults = `select table_name, column_default from information_schema.columns
      where table_schema = 'public' and column_name = 'metadata' and column_default is not null order by 1`;
    expect(await rows(defaults)).toEqual([
      ['line_credits', "'{}'::json"],
      ['parked_enrollments', "'{}'::json"],
      ['webhook_deliveries', "'{}'::json"],
    ]);
  });

  it('leaves nothing half done when it fails, says which and why, and can be repeated', async () => {
    const broken: Migration = { name: '0002-b', sql: `${B.sql}; insert into b values (1); select 1 / 0` };
    await expect(bringUpToDate([A, broken, C])).rejects.toThrow(
      'Migration 0002-b failed and was undone: division by zero.',
    );
    expect(await applied()).toEqual([[1, '0001-a']]);
    expect(await rows(`select to_regclass('b'), to_regclass('c')`)).toEqual([[null, null]]);
    await bringUpToDate([A, B, C]);
    expect(await rows('select * from b')).toEqual([]);
  });
});

describe('the functions', () => {
  /** The name and the definition of every function in the database. */
  const inForce = async () => {
    const definitions = `select p.proname, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' order by 1, 2`;
    return (await rows(definitions)) as [string, string][];
  };

  const counting = (count: number): SqlFunctions => ({
    sql: `create or replace function count_of_a() returns integer language sql as 'select ${count}'`,
  });

  it('are all defined in the files, each once, and as the database has them', async () => {
    await bringUpToDate();
    const defined = [...FUNCTIONS.sql.matchAll(/^create or replace function (\w+)\([^$]*?as \$\$(.*?)\$\$;$/gms)];
    const definitions = defined
      .map(([, name = '', body = '']) => [name, body])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    expect(definitions.length).toBeGreaterThan(25);
    expect(await inForce()).toEqual(definitions);
  });

  it('are complete once all are there: what each of them calls and reads exists', async () => {
    await bringUpToDate();
    await client.query(FUNCTIONS.sql);
  });

  it('are defined by no migration after those that were released with definitions', () => {
    const later = MIGRATIONS.filter(({ name }) => name > '0015-coupon-redemptions');
    expect(later.filter(({ sql }) => /create or replace function/i.test(sql))).toEqual([]);
  });

  it('replace those of an earlier release, and are left alone while they are in force', async () => {
    await bringUpToDate(MIGRATIONS);
    await bringUpToDate(MIGRATIONS, counting(1));
    expect(await rows('select count_of_a()')).toEqual([[1]]);
    const version = `select xmin::text from pg_proc where proname = 'count_of_a'`;
    const before = await rows(version);
    await bringUpToDate(MIGRATIONS, counting(1));
    expect(await rows(version)).toEqual(before);
    await bringUpToDate(MIGRATIONS, counting(2));
    expect(await rows('select count_of_a()')).toEqual([[2]]);
  });

  it('come into force together with the last migration, or neither does', async () => {
    const broken: SqlFunctions = { sql: `${counting(1).sql}; create or replace function broken() returns nothing` };
    await expect(bringUpToDate(MIGRATIONS, broken)).rejects.toThrow(`Migration ${MIGRATIONS.at(-1)?.name} failed`);
    expect(await applied()).toEqual(ALL.slice(0, -1));
    expect(await inForce()).not.toContainEqual(expect.arrayContaining(['count_of_a']));
    await bringUpToDate();
    expect(await applied()).toEqual(ALL);
  });
});

describe('a database that this release may not work on', () => {
  async function refusal(migrations: readonly Migration[]): Promise<string> {
    const before = await rows('select number, name, checksum from migrations').catch(() => 'none');
    const error: unknown = await bringUpToDate(migrations).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SchemaMismatch);
    expect(await rows('select number, name, checksum from migrations').catch(() => 'none')).toEqual(before);
    return (error as Error).message;
  }

  it('is newer than the code', async () => {
    await bringUpToDate([A, B, C]);
    expect(await refusal([A, B])).toBe(
      'The database is newer than this code: it has migration 0003-c, which this release does not know. ' +
        'Run the release that made it, or a later one.',
    );
  });

  it('is half migrated', async () => {
    await bringUpToDate([A, B, C]);
    await client.query('delete from migrations where number = 2');
    expect(await refusal([A, B, C])).toBe(
      'The database is half migrated: migration 2 is missing though 3 (0003-c) is recorded. Restore a whole backup.',
    );
  });

  it.each([
    ['edited', { ...B, sql: `${B.sql} ` }],
    ['renamed', { ...B, name: '0002-bee' }],
  ])('was migrated by what has since been %s', async (_what, other) => {
    await bringUpToDate([A, other, C]);
    expect(await refusal([A, B, C])).toMatch(
      /^The database was migrated by another version of 0002-b\w* than this release has\./,
    );
  });

  it('has tables and no record of them', async () => {
    await bringUpToDate();
    await client.query('drop table migrations');
    expect(await refusal(MIGRATIONS)).toMatch(
      /^The database has tables of Standing Order but no record of its migrations/,
    );
  });
});

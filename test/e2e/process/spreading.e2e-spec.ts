import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';

/** Tables that stay on the coordinator, and why nothing that is spread has to do with them. */
const LOCAL: Readonly<Record<string, string>> = {
  installation: 'is read once, at the start',
  maintenance: 'has one row, which is read by itself, and its switching is announced from where processes listen',
  migrations: 'belongs to the schema',
  module_migrations: 'does too',
};

/** Indexes that do not lead with the store, and why. */
const NOT_BY_STORE: Readonly<Record<string, string>> = {
  stores_account: "holds an account's deletion to its stores, wherever they are",
};

/** Tables without a primary key, and why. It is what Citus goes by when it moves a shard that is written to meanwhile. */
const WITHOUT_PRIMARY_KEY: Readonly<Record<string, string>> = {
  event_log: 'is written with every change, and is found by the numbers that it gets afterwards',
};

/** Triggers of tables that every node has a copy of, and why they may run once on each. */
const ON_EVERY_NODE: Readonly<Record<string, string>> = {
  accounts_announce: 'announces, and writes nothing',
};

/** What Citus would be told, said to a PostgreSQL that only writes it down. */
const STAND_IN = `
  create temporary table spread (place serial, name regclass primary key, by text, colocate_with text);
  create function pg_temp.create_reference_table(name regclass) returns void language sql as
    'insert into spread (name) values ($1)';
  create function pg_temp.create_distributed_table(name regclass, by text, colocate_with text) returns void language sql as
    'insert into spread (name, by, colocate_with) values ($1, $2, $3)';`;

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ connectionString: database.url });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(STAND_IN);
  const statements = await readFile(join(__dirname, '../../../.deploy/citus.sql'), 'utf8');
  await client.query(statements.replaceAll('select create_', 'select pg_temp.create_'));
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function names(statement: string): Promise<string[]> {
  const { rows } = await client.query<[string]>({ text: statement, rowMode: 'array' });
  return rows.map(([name]) => name).sort();
}

/** All tables, each with how it is spread: `by` is null for a copy on every node, and there is no place for a local one. */
const TABLES = `(
  select class.oid, class.relname, spread.place, spread.by,
    (select attnum from pg_attribute where attrelid = class.oid and attname = spread.by) as key
  from pg_class class left join spread on spread.name = class.oid
  where class.relkind in ('r', 'p') and class.relnamespace = 'public'::regnamespace)`;

describe('the tables', () => {
  it('are all spread by their store, but for those of the operator', async () => {
    expect(await names(`select relname from ${TABLES} t where place is null`)).toEqual(Object.keys(LOCAL).sort());
    expect(await names(`select relname from ${TABLES} t where place is not null and by is null`)).toEqual(['accounts']);
    expect(await names(`select relname from ${TABLES} t where by <> 'store_id'`)).toEqual(['stores']);
    expect((await names(`select relname from ${TABLES} t where by = 'store_id'`)).length).toBeGreaterThan(25);
  });

  it('have their store in a column that is never null and of one type, so that what is of one store lies together', async () => {
    const kinds = `select distinct attnotnull || ' ' || format_type(atttypid, atttypmod) || ' ' || attcollation::regcollation
      from ${TABLES} t join pg_attribute on attrelid = t.oid and attnum = t.key`;
    expect(await names(kinds)).toEqual(['true text "C"']);
    expect(await names(`select name::text from spread where colocate_with <> 'stores' and by is not null`)).toEqual([
      'stores',
    ]);
  });
});

describe('the indexes of what is spread', () => {
  const INDEXES = `pg_index i join ${TABLES} t on t.oid = i.indrelid and t.key is not null`;

  it('have the store in them where they are unique', async () => {
    const unique = `select indexrelid::regclass::text from ${INDEXES} where (indisunique or indisexclusion)`;
    expect((await names(unique)).length).toBeGreaterThan(40);
    expect(await names(`${unique} and not key = any(indkey::int2[])`)).toEqual([]);
  });

  it('make a primary key of almost every table', async () => {
    const without = `select relname from ${TABLES} t where key is not null
      and not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`;
    expect(await names(without)).toEqual(Object.keys(WITHOUT_PRIMARY_KEY));
  });

  it('lead with the store', async () => {
    expect((await names(`select indexrelid::regclass::text from ${INDEXES}`)).length).toBeGreaterThan(60);
    expect(await names(`select indexrelid::regclass::text from ${INDEXES} where indkey[0] <> key`)).toEqual(
      Object.keys(NOT_BY_STORE),
    );
  });
});

describe('the foreign keys', () => {
  const KEYS = `pg_constraint c join ${TABLES} t on t.oid = c.conrelid join ${TABLES} o on o.oid = c.confrelid
    where c.contype = 'f'`;

  it('of what is spread stay within the store, or lead to what every node has', async () => {
    expect((await names(`select conname from ${KEYS} and t.key is not null`)).length).toBeGreaterThan(40);
    const astray = `select conname from ${KEYS} and t.key is not null and case
      when o.place is null then true
      when o.key is null then false
      else array_position(conkey, t.key) is distinct from array_position(confkey, o.key) or not t.key = any(conkey) end`;
    expect(await names(astray)).toEqual([]);
  });

  it('of what is not spread do not lead to what is', async () => {
    expect(await names(`select conname from ${KEYS} and t.key is null and o.key is not null`)).toEqual([]);
    expect(await names(`select conname from ${KEYS} and t.place is not null and o.place is null`)).toEqual([]);
  });

  it('never change the store of a row', async () => {
    const changing = `select conname from ${KEYS} and t.key = any(conkey)
      and (confdeltype in ('n', 'd') or confupdtype in ('n', 'd', 'c'))`;
    expect(await names(changing)).toEqual([]);
  });

  it('are there when a table is spread: those they lead to have been spread before', async () => {
    expect(await names(`select conname from ${KEYS} and t.oid <> o.oid and t.place < o.place`)).toEqual([]);
  });
});

describe('the triggers', () => {
  it('of what every node has a copy of write nothing', async () => {
    const triggers = `select tgname from pg_trigger join ${TABLES} t on t.oid = tgrelid
      where not tgisinternal and place is not null and key is null`;
    expect(await names(triggers)).toEqual(Object.keys(ON_EVERY_NODE));
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate, MIGRATIONS } from '../../../src/platform/database/migrate.js';
import { sql } from '../../harness/sql.js';
import { schemaText } from '../../harness/schema-text.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';

const FILE = join(__dirname, '../../../docs/schema.sql');

const HEADING = `-- The tables as the migrations leave them, made from a new database by \`npm run schema\`: edits are lost.
-- The functions are in src/platform/database/functions.

`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ connectionString: database.url });
});
afterAll(() => database?.drop());

it('docs/schema.sql shows the tables as they are; if it does not, run npm run schema', async () => {
  const text = HEADING + (await schemaText(database));
  if (process.env.WRITE_SCHEMA) writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
});

it.each([1, 8, 13])(
  'a database that stopped at migration %i has the schema of a new one after its upgrade',
  async (released) => {
    const upgraded = await createTestDatabase();
    try {
      const connection = { connectionString: upgraded.url };
      await migrate(connection, MIGRATIONS.slice(0, released), null);
      await migrate(connection);
      expect(await schemaText(upgraded)).toBe(await schemaText(database));
      expect(await functionsOf(upgraded)).toEqual(await functionsOf(database));
    } finally {
      await upgraded.drop();
    }
  },
);

function functionsOf(of: TestDatabase): Promise<object[]> {
  return sql(
    of,
    `select pg_get_functiondef(oid) as definition from pg_proc where pronamespace = 'public'::regnamespace order by proname`,
  );
}

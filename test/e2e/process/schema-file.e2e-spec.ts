import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate } from '../../../src/platform/database/migrate.js';
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

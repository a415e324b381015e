import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { MAX_PREPARED_STATEMENTS } from '../../src/platform/database/prepared-statements.js';
import type { Queries } from '../../src/platform/database/scope.js';
import { UNPREPARED, runStatement } from '../../src/platform/database/statement.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase?.drop());

/** No two calls give the same text, also not in two tests: a text that ran before is known to the process. */
let given = 0;
const newText = (length = 0) =>
  `select $1::integer as n${(given += 1)}${'/* padding */'.repeat(Math.ceil(length / 13))}`;

describe('the pool of connections', () => {
  const POOL_SIZE = 3;
  let database: Database;
  beforeEach(() => {
    database = new Database({
      connection: { connectionString: testDatabase.url },
      poolSize: POOL_SIZE,
      statementTimeoutMs: 10_000,
      onIdleError: () => undefined,
    });
  });
  afterEach(() => database.close());

  const run = (queries: Queries, text: string) => queries.executeQuery(CompiledQuery.raw(text, [1]));

  /** The texts prepared on each connection: as many transactions at once as there are connections. */
  async function preparedTexts(): Promise<string[][]> {
    let arrived = 0;
    let open: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (open = resolve));
    const ofOne = async (queries: Queries) => {
      const { rows } = await queries.executeQuery<{ statement: string }>(
        CompiledQuery.raw('select statement from pg_prepared_statements', []),
      );
      if ((arrived += 1) === POOL_SIZE) open();
      await all;
      return rows.map(({ statement }) => statement);
    };
    return Promise.all(Array.from({ length: POOL_SIZE }, () => database.shareOf(`s${arrived}`).transaction(ofOne)));
  }

  it('keeps few statements on each connection and an everyday one among them, after thousands of shapes', async () => {
    const everyday = newText();
    const workers = Array.from({ length: POOL_SIZE }, async () => {
      await database.transaction(async (queries) => {
        for (let shape = 0; shape < 1_000; shape += 1) {
          const junk = newText();
          await run(queries, junk);
          await run(queries, junk);
          if (shape % 50 === 0) await run(queries, everyday);
        }
      });
      await database.transaction((queries) => run(queries, everyday));
    });
    await Promise.all(workers);
    const prepared = await preparedTexts();
    for (const texts of prepared) expect(texts.length).toBeLessThanOrEqual(MAX_PREPARED_STATEMENTS);
    expect(prepared.some((texts) => texts.includes(everyday))).toBe(true);
  });

  it('prepares an everyday statement that is first used after thousands of other shapes', async () => {
    for (let shape = 0; shape < 1_500; shape += 1) await run(database.queries, newText());
    const everyday = newText();
    for (let use = 0; use < 2 * POOL_SIZE; use += 1) await run(database.queries, everyday);
    expect((await preparedTexts()).flat()).toContain(everyday);
  });
});

describe('a connection', () => {
  let client: pg.Client;
  beforeEach(async () => {
    client = new pg.Client({ connectionString: testDatabase.url });
    await client.connect();
  });
  afterEach(() => client.end());

  const prepared = async () => {
    const { rows } = await client.query<{ name: string; statement: string }>(
      'select name, statement from pg_prepared_statements order by name',
    );
    return rows;
  };
  const isPrepared = async (text: string) => (await prepared()).some(({ statement }) => statement === text);
  const run = async (text: string, value: unknown = 7): Promise<unknown> => {
    const { rows } = await runStatement(client, text, [value]);
    return Object.values<unknown>(rows[0] ?? {})[0];
  };
  const runTwice = async (text: string) => [await run(text), await run(text)];

  /** The driver's record says exactly what the server has, and that is within the bound. */
  async function expectAgreement(): Promise<void> {
    const { connection } = client as unknown as { connection: { parsedStatements: Record<string, string> } };
    const onServer = await prepared();
    expect(Object.entries(connection.parsedStatements).sort()).toEqual(
      onServer.map(({ name, statement }) => [name, statement]).sort(),
    );
    expect(onServer.length).toBeLessThanOrEqual(MAX_PREPARED_STATEMENTS);
  }

  it.each([
    ['is not prepared at its first use', newText(), 1, false],
    ['is prepared at its second use', newText(), 2, true],
    ['is prepared at its second use if it is as long as everyday ones may be', newText(3_500), 2, true],
    ['is never prepared if it is very long', newText(4_000), 5, false],
    ['is never prepared if it is to be planned for each run', `${UNPREPARED} ${newText()}`, 5, false],
  ])('has a statement that %s', async (_, text, uses, expected) => {
    for (let use = 0; use < uses; use += 1) expect(await run(text)).toBe(7);
    expect(await isPrepared(text)).toBe(expected);
    await expectAgreement();
  });

  it('closes the least recently used statements, and prepares one again that is used again', async () => {
    const texts = Array.from({ length: MAX_PREPARED_STATEMENTS }, () => newText());
    for (const text of texts) await runTwice(text);
    const [first = '', second = '', third = ''] = texts;
    await run(first);
    await runTwice(newText());
    expect([await isPrepared(first), await isPrepared(second), await isPrepared(third)]).toEqual([true, false, true]);
    expect(await run(second, 8)).toBe(8);
    expect([await isPrepared(first), await isPrepared(second), await isPrepared(third)]).toEqual([true, true, false]);
    await expectAgreement();
  });

  it.each([
    ['a statement that fails when it is run', 'select 1 / $1::integer', 0, '22012'],
    ['a value that is refused', 'select $1::integer as refused', 'x', '22P02'],
    ['a statement that cannot be prepared', 'select $1::integer from missing_table', 1, '42P01'],
  ])('closes and prepares statements in a transaction that has failed by %s', async (_, failing, value, code) => {
    for (let shape = 0; shape < MAX_PREPARED_STATEMENTS; shape += 1) await runTwice(newText());
    const [kept, replaced] = [newText(), newText()];
    await runTwice(kept);
    await client.query('begin');
    for (let use = 0; use < 2; use += 1) {
      await client.query('savepoint part');
      await expect(run(failing, value)).rejects.toMatchObject({ code });
      // These fail as well, and each of them has closed an older statement before.
      await expect(runTwice(replaced)).rejects.toMatchObject({ code: '25P02' });
      await expect(run(kept)).rejects.toMatchObject({ code: '25P02' });
      await client.query('rollback to savepoint part');
      expect(await run(kept)).toBe(7);
    }
    await expectAgreement();
    await client.query('rollback');
    expect([...(await runTwice(replaced)), ...(await runTwice(kept))]).toEqual([7, 7, 7, 7]);
    await expectAgreement();
  });

  it('answers statements that are queued at once, and is within the bound again with the next new one', async () => {
    const texts = Array.from({ length: MAX_PREPARED_STATEMENTS + 50 }, () => newText());
    for (const text of texts) await run(text);
    const answers = await Promise.all([...texts, ...texts, ...texts].map((text, index) => run(text, index)));
    expect(answers).toEqual(answers.map((_, index) => index));
    await runTwice(newText());
    await expectAgreement();
  });

  it('agrees with the server after any sequence of statements and failures', async () => {
    const shapes = Array.from({ length: MAX_PREPARED_STATEMENTS + 60 }, () => newText());
    for (const text of shapes) await runTwice(text);
    const step = fc.oneof(
      { weight: 20, arbitrary: fc.record({ uses: fc.nat(shapes.length - 1) }) },
      { weight: 2, arbitrary: fc.record({ refused: fc.nat(shapes.length - 1) }) },
      { weight: 1, arbitrary: fc.constantFrom('begin', 'commit', 'rollback', 'select $1::integer from missing_table') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 400, size: 'max' }), async (steps) => {
        let hasFailed = false;
        let isOpen = false;
        for (const one of steps) {
          if (typeof one === 'object') {
            const [index, value] = 'uses' in one ? [one.uses, 5] : [one.refused, 'no number'];
            const answer = await run(shapes[index] ?? '', value).catch(
              (error: pg.DatabaseError): unknown => error.code,
            );
            expect(answer).toBe(hasFailed ? '25P02' : value === 5 ? 5 : '22P02');
            if (value !== 5 && isOpen) hasFailed = true;
          } else if (one.startsWith('select')) {
            await expect(run(one)).rejects.toThrow();
            if (isOpen) hasFailed = true;
          } else {
            await client.query(one).catch(() => undefined);
            if (one === 'begin') isOpen = true;
            else isOpen = hasFailed = false;
          }
        }
        await client.query('rollback');
        await expectAgreement();
      }),
      { numRuns: 12 },
    );
  });
});

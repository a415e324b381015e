import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aggregate, type Aggregation } from '../../src/domain/pricing/aggregation.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { AggregationRepository } from '../../src/usage/aggregation/aggregation.repository.js';
import { AggregationService } from '../../src/usage/aggregation/aggregation.service.js';
import { sql } from '../harness/sql.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const STORE = 'STO-10001';
const AGGREGATIONS = ['count', 'sum', 'max', 'unique', 'latest', 'time_weighted'] as const;
const START = '2026-03-01T00:00:00.000Z';
const END = '2026-04-01T00:00:00.000Z';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const connection = { connectionString: testDatabase.url };
  await migrate(connection);
  database = new Database({ connection, poolSize: 2, statementTimeoutMs: 10_000, onIdleError: () => undefined });
  await sql(
    testDatabase,
    `with account as (
       insert into accounts (id, name, email, standing, metadata, created_at, updated_at)
       values ('acc_1', 'A', 'a', 'good', '{}', now(), now()) returning id)
     insert into stores (id, account_id, name, status, currency, time_zone, rate_limit, metadata, created_at, updated_at)
     select $1, id, 'S', 'live', 'EUR', 'UTC', '{}', '{}', now(), now() from account`,
    [STORE],
  );
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

interface Event {
  readonly quantity: string;
  readonly at: number;
  readonly property: string | null;
}

let made = 0;

/** Writes events of a new enrollment, and others beside them that must not count. */
async function write(events: readonly Event[]): Promise<string> {
  const enrollment = `enr_${(made += 1)}`;
  const rows = events.map(({ quantity, at, property }, index) => ({
    id: `use_${String(index).padStart(4, '0')}_${made}`,
    enrollment_id: enrollment,
    meter: 'm',
    quantity,
    occurred_at: timeOf(at),
    properties: property === null ? { other: 'x' } : { user: property },
  }));
  const others = rows.flatMap((row, index) => [
    { ...row, id: `use_x${index}_${made}`, meter: 'M' },
    { ...row, id: `use_y${index}_${made}`, enrollment_id: `${enrollment}x` },
  ]);
  await sql(
    testDatabase,
    `insert into usage_events select $1, id, id, enrollment_id, meter, quantity, occurred_at, properties, '{}', now(), now()
     from jsonb_to_recordset($2::jsonb) as e (id text, enrollment_id text, meter text, quantity numeric, occurred_at timestamptz, properties jsonb)`,
    [STORE, JSON.stringify([...rows, ...others])],
  );
  return enrollment;
}

const timeOf = (at: number) => new Date(Date.parse(START) + at).toISOString();

function reference(aggregation: Aggregation, events: readonly Event[]): string {
  const ordered = events.map(({ quantity, at, property }) => ({ quantity, occurredAt: timeOf(at), property }));
  const before = ordered.filter(({ occurredAt }) => occurredAt < START);
  const level = before
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0))
    .at(-1);
  return aggregate(aggregation, ordered, { start: START, end: END }, level?.quantity ?? null).toFixed();
}

async function measured(aggregation: Aggregation, enrollmentId: string): Promise<string> {
  const service = new AggregationService(new AggregationRepository());
  const meter = { key: 'm', aggregation, unique_property: aggregation === 'unique' ? 'user' : null };
  return database.transaction(async (queries) => {
    const scope = { queries, storeId: STORE, now: END };
    return (await service.quantityOf(scope, meter, enrollmentId, { start: START, end: END })).toFixed();
  });
}

const MONTH_MS = Date.parse(END) - Date.parse(START);

/** Many at the same times, at the edges of the period and outside of it. */
const times = fc.oneof(
  fc.constantFrom(-1, 0, 1, 5, MONTH_MS - 1, MONTH_MS, MONTH_MS + 1, -MONTH_MS),
  fc.integer({ min: -MONTH_MS, max: 2 * MONTH_MS }),
);

const quantities = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 999_999_999_999n), fc.integer({ min: 0, max: 12 }), fc.bigInt(0n, 10n ** 12n - 1n))
  .map(([negative, whole, digits, fraction]) => {
    const decimals = digits === 0 ? '' : `.${String(fraction).padStart(12, '0').slice(0, digits)}`;
    return `${negative ? '-' : ''}${whole}${decimals}`;
  });

const events = fc.array(
  fc.record({ quantity: quantities, at: times, property: fc.option(fc.constantFrom('a', 'b', 'A', '', 'ü')) }),
  { maxLength: 30 },
);

describe.each(AGGREGATIONS)('%s in the database', (aggregation) => {
  it('is what the domain says it is, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (some) => {
        expect(await measured(aggregation, await write(some))).toBe(reference(aggregation, some));
      }),
      { numRuns: 60 },
    );
  });

  it('is zero without events', async () => {
    expect(await measured(aggregation, 'enr_none')).toBe('0');
  });
});

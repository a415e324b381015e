import { createHash } from 'node:crypto';
import {
  Kysely,
  PostgresDialect,
  type Compilable,
  type CompiledQuery,
  type PostgresPool,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { Queries } from './scope.js';
import type { Schema } from './schema.js';
import { columnTypes } from './column-types.js';
import { OutOfReach } from './database-errors.js';

/** Beyond this many different statements, further ones run unnamed: each name costs memory on every connection. */
const MAX_NAMED_STATEMENTS = 500;

/**
 * A statement is planned once for each connection, and a plan made while a table is still empty is a poor one. So a
 * connection, and with it its plans, lasts no longer than this.
 */
const CONNECTION_LIFETIME_SECONDS = 120;

/**
 * Stands in statements that take many rows at once: what they save by being planned anew each time, for tables as large
 * as they then are, is far more than what planning costs.
 */
export const PLANNED_ANEW = '/* planned anew */';

const SESSION = { timezone: 'UTC', idle_in_transaction_session_timeout: 60_000 };

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  /** Told when an idle connection breaks, which is how a stopping server shows itself. */
  readonly onIdleError: (error: Error) => void;
}

/** The pool of connections, and Kysely over it. */
export class Database {
  readonly queries: Queries;
  private readonly pool: pg.Pool;
  private readonly connections = new Set<pg.PoolClient>();

  constructor({ connection, poolSize, statementTimeoutMs, onIdleError }: DatabaseOptions) {
    this.pool = new pg.Pool({
      ...connection,
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      application_name: 'standing-order',
      options: Object.entries({ ...SESSION, statement_timeout: statementTimeoutMs })
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      types: columnTypes,
    });
    this.pool.on('error', onIdleError);
    this.pool.on('connect', (client) => {
      this.connections.add(client);
      // The pool listens to idle ones alone. One that breaks within a transaction, between two statements, has nobody
      // else to tell, and would end the process; the next statement on it fails, and tells who runs it.
      client.on('error', () => undefined);
    });
    this.pool.on('remove', (client) => this.connections.delete(client));
    this.queries = new PooledQueries(this.pool);
  }

  transaction<Result>(use: (queries: Queries) => Promise<Result>): Promise<Result> {
    return this.queries.transaction().execute(use);
  }

  /** The pool's own end only asks its connections to close. A server that is stopped before they have would break them. */
  async close(): Promise<void> {
    await this.pool.end();
    await Promise.all(
      [...this.connections].map((client) => new Promise<void>((resolve) => client.once('end', resolve))),
    );
  }
}

/** Kysely, with a shorter way for a statement that needs no transaction: its own way costs a twentieth of a GET. */
class PooledQueries extends Kysely<Schema> {
  constructor(private readonly pool: pg.Pool) {
    super({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  }

  override async executeQuery<Row>(query: CompiledQuery<Row> | Compilable<Row>): Promise<QueryResult<Row>> {
    const { sql, parameters } = 'compile' in query ? query.compile() : query;
    const client = await connect(this.pool);
    try {
      const { rows } = await client.query(statement(sql, parameters));
      return { rows: rows as Row[] };
    } finally {
      client.release();
    }
  }
}

const statementNames = new Map<string, string>();

/** Gives every statement a name, so that PostgreSQL parses and plans it once for each connection. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined || statementNames.size >= MAX_NAMED_STATEMENTS) return known;
  const name = `so_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
  statementNames.set(text, name);
  return name;
}

type PreparingClient = Awaited<ReturnType<PostgresPool['connect']>>;

/** The pool as Kysely wants it, with each of its statements prepared under a name. */
function preparing(pool: pg.Pool): PostgresPool {
  const prepared = new WeakMap<pg.PoolClient, PreparingClient>();
  return {
    // Kysely would end it only if it had used it, and most statements go past Kysely: `close` ends it.
    end: () => Promise.resolve(),
    connect: async () => {
      const client = await connect(pool);
      let wrapped = prepared.get(client);
      if (wrapped === undefined) {
        wrapped = preparingClient(client);
        prepared.set(client, wrapped);
      }
      return wrapped;
    },
  };
}

function preparingClient(client: pg.PoolClient): PreparingClient {
  const query = (text: string, values: readonly unknown[]) => client.query(statement(text, values));
  // Kysely also knows a form of query for cursors, which nothing here uses.
  return { query: query as unknown as PreparingClient['query'], release: () => client.release() };
}

function statement(text: string, values: readonly unknown[]) {
  const name = values.length === 0 || text.includes(PLANNED_ANEW) ? undefined : statementName(text);
  return { name, text, values: values as unknown[] };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  return pool.connect().catch((error: unknown) => {
    // Whatever the reason, be it a refused connection, a refused login or a database that is not there.
    throw new OutOfReach('no connection to the database', { cause: error });
  });
}

import pg from 'pg';
import { columnTypes } from './column-types.js';
import { FairConnectionPool } from './fair-connection-pool.js';
import { DatabaseShare } from './database-share.js';
import type { Queries } from './scope.js';

/**
 * A statement is planned once for each connection, and a plan made while a table is still empty is a poor one. So a
 * connection, and with it its plans, lasts no longer than this.
 */
const CONNECTION_LIFETIME_SECONDS = 120;

/** Nobody waits for a connection longer than this, nor longer than for a statement: neither to be made, nor to be free. */
const CONNECTION_TIMEOUT_MS = 5_000;

/** Beyond the server's own time limit for a statement, whose answer is the better one. */
const ANSWER_MARGIN_MS = 1_000;

/** A shorter pause within a transaction may be one of a busy process. A longer one is of a frozen one, whose locks others wait for. */
const LEAST_PAUSE_MS = 5_000;

/** So many stores' shares are kept. Beyond that, those that nobody uses are forgotten, and made again. */
const MAX_KEPT_SHARES = 10_000;

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  /** Told when an idle connection breaks, which is how a stopping server shows itself. */
  readonly onIdleError: (error: Error) => void;
}

/** The pool of connections, and who gets how many of them. Its own queries are for what belongs to no store. */
export class Database {
  private readonly pool: pg.Pool;
  private readonly fairPool: FairConnectionPool;
  private readonly own: DatabaseShare;
  private readonly shares = new Map<string, DatabaseShare>();
  private readonly connections = new Set<pg.PoolClient>();
  private readonly answerTimeoutMs: number;

  constructor({ connection, poolSize, statementTimeoutMs, onIdleError }: DatabaseOptions) {
    const timeoutMs = Math.min(CONNECTION_TIMEOUT_MS, statementTimeoutMs);
    this.pool = new pg.Pool({
      ...connection,
      max: poolSize,
      connectionTimeoutMillis: timeoutMs,
      idleTimeoutMillis: 60_000,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      application_name: 'standing-order',
      options: sessionOptions(statementTimeoutMs),
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
    this.fairPool = new FairConnectionPool({ size: poolSize, timeoutMs, now: () => performance.now() });
    this.answerTimeoutMs = statementTimeoutMs + ANSWER_MARGIN_MS;
    this.own = this.newShare();
  }

  get queries(): Queries {
    return this.own.queries;
  }

  transaction<Result>(use: (queries: Queries) => Promise<Result>): Promise<Result> {
    return this.own.transaction(use);
  }

  /** The share of one store, so that however much it asks for, others get connections too. */
  shareOf(storeId: string): DatabaseShare {
    let share = this.shares.get(storeId);
    if (share === undefined) {
      if (this.shares.size >= MAX_KEPT_SHARES) this.forgetIdleShares();
      share = this.newShare();
      this.shares.set(storeId, share);
    }
    return share;
  }

  /** Whether anybody waits for a connection. */
  get isWaitedFor(): boolean {
    return this.fairPool.isWaitedFor;
  }

  /** Whether what a store asked for now would have to wait too long for a connection. */
  isLate(storeId: string, limitMs: number): boolean {
    const queue = this.shares.get(storeId)?.queue;
    return queue !== undefined && this.fairPool.isLate(queue, limitMs);
  }

  /** The pool's own end only asks its connections to close. A server that is stopped before they have would break them. */
  async close(): Promise<void> {
    await this.pool.end();
    await Promise.all(
      [...this.connections].map((client) => new Promise<void>((resolve) => client.once('end', resolve))),
    );
  }

  private newShare(): DatabaseShare {
    const { pool, fairPool, answerTimeoutMs } = this;
    return new DatabaseShare({ pool, fairPool, answerTimeoutMs });
  }

  private forgetIdleShares(): void {
    for (const [storeId, share] of this.shares) if (share.isIdle) this.shares.delete(storeId);
  }
}

function sessionOptions(statementTimeoutMs: number): string {
  const settings = {
    timezone: 'UTC',
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: Math.max(LEAST_PAUSE_MS, statementTimeoutMs),
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

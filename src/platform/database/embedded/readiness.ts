import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { errorCode } from './error-code.js';
import { readPostmasterFile } from './previous-server.js';
import type { SupervisedProgram } from './supervised-program.js';

/** What `pg` needs to connect. */
export interface Connection {
  /** The directory of the socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

const POLL_MILLISECONDS = 10;
const NOTICE_MILLISECONDS = 10_000;

/** No socket yet, nobody behind it yet, closed on us, shutting down, or "the database system is starting up". */
const NOT_YET = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'];

/**
 * Resolves to true when the server answers a query in its database, which is made if it is not there, and to false
 * when the server has ended instead, or is to stop. It has no limit, since repair after a crash takes as long as it takes.
 */
export async function becomesReady(
  server: SupervisedProgram,
  cluster: string,
  connection: Connection,
  log: (message: string) => void,
  stopping?: AbortSignal,
): Promise<boolean> {
  for (let waited = POLL_MILLISECONDS; !server.hasEnded() && stopping?.aborted !== true; waited += POLL_MILLISECONDS) {
    // The file spares the server's log a complaint for each question that comes too early.
    const file = await readPostmasterFile(cluster);
    if (file?.status === 'ready' && (await answers(connection))) return true;
    if (waited % NOTICE_MILLISECONDS === 0) log('PostgreSQL is still starting, or repairing what a crash left');
    await delay(POLL_MILLISECONDS);
  }
  return false;
}

async function answers(connection: Connection): Promise<boolean> {
  try {
    await ensureDatabase(connection);
    await query(connection, 'select 1');
    return true;
  } catch (error) {
    if (NOT_YET.includes(errorCode(error) ?? '') || wasCutOff(error)) return false;
    throw error;
  }
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const maintenance = { ...connection, database: 'postgres' };
  const found = await query(maintenance, `select from pg_database where datname = '${connection.database}'`);
  if (found === 0) await query(maintenance, `create database ${connection.database}`);
}

/** `pg` gives no code to a connection that closes while it is being made. */
function wasCutOff(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Connection terminated');
}

/** @returns how many rows there were */
async function query(connection: Connection, sql: string): Promise<number> {
  // PGSSLMODE may be meant for another server: on a socket there is no TLS.
  const client = new Client({ ...connection, ssl: false });
  // An error between queries is an event, and without a listener the end of the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

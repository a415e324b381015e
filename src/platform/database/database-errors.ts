/** SQLSTATEs and socket errors that say the server can't be worked with now, not that the query is wrong. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  '25006', // read-only transaction
  '25P03', // a transaction that paused for too long
  '25P04', // a transaction that took too long
  '40001', // serialization failure
  '40P01', // deadlock
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '57P05', // a session that was idle for too long
  '58030', // I/O error
  '08000',
  '08003',
  '08006',
]);

/** A statement that took too long, or that waited for a lock for too long. */
const STATEMENT_TIMEOUTS = new Set(['57014', '55P03']);
const FOREIGN_KEY_VIOLATION = '23503';
const UNIQUE_VIOLATION = '23505';

/** Only what others rest on is named by its own id. The rest of such a sentence is in the language of the server. */
const REFERENCED_KEY = /\((?:\w+, )*id\)=/;

/** Foreign keys that have no name of their own have PostgreSQL's: their columns, of which the store's goes first. */
const NEEDED_COLUMN = /_needs_(\w+)$|_store_id_(\w+)_fkey$/;

/** What `pg` says of a connection that is gone or could not be had; it gives these no code. */
const UNAVAILABLE_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end|driver has already been destroyed|Client (?:has encountered a connection error|was closed)/;

/** Why the database refused a change of rows. */
export type Conflict =
  | { readonly kind: 'missing_reference'; readonly column: string }
  | { readonly kind: 'taken'; readonly column: string }
  | { readonly kind: 'in_use' };

function property(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined;
  const value = (error as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** There was no connection to be had. */
export class OutOfReach extends Error {}

export function isUnavailable(error: unknown): boolean {
  if (error instanceof OutOfReach) return true;
  const code = property(error, 'code');
  return (code !== undefined && UNAVAILABLE.has(code)) || UNAVAILABLE_MESSAGE.test(property(error, 'message') ?? '');
}

export function isStatementTimeout(error: unknown): boolean {
  return STATEMENT_TIMEOUTS.has(property(error, 'code') ?? '');
}

/**
 * The conflict behind a violated constraint. Constraints are named for it in the migrations:
 * `<table>_needs_<column>` is a foreign key, `<table>_unique_<column>` a unique index.
 */
export function conflictOf(error: unknown): Conflict | undefined {
  const code = property(error, 'code');
  const constraint = property(error, 'constraint') ?? '';
  if (code === UNIQUE_VIOLATION) {
    const column = /_unique_(\w+)$/.exec(constraint)?.[1];
    return column === undefined ? undefined : { kind: 'taken', column };
  }
  if (code !== FOREIGN_KEY_VIOLATION) return undefined;
  if (REFERENCED_KEY.test(property(error, 'detail') ?? '')) return { kind: 'in_use' };
  const [, named, unnamed] = NEEDED_COLUMN.exec(constraint) ?? [];
  const column = named ?? unnamed;
  return column === undefined ? undefined : { kind: 'missing_reference', column };
}

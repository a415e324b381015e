import { sql } from 'kysely';
import type { Queries } from './scope.js';

/** Runs a part of a transaction that can fail without the rest: then it alone is undone, and the error thrown on. */
export async function withinSavepoint<Result>(queries: Queries, use: () => Promise<Result>): Promise<Result> {
  await sql`savepoint part`.execute(queries);
  try {
    const result = await use();
    await sql`release savepoint part`.execute(queries);
    return result;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(queries);
    // It would hide one of the same name around it.
    await sql`release savepoint part`.execute(queries);
    throw error;
  }
}

/** Runs a part of a transaction for what it finds: all that it has written is undone. */
export async function undone<Result>(queries: Queries, use: () => Promise<Result>): Promise<Result> {
  await sql`savepoint trial`.execute(queries);
  try {
    return await use();
  } finally {
    await sql`rollback to savepoint trial`.execute(queries);
  }
}

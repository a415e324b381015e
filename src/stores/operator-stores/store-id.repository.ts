import { sql } from 'kysely';
import type { OperatorScope } from '../../platform/database/scope.js';

/** The next Store ID. Numbers are given once and never again, so that some may be missing. */
export async function nextStoreId({ queries }: OperatorScope): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('store_number') as number`.execute(queries);
  return `STO-${rows[0]?.number}`;
}

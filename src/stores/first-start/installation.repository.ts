import type { Queries } from '../../platform/database/scope.js';

/** Keeps a fact about the installation, unless there is one of that name, and gives the one that is kept. */
export async function recordOnce(
  queries: Queries,
  name: string,
  value: string,
): Promise<{ readonly value: string; readonly isNew: boolean }> {
  // Whoever else records it at the same time is waited for.
  const recorded = await queries
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('value')
    .executeTakeFirst();
  if (recorded !== undefined) return { value, isNew: true };
  const kept = await queries
    .selectFrom('installation')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { value: kept.value, isNew: false };
}

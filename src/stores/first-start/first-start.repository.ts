import type { Queries } from '../../platform/database/scope.js';

/** True for the first caller in the life of a database, whoever else asks at the same time. */
export async function takeFirstStart(queries: Queries): Promise<boolean> {
  const marked = await queries
    .insertInto('installation')
    .values({ name: 'first_start', value: 'done' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .executeTakeFirst();
  return marked !== undefined;
}

import { sql } from 'kysely';
import type { Queries } from './scope.js';

interface Referrer {
  readonly table: string;
  readonly columns: readonly string[];
  /** What these columns refer to, in the same order. */
  readonly keys: readonly string[];
}

/**
 * Whether rows of other tables refer to a row, so that it can't be deleted. They are looked at without a lock, unlike by
 * PostgreSQL when it deletes: whoever is changing one of them may be about to look at the row in turn, and each would wait
 * for the other.
 * @param key the row's primary key, by its columns
 */
export async function isReferredTo(
  queries: Queries,
  table: string,
  key: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { rows: referrers } = await sql<Referrer>`
    select c.conrelid::regclass::text as "table",
      (select array_agg(a.attname::text order by k.place) from unnest(c.conkey) with ordinality as k (number, place)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns,
      (select array_agg(a.attname::text order by k.place) from unnest(c.confkey) with ordinality as k (number, place)
         join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as keys
    from pg_constraint c where c.contype = 'f' and c.confrelid = ${table}::regclass and c.confdeltype = 'a'`.execute(
    queries,
  );
  if (referrers.length === 0) return false;
  const lookups = referrers.map((referrer) => {
    const tests = referrer.columns.map((column, at) => sql`${sql.ref(column)} = ${key[referrer.keys[at] ?? '']}`);
    return sql`exists (select from ${sql.table(referrer.table)} where ${sql.join(tests, sql` and `)})`;
  });
  const { rows } = await sql<{ found: boolean }>`select ${sql.join(lookups, sql` or `)} as found`.execute(queries);
  return rows[0]?.found === true;
}

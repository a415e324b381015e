import { sql } from 'kysely';
import type { Seal } from '../../platform/secrets/seal.js';
import type { Queries } from '../../platform/database/scope.js';
import { Answer } from '../answers/answer.js';
import { Failure } from '../failures/failure.js';
import type { Status } from '../statuses.js';

/** So many outlived keys go whenever a new one comes: the table shrinks as fast as it grows, without a timer. */
const SWEPT = 2;

/** A key that a request lays claim to, and what tells that request from another. */
export interface Claim {
  readonly owner: string;
  readonly key: string;
  readonly digest: Buffer;
  readonly now: string;
}

/** Takes the key, waiting for another request that holds it. False if it holds an answer that still counts. */
export async function insertClaim(queries: Queries, { owner, key, digest, now }: Claim): Promise<boolean> {
  const { rows } = await sql`
    with swept as (
      delete from idempotency_keys where store_id = ${owner} and key <> ${key} and key in (
        select key from idempotency_keys
        where store_id = ${owner} and created_at <= ${now}::timestamptz - interval '24 hours'
        order by created_at limit ${sql.lit(SWEPT)} for update skip locked
      )
    )
    insert into idempotency_keys (store_id, key, request_digest, created_at)
    values (${owner}, ${key}, ${digest}, ${now}::timestamptz)
    on conflict (store_id, key) do update
      set request_digest = excluded.request_digest, status = null, headers = null, body = null, created_at = excluded.created_at
      where idempotency_keys.created_at <= excluded.created_at - interval '24 hours'
    returning key`.execute(queries);
  return rows.length > 0;
}

/** @returns undefined when work in stages was begun under the key, and has not come to an answer, or to one that is kept */
export async function keptAnswer(
  queries: Queries,
  seal: Seal,
  { owner, key, digest }: Claim,
): Promise<Answer | undefined> {
  const kept = await queries
    .selectFrom('idempotency_keys')
    .select(['request_digest', 'status', 'headers', 'body'])
    .where('store_id', '=', owner)
    .where('key', '=', key)
    .executeTakeFirst();
  if (kept === undefined) return undefined;
  if (!kept.request_digest.equals(digest)) throw new Failure('idempotency_key_reused');
  if (kept.status === null) return undefined;
  const headers = { ...kept.headers, 'Idempotent-Replayed': 'true' };
  return new Answer(kept.status as Status, headers, kept.body === null ? undefined : seal.open(kept.body));
}

/**
 * Bodies are kept sealed, because the answer that made an API key holds it. The key is there already, unless it was given
 * back by another process that has worked under it at the same time.
 */
export async function keepAnswer(
  queries: Queries,
  seal: Seal,
  { owner, key, digest, now }: Claim,
  { status, headers, body }: Answer,
): Promise<void> {
  const kept = [status, JSON.stringify(headers), body === undefined ? null : seal.close(textOf(body))] as const;
  await sql`
    insert into idempotency_keys (store_id, key, request_digest, created_at, status, headers, body)
    values (${owner}, ${key}, ${digest}, ${now}::timestamptz, ${kept[0]}, ${kept[1]}::jsonb, ${kept[2]})
    on conflict (store_id, key) do update set status = excluded.status, headers = excluded.headers, body = excluded.body`.execute(
    queries,
  );
}

function textOf(body: string | Buffer | readonly Buffer[]): string {
  return typeof body === 'string' ? body : Buffer.concat([body].flat()).toString();
}

/** Gives the key back, unless another process has come to an answer under it. */
export async function dropClaim(queries: Queries, { owner, key }: Claim): Promise<void> {
  await queries
    .deleteFrom('idempotency_keys')
    .where('store_id', '=', owner)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

/** Marks the point to which the work of a request can be undone while its key stays taken. */
export async function beginWork(queries: Queries): Promise<void> {
  await sql`savepoint work`.execute(queries);
}

export async function undoWork(queries: Queries): Promise<void> {
  await sql`rollback to savepoint work`.execute(queries);
}

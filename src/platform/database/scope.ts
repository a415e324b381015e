import type { Kysely } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Schema } from './schema.js';

/** Where queries run: on the pool, or in a transaction. */
export type Queries = Kysely<Schema>;

/** The operator's part: the only queries that go without a store id. */
export interface OperatorScope {
  readonly queries: Queries;
  /** The time of the whole unit of work. */
  readonly now: Instant;
}

/** Everything else belongs to exactly one store. */
export interface StoreScope extends OperatorScope {
  readonly storeId: string;
}

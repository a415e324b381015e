import { Caller } from '../contract/caller.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { Queries, StoreScope } from '../platform/database/scope.js';

/** The store itself as a caller, at a time, in a transaction that is under way. */
export function storeWork(queries: Queries, storeId: string, now: Instant): Caller<StoreScope> {
  const joined = { queries, transaction: <Result>(use: (queries: Queries) => Promise<Result>) => use(queries) };
  const caller = new Caller<StoreScope>(joined, undefined, (current) => ({ storeId, queries: current, now }));
  caller.joinTransaction(queries);
  return caller;
}

import { Caller } from '../contract/caller.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { DatabaseShare } from '../platform/database/database-share.js';
import type { Queries, StoreScope } from '../platform/database/scope.js';

/** The store itself as a caller, at a time, in a transaction of its share that is under way. */
export function storeWork(share: DatabaseShare, queries: Queries, storeId: string, now: Instant): Caller<StoreScope> {
  const caller = new Caller<StoreScope>(share, undefined, (current) => ({ storeId, queries: current, now }));
  caller.joinTransaction(queries);
  return caller;
}

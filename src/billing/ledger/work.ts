import type { StoreScope } from '../../platform/database/scope.js';

/** Where a store's billing is carried out: a caller's request, or a run of its own. */
export interface Work {
  /** For reading, and for single statements. */
  readonly scope: StoreScope;
  transaction<Result>(use: (scope: StoreScope) => Promise<Result>): Promise<Result>;
  /** For what rests on work that is committed: it runs at once, or when the transaction that is open is over. */
  afterCommit(task: () => Promise<void>): Promise<void>;
}

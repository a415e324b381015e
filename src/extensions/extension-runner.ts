import type { Caller } from '../contract/caller.js';
import type { StoreScope } from '../platform/database/scope.js';
import { withinSavepoint } from '../platform/database/savepoint.js';
import { within } from '../platform/within.js';

/** A method of somebody's module may take so long: below the time after which the database gives up a transaction. */
const LONGEST_CALL_MS = 4_000;

/** Somebody's method has failed, in a transaction that is otherwise in order. */
export class ExtensionFailure extends Error {}

/** Somebody's method is still at work in the transaction, which therefore can't be brought to an end in order. */
class TookTooLong extends Error {}

/**
 * Carries out somebody's method within a transaction.
 * @throws OwnFailure, with the cause, when it has failed, and what it did has been undone; or TookTooLong
 */
export async function runExtension(caller: Caller<StoreScope>, method: () => Promise<unknown>): Promise<void> {
  try {
    await withinSavepoint(caller.scope.queries, async () => {
      const isDone = await within(LONGEST_CALL_MS, method());
      if (!isDone) throw new TookTooLong(`a method of a module took longer than ${LONGEST_CALL_MS} ms`);
    });
  } catch (cause) {
    if (cause instanceof TookTooLong) throw cause;
    throw new ExtensionFailure('a method of a module has failed', { cause });
  }
}

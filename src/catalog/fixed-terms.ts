import type { StoreCaller } from '../contract/caller.js';
import type { Fault } from '../contract/failures/fault.js';
import { Failure } from '../contract/failures/failure.js';
import { found, type Resource } from '../contract/resource/resource.js';
import type { RecordColumns } from '../platform/database/record-table.js';
import type { StoreScope } from '../platform/database/scope.js';

/** The terms of a thing that are fixed once it is used. */
export interface FixedTerms<Thing> {
  /** The faults of a change of these terms, whether the thing is used or not. */
  readonly faults: (before: Thing, after: Thing) => readonly Fault[];
  readonly isUsed: (scope: StoreScope, before: Thing) => Promise<boolean> | boolean;
}

/** Of some fields, those that are no longer what they were. Sending them again as they are changes nothing. */
export function fixedFieldFaults(fields: readonly string[], before: object, after: object, text: string): Fault[] {
  const [old, fresh] = [before, after].map((thing) => thing as Readonly<Record<string, unknown>>);
  return fields
    .filter((field) => JSON.stringify(old?.[field]) !== JSON.stringify(fresh?.[field]))
    .map((field) => ({ path: [field], code: 'price_in_use', text }));
}

/** Changes a thing. @throws Failure `price_in_use` when it is used and the change would change its terms */
export function changeUnused<Thing extends RecordColumns>(
  caller: StoreCaller,
  resource: Resource<Thing>,
  id: string,
  change: object,
  { faults, isUsed }: FixedTerms<Thing>,
): Promise<Thing> {
  return caller.transaction(async (scope) => {
    const before = found(await resource.table.lock(scope, id));
    const after = await resource.change(caller, id, change);
    const changed = faults(before, after);
    if (changed.length > 0 && (await isUsed(scope, before))) throw Failure.of(changed);
    return after;
  });
}

import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/**
 * A new id: a prefix that names the kind, then a ULID in lower case. Ids of one process sort in the order of their
 * making, those of several by the millisecond.
 */
export function newId(prefix: string): string {
  return `${prefix}_${next().toLowerCase()}`;
}

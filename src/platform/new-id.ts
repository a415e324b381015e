import { monotonicFactory } from 'ulid';
import { RandomPool } from './random-pool.js';

const random = new RandomPool();

/** The library asks for a random number, at least 0 and below 1, for each of an id's letters. */
const next = monotonicFactory(() => random.take(1).readUInt8() / 256);

/**
 * A new id: a prefix that names the kind, then a ULID in lower case. Ids of one process sort in the order of their
 * making, those of several by the millisecond.
 */
export function newId(prefix: string): string {
  return `${prefix}_${next().toLowerCase()}`;
}

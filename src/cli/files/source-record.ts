import type { Fields } from './columns.js';

/** One record of a file, as it was read. */
export interface SourceRecord {
  /** The line that it begins at, from 1. */
  readonly line: number;
  /** As it stands in the file, without the line feed at its end. */
  readonly original: string;
  readonly thing: Fields | undefined;
  /** Why it could not be read. */
  readonly fault: string | undefined;
}

export function faulty(line: number, original: string, fault: string): SourceRecord {
  return { line, original, thing: undefined, fault };
}

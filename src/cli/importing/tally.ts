import type { FieldFault } from './references.js';

/** Why a line was not imported. */
export interface LineFault {
  readonly line: number;
  readonly text: string;
  readonly fields: readonly FieldFault[];
  /** The service's word for it, if it was the service that refused. */
  readonly code?: string;
  readonly requestId?: string;
  /** The thing was made nevertheless, but not all that was to follow: the line is done. */
  readonly isMade?: boolean;
  /** The line as it stands in the file. */
  readonly original: string;
}

/** How many lines came to what. */
export interface Tally {
  imported: number;
  /** Imported by an earlier run. */
  before: number;
  /** What is over, and does not begin anew. */
  skipped: number;
  /** Not imported: refused by the service, or not to be sent. */
  faulty: number;
}

export function newTally(): Tally {
  return { imported: 0, before: 0, skipped: 0, faulty: 0 };
}

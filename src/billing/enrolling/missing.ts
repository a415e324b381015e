import { Failure } from '../../contract/failures/failure.js';
import type { Path } from '../../contract/failures/fault.js';
import { FAILURES } from '../../contract/failures/failures.js';

/** Something that the request names is not in the store. */
export function missing(...paths: readonly Path[]): Failure {
  const { text } = FAILURES.missing_reference;
  return new Failure('missing_reference', { faults: paths.map((path) => ({ path, code: 'missing_reference', text })) });
}

import { FAILURES } from './failures.js';

/** The most faulty fields that one error body reports. */
export const MAX_FAULTS = 100;

/** Where a field stands: names of fields and indexes of lists, from the top of the body inwards. */
export type Path = readonly (string | number)[];

type FaultCode =
  | 'unknown_field'
  | 'duplicate_field'
  | 'missing_field'
  | 'invalid_field'
  | 'unknown_parameter'
  | 'invalid_parameter'
  | 'missing_reference'
  | 'already_taken'
  | 'price_in_use';

/** One faulty field, and the sentence that says what is wrong with it. */
export interface Fault {
  readonly path: Path;
  readonly code: FaultCode;
  readonly text: string;
  /** The position, where it is known already; otherwise the path is looked up in the body as it was sent. */
  readonly place?: number;
}

export const unknownField = (path: Path): Fault => ({
  path,
  code: 'unknown_field',
  text: FAILURES.unknown_field.text,
});

export const missingField = (path: Path, text: string = FAILURES.missing_field.text): Fault => ({
  path,
  code: 'missing_field',
  text,
});

export const invalidField = (path: Path, text: string): Fault => ({ path, code: 'invalid_field', text });

/** `['tiers', 1, 'up_to']` is written `tiers[1].up_to`. */
export function pathName(path: Path): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`),
    '',
  );
}

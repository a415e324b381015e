import { StandingOrderError } from '../../client/client.js';
import type { SourceRecord } from '../files/source-record.js';
import type { FieldFault } from './references.js';
import type { LineFault } from './tally.js';

/** What is wrong with the thing itself, as against the connection, the credentials or the service. */
const OF_THE_LINE = new Set([400, 404, 412, 422]);

export function isOfTheLine(error: unknown): error is StandingOrderError {
  return error instanceof StandingOrderError && OF_THE_LINE.has(error.status);
}

export function lineFaultOf(
  { line, original }: SourceRecord,
  text: string,
  fields: readonly FieldFault[] = [],
): LineFault {
  return { line, text, fields, original };
}

/** What the service said of a line. */
export function lineFaultOfError(record: SourceRecord, error: StandingOrderError, prefix = ''): LineFault {
  const { text, code, requestId } = error;
  return { ...lineFaultOf(record, prefix + text, faultsOf(error)), code, requestId };
}

/** The fields of an error by their names, and a sentence for each that has its own. */
export function faultsOf({ fields, details }: StandingOrderError): FieldFault[] {
  return Object.entries(fields).map(([position, field]) => ({ field, text: details[position] ?? '' }));
}

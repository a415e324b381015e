import { STATUS_MESSAGES } from '../statuses.js';
import { FAILURES } from './failures.js';
import type { Failure } from './failure.js';
import { pathName, type Path } from './fault.js';

/** Gives the position key of each path in turn; a call may take a place, so each path is asked once. */
export type Positions = (path: Path) => string;

interface ErrorDetail {
  text: string;
  fields?: Record<string, string>;
  details?: Record<string, string>;
}

/**
 * The text of the one error body: an array of exactly one object whose `status` is a string.
 * @param positions where each faulty field stood in what was sent
 */
export function errorBody(failure: Failure, positions: Positions): string {
  const { status } = FAILURES[failure.code];
  const body: ErrorDetail = { text: failure.message };
  if (failure.faults.length > 0) {
    const keyed = failure.faults.map((fault) => ({
      key: fault.place === undefined ? positions(fault.path) : String(fault.place),
      fault,
    }));
    body.fields = Object.fromEntries(keyed.map(({ key, fault }) => [key, pathName(fault.path)]));
    if (failure.faults.some((fault) => fault.text !== failure.message)) {
      body.details = Object.fromEntries(keyed.map(({ key, fault }) => [key, fault.text]));
    }
  }
  return JSON.stringify([{ status: String(status), message: STATUS_MESSAGES[status], body }]);
}

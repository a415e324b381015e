import { MAX_FAULTS, type Fault } from './fault.js';
import { FAILURES, type FailureCode } from './failures.js';

interface FailureDetails {
  /** A more exact sentence than the table's. */
  readonly text?: string;
  readonly faults?: readonly Fault[];
  /** There are faulty fields beyond those that `faults` has. */
  readonly hasMoreFaults?: boolean;
  readonly retryAfterSeconds?: number;
}

/**
 * A refusal of a request. It names its row in the table of failures, which knows the status. It has no stack: to collect
 * one costs a tenth of the whole refusal, and a refusal is no fault to be traced.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  /** The first 100 of them. */
  readonly faults: readonly Fault[];
  readonly hasMoreFaults: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: FailureCode, { text, faults = [], hasMoreFaults = false, retryAfterSeconds }: FailureDetails = {}) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(text ?? FAILURES[code].text);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.faults = faults.length > MAX_FAULTS ? faults.slice(0, MAX_FAULTS) : faults;
    this.hasMoreFaults = hasMoreFaults || faults.length > MAX_FAULTS;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The one failure for all faulty fields: their shared reason, or, where they differ, one sentence for each. */
  static of(faults: readonly Fault[], hasMoreFaults = false): Failure {
    const [first, ...rest] = faults;
    if (first === undefined) throw new Error('a failure of fields needs a faulty field');
    const code = rest.every((fault) => fault.code === first.code) ? first.code : 'invalid_fields';
    const text = rest.every((fault) => fault.text === first.text) ? first.text : FAILURES.invalid_fields.text;
    return new Failure(code, { text, faults, hasMoreFaults });
  }
}

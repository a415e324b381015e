import { FAILURES } from './failures.js';
/** A refusal that the caller is told about. It names its row in the table of failures, which knows the status. */
export class Failure extends Error {
    constructor(code, { text, faults = [], retryAfterSeconds } = {}) {
        super(text ?? FAILURES[code].text);
        this.code = code;
        this.faults = faults;
        this.retryAfterSeconds = retryAfterSeconds;
    }
    /** The one failure for all faulty fields: their shared reason, or, where they differ, one sentence for each. */
    static of(faults) {
        const [first, ...rest] = faults;
        if (first === undefined)
            throw new Error('a failure of fields needs a faulty field');
        const code = rest.every((fault) => fault.code === first.code) ? first.code : 'invalid_fields';
        const text = rest.every((fault) => fault.text === first.text) ? first.text : FAILURES.invalid_fields.text;
        return new Failure(code, { text, faults });
    }
}

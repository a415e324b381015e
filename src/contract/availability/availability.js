import { Failure } from '../failures/failure.js';
import { OPERATOR_PREFIX, VERSION_PREFIX } from '../version.js';
/** Whether this process serves at all: the first thing that a request meets, before its URL is even looked at. */
export class Availability {
    constructor() {
        this.current = 'starting';
        this.maintenance = null;
    }
    get phase() {
        return this.current;
    }
    serve() {
        this.current = 'serving';
    }
    stop() {
        this.current = 'stopping';
    }
    /** `null` ends the maintenance. */
    maintain(maintenance) {
        this.maintenance = maintenance;
    }
    /** Why a request for this path is not served now, or undefined. Maintenance spares the operator and the explorer. */
    refusal(path) {
        if (this.current !== 'serving')
            return new Failure(this.current);
        if (this.maintenance === null || path.startsWith(OPERATOR_PREFIX) || !path.startsWith(VERSION_PREFIX)) {
            return undefined;
        }
        const { text, retryAfterSeconds } = this.maintenance;
        return new Failure('maintenance', { text: text ?? undefined, retryAfterSeconds });
    }
}

import { Failure } from '../failures/failure.js';
import { OPERATOR_PREFIX, VERSION_PREFIX } from '../version.js';

export interface Maintenance {
  readonly retryAfterSeconds: number;
  readonly text: string | null;
}

type Phase = 'starting' | 'serving' | 'stopping';

/** Whether this process serves at all: the first thing that a request meets, before its URL is even looked at. */
export class Availability {
  private current: Phase = 'starting';
  private maintenance: Maintenance | null = null;

  get phase(): Phase {
    return this.current;
  }

  serve(): void {
    this.current = 'serving';
  }

  stop(): void {
    this.current = 'stopping';
  }

  /** `null` ends the maintenance. */
  maintain(maintenance: Maintenance | null): void {
    this.maintenance = maintenance;
  }

  /** Why a request for this path is not served now, or undefined. Maintenance spares the operator and the explorer. */
  refusal(path: string): Failure | undefined {
    if (this.current !== 'serving') return new Failure(this.current);
    if (this.maintenance === null || path.startsWith(OPERATOR_PREFIX) || !path.startsWith(VERSION_PREFIX)) {
      return undefined;
    }
    const { text, retryAfterSeconds } = this.maintenance;
    return new Failure('maintenance', { text: text ?? undefined, retryAfterSeconds });
  }
}

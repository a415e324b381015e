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
  private readonly stopListeners: (() => void)[] = [];

  get phase(): Phase {
    return this.current;
  }

  /** Begins to serve, unless it has been told to stop since it began to start. */
  serve(): void {
    if (this.current === 'starting') this.current = 'serving';
  }

  stop(): void {
    this.current = 'stopping';
    for (const listener of this.stopListeners) listener();
  }

  onStop(listener: () => void): void {
    this.stopListeners.push(listener);
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

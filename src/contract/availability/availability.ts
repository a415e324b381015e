import { Failure } from '../failures/failure.js';
import { OPERATOR_PREFIX, VERSION_PREFIX } from '../version.js';

export interface Maintenance {
  readonly retryAfterSeconds: number;
  readonly text: string | null;
}

/** Who is leaving still serves, but asks for no more: a load balancer sees it in `/health/ready`, before requests are refused. */
type Phase = 'starting' | 'serving' | 'leaving' | 'stopping';

/** Whether this process serves at all: the first thing that a request meets, before its URL is even looked at. */
export class Availability {
  private current: Phase = 'starting';
  private maintenance: Maintenance | null = null;
  private readonly stopListeners: (() => void)[] = [];

  /** @param servesApi false: it is ready once it has started, and refuses every request all the same */
  constructor(private readonly servesApi = true) {}

  get phase(): Phase {
    return this.current;
  }

  /** Callers are to make their next request on another connection, which may lead to another process. */
  get isStopping(): boolean {
    return this.current === 'leaving' || this.current === 'stopping';
  }

  /** Begins to serve, unless it has been told to stop since it began to start. */
  serve(): void {
    if (this.current === 'starting') this.current = 'serving';
  }

  /** Is about to stop. Without anything served yet, that is a stop. */
  leave(): void {
    if (this.current === 'starting') this.stop();
    else if (this.current === 'serving') this.enter('leaving');
  }

  stop(): void {
    this.enter('stopping');
  }

  private enter(phase: 'leaving' | 'stopping'): void {
    this.current = phase;
    for (const listener of this.stopListeners) listener();
  }

  /** Told of the way to a stop as well as of the stop. */
  onStop(listener: () => void): void {
    this.stopListeners.push(listener);
  }

  /** `null` ends the maintenance. */
  maintain(maintenance: Maintenance | null): void {
    this.maintenance = maintenance;
  }

  /** Why no further request should be sent here, or undefined. */
  unreadiness(): Failure | undefined {
    if (this.current === 'serving') return undefined;
    return new Failure(this.current === 'starting' ? 'starting' : 'stopping');
  }

  /** Why a request for this path is not served now, or undefined. Maintenance spares the operator and the explorer. */
  refusal(path: string): Failure | undefined {
    if (this.current === 'starting' || this.current === 'stopping') return new Failure(this.current);
    if (!this.servesApi) return new Failure('api_not_served_here');
    if (this.maintenance === null || path.startsWith(OPERATOR_PREFIX) || !path.startsWith(VERSION_PREFIX)) {
      return undefined;
    }
    const { text, retryAfterSeconds } = this.maintenance;
    return new Failure('maintenance', { text: text ?? undefined, retryAfterSeconds });
  }
}

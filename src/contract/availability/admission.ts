import type { IncomingMessage } from 'node:http';
import type { Database } from '../../platform/database/database.js';
import { readBasicCredentials } from '../guards/basic-credentials.js';

const LOOK_EVERY_MS = 20;

/** With so few requests under way, the event loop is late for another reason: a pause of the machine, or of the collector. */
const FEW = 100;

/**
 * Finds what could not be served in time before anything is done for it, so that what is admitted can be. A request
 * waits at two places: for the event loop, which is everybody's, and for a connection to the database, in its store's own
 * queue. Whose queue is looked at is what the credentials claim, unproved: to claim another's gains nobody anything.
 */
export class Admission {
  private database: Database | undefined;
  private dueAt = Infinity;
  private timer: NodeJS.Timeout | undefined;

  /** @param limitMs how long a request may have to wait */
  constructor(private readonly limitMs: number) {}

  begin(database: Database): void {
    this.database = database;
    const look = () => (this.dueAt = performance.now() + LOOK_EVERY_MS);
    look();
    this.timer = setInterval(look, LOOK_EVERY_MS).unref();
  }

  end(): void {
    clearInterval(this.timer);
    this.database = undefined;
    this.dueAt = Infinity;
  }

  /**
   * Whether a request is more than can be served in time.
   * @param underWay requests that are being served already
   */
  isExcess({ headers: { authorization } }: IncomingMessage, underWay: number): boolean {
    return this.isLoopLate(underWay) || this.isStoreLate(authorization);
  }

  private isLoopLate(underWay: number): boolean {
    return underWay > FEW && performance.now() - this.dueAt > this.limitMs;
  }

  private isStoreLate(authorization: string | undefined): boolean {
    if (authorization === undefined || !this.database?.isWaitedFor) return false;
    const storeId = readBasicCredentials(authorization)?.user;
    return storeId !== undefined && this.database.isLate(storeId, this.limitMs);
  }
}

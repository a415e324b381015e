/** No connection came free in time, because all of them were in use. */
export class WaitedTooLong extends Error {}

interface Waiting {
  /** Milliseconds of the pool's clock. */
  readonly since: number;
  /** Its place in the queue when it joined, from 1. */
  readonly place: number;
  readonly admit: () => void;
}

/** One queue for connections: of a store, or of work that belongs to no store. */
export class ConnectionQueue {
  /** Connections that are in use. */
  inUse = 0;
  readonly waiting: Waiting[] = [];
  /** It has been late, and has never been empty since. */
  isOverrun = false;
  /** How long the latest request that came from a long queue had waited for each place that it moved up. */
  placeMs = 0;
}

interface FairConnectionPoolOptions {
  /** The number of connections. */
  readonly size: number;
  /** Milliseconds after which a waiting request is refused. */
  readonly timeoutMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** A queue that has been overrun may be late by only this part of the usual limit: see `isLate`. */
const OVERRUN_PART = 5;

/**
 * Shares connections between stores so that one store cannot take them all: queues are served in rotation, and no queue
 * ever holds the last quarter of the connections.
 */
export class FairConnectionPool {
  private free: number;
  private readonly maxPerQueue: number;
  /** Queues in which somebody waits, the one to serve next first. */
  private readonly waitingQueues = new Set<ConnectionQueue>();

  constructor(private readonly options: FairConnectionPoolOptions) {
    this.free = options.size;
    this.maxPerQueue = options.size - Math.floor(options.size / 4);
  }

  get isWaitedFor(): boolean {
    return this.waitingQueues.size > 0;
  }

  /** Undefined if a connection is free at once, which is the usual case. @throws WaitedTooLong */
  acquire(queue: ConnectionQueue): Promise<void> | undefined {
    if (this.free === 0 || queue.inUse >= this.maxPerQueue || queue.waiting.length > 0) return this.wait(queue);
    this.take(queue);
    return undefined;
  }

  release(queue: ConnectionQueue): void {
    queue.inUse -= 1;
    this.free += 1;
    this.serve();
  }

  /**
   * Whether a request that joined this queue now would wait too long, judged by how long its first request has waited and
   * by how fast the queue moves. A queue that has been overrun is kept shorter until it is empty: the delay that a burst
   * may cause must not become the delay that everybody always has.
   * @param limitMs how late it may be
   */
  isLate(queue: ConnectionQueue, limitMs: number): boolean {
    const [first] = queue.waiting;
    if (first === undefined) return false;
    const expectedMs = Math.max(this.options.now() - first.since, queue.placeMs * (queue.waiting.length + 1));
    const isLate = expectedMs > (queue.isOverrun ? limitMs / OVERRUN_PART : limitMs);
    if (isLate) queue.isOverrun = true;
    return isLate;
  }

  private wait(queue: ConnectionQueue): Promise<void> {
    const { now, timeoutMs } = this.options;
    if (queue.waiting.length === 0) {
      queue.isOverrun = false;
      queue.placeMs = 0;
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(waiting), 1);
        if (queue.waiting.length === 0) this.waitingQueues.delete(queue);
        reject(new WaitedTooLong('all connections to the database are in use'));
      }, timeoutMs).unref();
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const waiting = { since: now(), place: queue.waiting.length + 1, admit };
      queue.waiting.push(waiting);
      this.waitingQueues.add(queue);
    });
  }

  private serve(): void {
    // A queue that moves to the end is visited again: until no connection is free, or every queue has its maximum.
    for (const queue of this.waitingQueues) {
      if (this.free === 0) return;
      if (queue.inUse >= this.maxPerQueue) continue;
      const next = queue.waiting.shift();
      this.waitingQueues.delete(queue);
      if (next === undefined) continue;
      if (queue.waiting.length > 0) this.waitingQueues.add(queue);
      this.take(queue);
      // The first requests wait for the first connection to come free, however many come free soon after.
      if (next.place >= this.options.size) queue.placeMs = (this.options.now() - next.since) / next.place;
      next.admit();
    }
  }

  private take(queue: ConnectionQueue): void {
    queue.inUse += 1;
    this.free -= 1;
  }
}

/** Nobody got a connection in time, because others had taken all of them. */
export class WaitedTooLong extends Error {}

interface Waiting {
  /** Milliseconds of the clock that the lanes go by. */
  readonly since: number;
  /** Its place in the queue when it joined, from 1. */
  readonly place: number;
  readonly admit: () => void;
}

/** One queue for connections: of a store, or of what belongs to none. */
export class ConnectionQueue {
  held = 0;
  readonly waiting: Waiting[] = [];
  /** It has been late, and somebody has waited in it ever since. */
  isOverrun = false;
  /** How long the latest one to be served from a long queue had waited for each place that it came forward. */
  placeMs = 0;
}

interface FairConnectionPoolOptions {
  /** Connections there are. */
  readonly size: number;
  /** Milliseconds after which who still waits is sent away. */
  readonly patienceMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** Of this much that a lane is allowed to be late, a lane that has been overrun is allowed only a part: see `isLate`. */
const OVERRUN_PART = 5;

/**
 * Shares connections out so that one store can't take them all: who waits is served lane by lane in turn, and no lane
 * ever holds the last quarter of them.
 */
export class FairConnectionPool {
  private free: number;
  private readonly most: number;
  /** Lanes in which somebody waits; the first one is served next. */
  private readonly turns = new Set<ConnectionQueue>();

  constructor(private readonly options: FairConnectionPoolOptions) {
    this.free = options.size;
    this.most = options.size - Math.floor(options.size / 4);
  }

  get isWaitedFor(): boolean {
    return this.turns.size > 0;
  }

  /** Undefined if a connection is there at once, which most of the time it is. @throws WaitedTooLong */
  enter(lane: ConnectionQueue): Promise<void> | undefined {
    if (this.free === 0 || lane.held >= this.most || lane.waiting.length > 0) return this.queue(lane);
    this.take(lane);
    return undefined;
  }

  leave(lane: ConnectionQueue): void {
    lane.held -= 1;
    this.free += 1;
    this.serve();
  }

  /**
   * Whether whoever joined this lane now would wait too long, judged by how long its first one has waited, and by how
   * fast the queue moves. A lane to which that has happened is kept shorter until nobody waits in it: what a burst may
   * take is not for a standing queue, in which everybody would wait that long to no one's good.
   * @param limitMs how late it may be
   */
  isLate(lane: ConnectionQueue, limitMs: number): boolean {
    const [first] = lane.waiting;
    if (first === undefined) return false;
    const expectedMs = Math.max(this.options.now() - first.since, lane.placeMs * (lane.waiting.length + 1));
    const isLate = expectedMs > (lane.isOverrun ? limitMs / OVERRUN_PART : limitMs);
    if (isLate) lane.isOverrun = true;
    return isLate;
  }

  private queue(lane: ConnectionQueue): Promise<void> {
    const { now, patienceMs } = this.options;
    if (lane.waiting.length === 0) {
      lane.isOverrun = false;
      lane.placeMs = 0;
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        lane.waiting.splice(lane.waiting.indexOf(waiting), 1);
        if (lane.waiting.length === 0) this.turns.delete(lane);
        reject(new WaitedTooLong('all connections to the database are taken'));
      }, patienceMs).unref();
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const waiting = { since: now(), place: lane.waiting.length + 1, admit };
      lane.waiting.push(waiting);
      this.turns.add(lane);
    });
  }

  private serve(): void {
    // A lane that goes to the end is come to again: until no connection is free, or all lanes hold what they may.
    for (const lane of this.turns) {
      if (this.free === 0) return;
      if (lane.held >= this.most) continue;
      const next = lane.waiting.shift();
      this.turns.delete(lane);
      if (next === undefined) continue;
      if (lane.waiting.length > 0) this.turns.add(lane);
      this.take(lane);
      // Whoever is among the first waits for the first connection to come free, however many do so soon after.
      if (next.place >= this.options.size) lane.placeMs = (this.options.now() - next.since) / next.place;
      next.admit();
    }
  }

  private take(lane: ConnectionQueue): void {
    lane.held += 1;
    this.free -= 1;
  }
}

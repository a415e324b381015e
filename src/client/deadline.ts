/** Who follows a signal that callers have given, which may be one for thousands of calls: Node warns of many listeners. */
const FOLLOWERS = new WeakMap<AbortSignal, Set<() => void>>();

function followersOf(signal: AbortSignal): Set<() => void> {
  const known = FOLLOWERS.get(signal);
  if (known !== undefined) return known;
  const followers = new Set<() => void>();
  FOLLOWERS.set(signal, followers);
  signal.addEventListener('abort', () => followers.forEach((follow) => follow()), { once: true });
  return followers;
}

/** A signal that is given when time is up, or when another one is. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly endsAt: number;
  private readonly timer: ReturnType<typeof setTimeout>;

  /** @param reason what the signal gives as its reason when time is up; from `parent` it takes over its own */
  constructor(
    ms: number,
    reason: () => Error,
    private readonly parent?: AbortSignal,
  ) {
    this.endsAt = performance.now() + ms;
    this.timer = setTimeout(() => this.controller.abort(reason()), ms);
    if (parent?.aborted) this.follow();
    else if (parent !== undefined) followersOf(parent).add(this.follow);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** Has to be called in the end: a parent may live on, and would keep whatever listens to it. */
  clear(): void {
    clearTimeout(this.timer);
    if (this.parent !== undefined) followersOf(this.parent).delete(this.follow);
  }

  private readonly follow = () => this.controller.abort(this.parent?.reason);
}

/** Waits; ends at once, with the signal's reason, when that is given. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** A request that holds the event loop for longer than this takes at least as long itself. */
const LATE_MS = 60;
const MAX_KEPT = 40;
const MAX_NAMED = 4;

/** The last requests that took long, so that it can be said which were under way when something else was noticed. */
export class LateRequests {
  constructor() {
    this.kept = [];
  }

  /** @param from when it was sent, as `Date.now()` gives it; it has just been answered */
  note(from, { kind, shape = '', bytes }) {
    const until = Date.now();
    if (until - from < LATE_MS) return;
    this.kept.push({ from, until, kind: `${kind} ${shape}`, bytes });
    if (this.kept.length > MAX_KEPT) this.kept.shift();
  }

  /** What was under way in a stretch of time, and took the least beside it: those are the likeliest to have caused it. */
  during(from, until) {
    return this.kept
      .filter((one) => one.from <= until && one.until >= from)
      .sort((a, b) => a.until - a.from - (b.until - b.from))
      .slice(0, MAX_NAMED)
      .map(({ from: sentAt, until: answeredAt, ...one }) => ({ ...one, tookMs: answeredAt - sentAt }));
  }
}

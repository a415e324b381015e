import type { ServerResponse } from 'node:http';

const LOOK_EVERY_MS = 1_000;

/** For the whole of an answer, however steadily it is taken. */
const MAX_TAKING_MS = 120_000;

/** All answers that wait for their callers, in all connections. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/** A caller that was answered this recently is not yet late. */
const GRACE_MS = 2_000;

/**
 * Bounds what is held for callers that do not take their answers, or take them byte by byte: connections are ended whose
 * answers have been ready for too long, and sooner where all of them together hold too much memory.
 */
export class UnreadAnswers {
  private readonly readySince = new Map<ServerResponse, number>();
  private readonly timer: NodeJS.Timeout;

  /** @param unanswered the answers that have not been written to their end */
  constructor(private readonly unanswered: ReadonlySet<ServerResponse>) {
    this.timer = setInterval(() => this.look(performance.now()), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** @param now milliseconds of a monotonic clock */
  look(now: number): void {
    for (const response of this.readySince.keys()) {
      if (!this.unanswered.has(response)) this.readySince.delete(response);
    }
    let bytes = 0;
    for (const response of this.unanswered) {
      if (!response.writableEnded) continue;
      if (!this.readySince.has(response)) this.readySince.set(response, now);
      bytes += response.socket?.writableLength ?? 0;
    }
    // A map keeps its entries in order: those that have waited longest come first.
    for (const [response, since] of this.readySince) {
      const waitedMs = now - since;
      if (waitedMs <= MAX_TAKING_MS && (bytes <= MAX_WAITING_BYTES || waitedMs < GRACE_MS)) break;
      bytes -= response.socket?.writableLength ?? 0;
      response.socket?.destroy();
    }
  }
}

import type { Instant } from '../../domain/calendar/instant.js';

/** Where the time comes from. A fake one stands in for it in tests. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}

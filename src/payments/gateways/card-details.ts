import type { Day } from '../../domain/calendar/day.js';

/** What a gateway tells of a card when it takes a token for it. */
export interface CardDetails {
  readonly brand: string;
  readonly last4: string;
  readonly expires_on: Day;
}

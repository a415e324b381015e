import { dayAt } from '../../domain/calendar/zoned-day.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { ProrationUnit } from '../../domain/calendar/proration.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';

/** What billing asks of a store. */
export interface BilledStore {
  readonly id: string;
  readonly status: 'live' | 'sandbox';
  readonly currency: string;
  readonly timeZone: string;
  readonly prorationUnit: ProrationUnit;
  readonly taxBehavior: TaxBehavior;
  readonly invoicePrefix: string;
  readonly paymentTermsDays: number;
  /** The days after the first failure on which collecting an invoice is tried again. */
  readonly dunningDays: readonly number[];
  /** What becomes of an enrollment whose invoice none of that has collected. */
  readonly dunningEnd: 'cancel' | 'leave';
  /** How many days late usage is taken after an end or a change. */
  readonly usageGraceDays: number;
  /** Where the clock of a sandbox store stands; null: it goes with the time. */
  readonly clock: Instant | null;
}

/** The day that it is for a store. */
export function todayOf({ timeZone }: BilledStore, now: Instant): Day {
  return dayAt(now, timeZone);
}

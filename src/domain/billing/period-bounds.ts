import type { Day } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { instantOf, type Moment } from '../calendar/proration.js';
import { startOfDay } from '../calendar/zoned-day.js';
import type { TaxBehavior } from '../pricing/tax.js';
import type { AgreedTerms, EnrollmentPeriod } from './enrollment-state.js';

/** The settings that a store has now. */
export interface StoreSettings {
  readonly timeZone: string;
  readonly taxBehavior: TaxBehavior;
}

/** The zone in which a period's days begin and end. */
export function zoneOf({ agreed }: Pick<EnrollmentPeriod, 'agreed'>, { timeZone }: Pick<StoreSettings, 'timeZone'>) {
  return agreed?.timeZone ?? timeZone;
}

/** Whether the prices of a period have their tax in them. */
export function taxBehaviorOf(
  { agreed }: Pick<EnrollmentPeriod, 'agreed'>,
  { taxBehavior }: Pick<StoreSettings, 'taxBehavior'>,
): TaxBehavior {
  return agreed?.taxBehavior ?? taxBehavior;
}

export function periodStartsAt(period: EnrollmentPeriod, settings: Pick<StoreSettings, 'timeZone'>): Instant {
  return period.agreed?.startsAt ?? startOfDay(period.start, settings.timeZone);
}

/** Null: it never ends. */
export function periodEndsAt(period: EnrollmentPeriod, settings: Pick<StoreSettings, 'timeZone'>): Instant | null {
  return period.end === null ? null : startOfDay(period.end, zoneOf(period, settings));
}

/** When a moment within a period is: its own bounds are where they were when it was opened. */
export function instantWithin(
  period: EnrollmentPeriod,
  moment: Moment,
  settings: Pick<StoreSettings, 'timeZone'>,
): Instant {
  return moment === period.start ? periodStartsAt(period, settings) : instantOf(moment, zoneOf(period, settings));
}

/**
 * What holds for a period that begins on a day, by the settings that the store has then. It starts where the one before
 * ends, though the store may have moved to another time zone meanwhile: no time lies between them, and none in both.
 */
export function agreedTerms(start: Day, before: EnrollmentPeriod | null, settings: StoreSettings): AgreedTerms {
  const { timeZone, taxBehavior } = settings;
  const end = before !== null && before.end === start ? periodEndsAt(before, settings) : null;
  return { taxBehavior, timeZone, startsAt: end ?? startOfDay(start, timeZone) };
}

import { Failure } from '../../contract/failures/failure.js';
import type { Recurrence } from '../../domain/calendar/cycle.js';
import type { EnrollmentState } from '../../domain/billing/enrollment-state.js';
import { position, type Moment, type ProrationUnit } from '../../domain/calendar/proration.js';

/** @throws Failure when the enrollment is over, or paused: its state does not allow a change */
export function assertChangeable({ status }: EnrollmentState): void {
  assertLive({ status });
  if (status === 'paused') throw new Failure('enrollment_paused');
}

export function assertLive({ status }: Pick<EnrollmentState, 'status'>): void {
  if (status === 'cancelled' || status === 'ended') throw new Failure('enrollment_over');
}

/**
 * A change can lie anywhere in the current period that no later change has settled already.
 * @throws Failure `outside_period`
 */
export function assertWithinPeriod(
  { period, segments }: EnrollmentState,
  from: Moment,
  unit: ProrationUnit,
  timeZone: string,
): void {
  if (period === null) return;
  const at = (moment: Moment) => position(moment, unit, timeZone);
  const earliest = segments.at(-1)?.from ?? period.start;
  if (at(from) < at(earliest) || (period.end !== null && at(from) >= at(period.end))) {
    const last = period.end === null ? '' : ` and before ${period.end}`;
    throw new Failure('outside_period', { text: `The change must lie on or after ${earliest}${last}` });
  }
}

/** @throws Failure `cycle_mismatch` when a change within a period would give it another length */
export function assertSameCycle(before: Recurrence, after: Recurrence): void {
  if (before.cycle !== after.cycle || before.interval !== after.interval) throw new Failure('cycle_mismatch');
}

import { daysBetween, isDay } from '../../domain/calendar/day.js';

/** What is done with an enrollment once it has begun, so that it stands where it stood. */
export interface FollowUp {
  readonly action: 'change' | 'cancel' | 'pause';
  readonly body: Readonly<Record<string, unknown>>;
}

/** A field that is not what it was, and how. */
export interface Deviation {
  readonly field: string;
  readonly text: string;
}

interface Exported {
  readonly status?: unknown;
  readonly start_on?: unknown;
  readonly trial_days?: unknown;
  readonly trial_end?: unknown;
  readonly current_period?: unknown;
  readonly payment_method_id?: unknown;
  readonly cancel_at_period_end?: unknown;
  readonly scheduled_change?: unknown;
}

const OVER: readonly unknown[] = ['cancelled', 'ended'];

/** Why an enrollment is not to begin anew. One that is over would charge somebody who has left. */
export function whyOver({ status }: Exported): string | undefined {
  return OVER.includes(status) ? `It is ${String(status)}` : undefined;
}

/**
 * Why an enrollment must not begin as it did: the service invoices what has fallen due since.
 * @param today the store's day, as `YYYY-MM-DD`
 */
export function billsThePast({ start_on: startOn }: Exported, today: string): string | undefined {
  if (typeof startOn !== 'string' || startOn >= today) return undefined;
  return `Lies before the store's today, ${today}: all that fell due since would be invoiced, and collected. If that is meant, say --bill-past`;
}

/**
 * What an enrollment begins anew with. Its payment method was the other store's, where its token is kept: the
 * subscriber's default one is used. A trial that is over is not given again, unless all of it lies in the past here too.
 * @param today the store's day, as `YYYY-MM-DD`
 */
export function restarted<T extends Exported>(exported: T, today: string): Omit<T, 'payment_method_id'> {
  const { payment_method_id: _, ...others } = exported;
  return isTrialOver(exported) && !wouldTrialBeOver(exported, today) ? { ...others, trial_days: 0 } : others;
}

function isTrialOver({ status, trial_days: days, trial_end: end, current_period: period }: Exported): boolean {
  if (days === 0 || typeof end !== 'string') return false;
  const { start } = (period ?? {}) as { readonly start?: unknown };
  return status === 'active' || (typeof start === 'string' && start >= end);
}

function wouldTrialBeOver({ start_on: startOn, trial_days: days }: Exported, today: string): boolean {
  if (typeof startOn !== 'string' || !isDay(startOn) || typeof days !== 'number') return false;
  return daysBetween(startOn, today) >= days;
}

export function followUpsOf({ status, cancel_at_period_end, scheduled_change }: Exported): FollowUp[] {
  const change = (scheduled_change ?? {}) as Readonly<Record<string, unknown>>;
  const { on: _, ...held } = change;
  return [
    ...(Object.keys(held).length > 0 ? [{ action: 'change', body: { ...held, mode: 'period_end' } } as const] : []),
    ...(cancel_at_period_end === true ? [{ action: 'cancel', body: { at: 'period_end' } } as const] : []),
    ...(status === 'paused' ? [{ action: 'pause', body: {} } as const] : []),
  ];
}

/**
 * In what an enrollment that has begun anew stands otherwise than it stood. Whether it is past due is left out: that
 * hangs on invoices, which are not taken over.
 */
export function deviationsOf(exported: Exported, made: Exported): Deviation[] {
  const [was, is] = [String(exported.status), String(made.status)];
  const isElsewhere = exported.status !== undefined && standingOf(was) !== standingOf(is);
  const isToEnd = exported.cancel_at_period_end === true && made.cancel_at_period_end !== true && is !== 'cancelled';
  const isToChange = Boolean(exported.scheduled_change) && !made.scheduled_change;
  return [
    ...(isElsewhere ? [{ field: 'status', text: `Is ${is}, and was ${was}` }] : []),
    ...(isToEnd ? [{ field: 'cancel_at_period_end', text: 'Is false, and was true' }] : []),
    ...(isToChange ? [{ field: 'scheduled_change', text: 'Is not scheduled any more: see what is held now' }] : []),
  ];
}

function standingOf(status: string): string {
  return status === 'past_due' ? 'active' : status;
}

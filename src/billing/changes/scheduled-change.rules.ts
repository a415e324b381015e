import type { EnrollmentPeriod } from '../../domain/billing/enrollment-state.js';
import type { ChangeMode } from '../../subscribers/enrollments/enrollment.rules.js';
import type { ItemIds } from '../ledger/catalog.js';

/** What of an enrollment a change names. What it does not name is left as it is. */
export type NamedFields = Partial<ItemIds>;

/** What an enrollment holds in its current period, and what it holds from the next one on; null: the same. */
export interface Agreed {
  readonly held: ItemIds;
  readonly next: ItemIds | null;
}

/** Whether a change waits for the next period: a trial, and what never ends, has none that it could wait for. */
export function waitsForNextPeriod(mode: ChangeMode, period: EnrollmentPeriod | null): boolean {
  return mode === 'period_end' && period !== null && period.kind !== 'trial' && period.end !== null;
}

/**
 * Lays what a change names over what is agreed:
 *
 * | change | held now | scheduled for the next period |
 * | --- | --- | --- |
 * | waits (`period_end`) | as before | named fields over what was scheduled, else over what is held |
 * | takes hold at once (any other mode, or a trial) | named fields over what is held | named fields over what was scheduled, if anything was |
 *
 * A schedule that comes to what is held is withdrawn. `full_now` keeps it for the end of the period that it begins.
 */
export function layChange({ held, next }: Agreed, named: NamedFields, waits: boolean): Agreed {
  const now = waits ? held : over(held, named);
  const later = waits ? over(next ?? held, named) : next && over(next, named);
  return { held: now, next: later === null || isSame(now, later) ? null : later };
}

/** The fields that a request names, without those that it leaves out. */
export function namedFields({ billing_option_id, seats, add_ons }: NamedFields): NamedFields {
  return {
    ...(billing_option_id !== undefined && { billing_option_id }),
    ...(seats !== undefined && { seats }),
    ...(add_ons !== undefined && { add_ons }),
  };
}

export function heldIdsOf({ billing_option_id, seats, add_ons }: ItemIds): ItemIds {
  return { billing_option_id, seats, add_ons };
}

function over(held: ItemIds, named: NamedFields): ItemIds {
  return { ...held, ...named };
}

function isSame(one: ItemIds, other: ItemIds): boolean {
  if (one.billing_option_id !== other.billing_option_id || one.seats !== other.seats) return false;
  if (one.add_ons.length !== other.add_ons.length) return false;
  const quantities = new Map(other.add_ons.map(({ add_on_id, quantity }) => [add_on_id, quantity]));
  return one.add_ons.every(({ add_on_id, quantity }) => quantities.get(add_on_id) === quantity);
}

import { Injectable } from '@nestjs/common';
import type { EnrollmentPeriod } from '../../domain/billing/enrollment-state.js';
import { chargedStretch } from '../../domain/billing/charged-usage.js';
import type { DraftLine, Line } from '../../domain/billing/line.js';
import { taxBehaviorOf, zoneOf } from '../../domain/billing/period-bounds.js';
import {
  isUsageClosed,
  usageAmount,
  usageLines,
  usageMinimum,
  usageStretches,
  usageTotal,
  type ChargedUsage,
  type UsageStretch,
} from '../../domain/billing/usage.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import { lengthBetween } from '../../domain/calendar/proration.js';
import { dayAt } from '../../domain/calendar/zoned-day.js';
import { exact, type Exact } from '../../domain/money/exact.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { AggregationService } from '../../usage/aggregation/aggregation.service.js';
import type { BilledEnrollment } from '../ledger/billed-enrollment.js';
import type { BilledStore } from '../ledger/billed-store.js';
import type { UsageRecord } from '../ledger/billing-step.js';
import type { Catalog } from '../ledger/catalog.js';
import { BilledUsageRepository } from '../usage/billed-usage.repository.js';
import { MeteredOptionsService, type MeteredOption } from '../usage/metered-options.service.js';

/** Lines to invoice, and what is to be kept of them when they are. */
interface Charges {
  readonly lines: DraftLine[];
  readonly records: UsageRecord[];
}

/** What is charged of the current period and of earlier ones. */
interface ClosedUsage {
  /** Whether the current period is charged. */
  readonly chargesCurrent: boolean;
  readonly late: readonly UsageRecord[];
  readonly invoiced: readonly Line[];
}

interface Closing {
  readonly scope: StoreScope;
  readonly store: BilledStore;
  readonly enrollmentId: string;
  readonly period: EnrollmentPeriod;
  readonly options: ReadonlyMap<string, MeteredOption>;
  /** What was invoiced for the periods that something came late of, and for all later ones. */
  readonly invoiced: readonly Line[];
}

/** What was used, as lines of the invoice that closes a period. */
@Injectable()
export class UsageCharges {
  constructor(
    private readonly aggregations: AggregationService,
    private readonly options: MeteredOptionsService,
    private readonly billed: BilledUsageRepository,
  ) {}

  /** What was billed and has something come late since, in order. None in a trial. */
  async late(scope: StoreScope, { id, state }: BilledEnrollment): Promise<readonly UsageRecord[]> {
    return state.period?.kind === 'trial' ? [] : this.billed.late(scope, id);
  }

  /**
   * The lines for what was used in the current period until a day, or its end, and for what came late of earlier ones.
   * Nothing in a trial; of a period that was closed already, or that stays open, only what came late. Nothing is written: `keep` does that
   * with the records. For nothing to be lost, the enrollment is locked `for update` before; a preview has no need of that.
   */
  async close(
    scope: StoreScope,
    { store, catalog }: { readonly store: BilledStore; readonly catalog: Catalog },
    { id, state }: BilledEnrollment,
    until: Day | null,
    { chargesCurrent, late, invoiced }: ClosedUsage,
  ): Promise<Charges> {
    const { period } = state;
    if (period === null) return { lines: [], records: [] };
    const stretches = !chargesCurrent || isUsageClosed(state) ? [] : usageStretches(state, until, store.timeZone);
    const optionIds = [...stretches, ...late].map(({ billingOptionId }) => billingOptionId);
    const options = await this.options.find(scope, catalog, optionIds);
    const closing = { scope, store, enrollmentId: id, period, options, invoiced };
    const charges: Charges[] = [];
    for (const stretch of stretches) charges.push(await this.chargesOf(closing, stretch));
    for (const record of late) charges.push(await this.lateChargesOf(closing, record));
    return { lines: charges.flatMap(({ lines }) => lines), records: charges.flatMap(({ records }) => records) };
  }

  async keep(scope: StoreScope, enrollmentId: string, records: readonly UsageRecord[]): Promise<void> {
    if (records.length > 0) await this.billed.keep(scope, enrollmentId, records);
  }

  private async chargesOf(closing: Closing, stretch: UsageStretch): Promise<Charges> {
    const { scope, store, enrollmentId, period, options } = closing;
    const metered = options.get(stretch.billingOptionId);
    if (metered === undefined) return { lines: [], records: [] };
    const { title, option, meter } = metered;
    const from = stretch.startsAt;
    // What never ends is closed when its enrollment ends, which is now.
    const to = stretch.endsAt ?? scope.now;
    if (to <= from) return { lines: [], records: [] };
    const quantity = await this.aggregations.quantityOf(scope, meter, enrollmentId, { start: from, end: to });
    const minimum = usageMinimum(option, shareOf(stretch, period, store));
    const owed = { quantity, amount: usageAmount(option, quantity) };
    // Told by instants, so that what comes late finds its lines whatever zone the store is in by then.
    const span = { from, to };
    const [{ number }, taxBehavior] = [period, taxBehaviorOf(period, store)];
    const words = { option, usage: title, minimum: `${title}: minimum charge`, number, span, taxBehavior };
    const stretchOfOption = { number, billingOptionId: option.id, from, to, highest: 0, taxBehavior };
    return { lines: usageLines(words, minimum, owed, null), records: [recordOf(stretchOfOption, owed, minimum)] };
  }

  /** They are lines of the period that was used, so that its coupon counts for them, and an amount off only once. */
  private async lateChargesOf(closing: Closing, record: UsageRecord): Promise<Charges> {
    const { scope, store, enrollmentId, options, invoiced } = closing;
    const metered = options.get(record.billingOptionId);
    if (metered === undefined) return { lines: [], records: [] };
    const { title, option, meter } = metered;
    const { from, to } = record;
    const taxBehavior = record.taxBehavior ?? store.taxBehavior;
    const minimum = exact(record.minimum);
    const quantity = await this.aggregations.quantityOf(scope, meter, enrollmentId, { start: from, end: to });
    const owed = { quantity, amount: usageAmount(option, quantity) };
    const days = `late usage of ${dayAt(from, store.timeZone)} to ${lastDay(to, store.timeZone)}`;
    const words = {
      option,
      usage: `${title}, ${days}`,
      minimum: `${title}: minimum charge after ${days}`,
      number: record.number,
      span: { from, to },
      taxBehavior,
    };
    const lines = chargedStretch(option.id, record, invoiced, store.timeZone, taxBehavior);
    const charged = { quantity: exact(record.quantity), amount: record.amount, highest: record.highest, lines };
    return {
      lines: usageLines(words, minimum, owed, charged),
      records: [recordOf({ ...record, taxBehavior }, owed, minimum)],
    };
  }
}

type BilledStretch = Pick<UsageRecord, 'number' | 'billingOptionId' | 'from' | 'to' | 'highest'> & {
  readonly taxBehavior: TaxBehavior;
};

function recordOf(
  { number, billingOptionId, from, to, highest, taxBehavior }: BilledStretch,
  owed: ChargedUsage,
  minimum: Exact,
): UsageRecord {
  const { quantity, amount } = owed;
  return {
    ...{ number, billingOptionId, from, to, quantity: quantity.toFixed(), amount, minimum: minimum.toFixed() },
    ...{ highest: Math.max(highest, usageTotal(minimum, owed)), taxBehavior },
  };
}

function shareOf({ from, to }: UsageStretch, period: EnrollmentPeriod, store: BilledStore) {
  if (to === null || period.end === null) return null;
  const { prorationUnit } = store;
  const timeZone = zoneOf(period, store);
  const length = lengthBetween(from, to, prorationUnit, timeZone);
  return { length, fullLength: lengthBetween(period.fullStart, period.end, prorationUnit, timeZone) };
}

function lastDay(to: Instant, timeZone: string): Day {
  return dayAt(new Date(Date.parse(to) - 1).toISOString(), timeZone);
}

import { Injectable } from '@nestjs/common';
import { found } from '../../contract/resource/resource.js';
import { isOver } from '../../domain/billing/enrollment-state.js';
import { closeUsage, dueStep, type Step } from '../../domain/billing/life.js';
import { closesUsageNext, nextStepOn } from '../../domain/billing/usage-grace.js';
import type { Day } from '../../domain/calendar/day.js';
import { isStatementTimeout, isUnavailable } from '../../platform/database/database-errors.js';
import { withinSavepoint } from '../../platform/database/savepoint.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { DebtsRepository } from '../collection/debts.repository.js';
import { GivenCreditsService } from '../collection/given-credits.service.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import { allHeld, isDue, type BilledEnrollment } from '../ledger/billed-enrollment.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import type { BilledStore } from '../ledger/billed-store.js';
import { applyStep, inputsOf, type AppliedStep, type PeriodRecords } from '../ledger/billing-step.js';
import { enrollmentItemsOf, mustGet, type Catalog } from '../ledger/catalog.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { Work } from '../ledger/work.js';
import type { DraftInvoice } from '../invoices/draft-invoice.js';
import { UsageCharges } from './usage-charges.service.js';

/** What is the same for all enrollments that are billed together. */
export interface BillingContext {
  readonly store: BilledStore;
  readonly catalog: Catalog;
}

/** A step that was written, and what of it went to the subscriber's balance. Minor units. */
export interface Written extends AppliedStep {
  readonly toBalance: number;
}

/** Takes enrollments from one step of billing to the next, and writes what comes of it. */
@Injectable()
export class BillingService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly enrollments: BilledEnrollmentsRepository,
    private readonly usage: UsageCharges,
    private readonly pastDue: PastDueRepository,
    private readonly debts: DebtsRepository,
    private readonly givenCredits: GivenCreditsService,
  ) {}

  /**
   * Takes the one step that is due. Most take a single statement; a transaction is opened for those that touch the
   * subscriber's balance, close usage or end a trial.
   * @returns what came of it; undefined when somebody else has changed the enrollment meanwhile
   */
  async billDue(work: Work, context: BillingContext, enrollment: BilledEnrollment): Promise<AppliedStep | undefined> {
    const isOnTrial = enrollment.state.status === 'trialing';
    const mayHaveUsage = enrollment.state.closingOn != null || hasUsage(context.catalog, enrollment);
    if (enrollment.subscriber.balance === 0 && !isOnTrial && !mayHaveUsage) {
      const records = await this.recordsWithoutUsage(work.scope, enrollment);
      const result = this.applyDueStep(context, enrollment, records, work.scope.now);
      if (!isOver(result.enrollment.state) && (result.invoice === null || result.invoice.total >= 0)) {
        if (await this.enrollments.moveOn(work.scope, result.enrollment, result.invoice, 'none')) return result;
      }
    }
    return work.transaction(async (scope) => {
      const locked = await this.inputs.lock(scope, enrollment.id);
      if (locked === undefined || locked.version !== enrollment.version) return undefined;
      return this.billDueLocked(scope, context, locked);
    });
  }

  /** The same for an enrollment that is locked. */
  async billDueLocked(scope: StoreScope, context: BillingContext, enrollment: BilledEnrollment): Promise<AppliedStep> {
    const current = await this.withBalance(scope, enrollment);
    const closes = closesUsageNext(current.state);
    const records = await this.recordsOf(scope, context, current, null, closes ? 'late' : 'all');
    const due = this.applyDueStep(context, current, records, scope.now);
    if (closes && due.invoice === null) {
      await this.enrollments.endGrace(scope, due.enrollment);
      await this.usage.keep(scope, current.id, records.usageRecords);
      return due;
    }
    const result = await this.write(scope, due, records);
    // What could not be collected during the trial makes it past due now.
    if (enrollment.state.status === 'trialing') await this.pastDue.followEnrollments(scope, [enrollment.id]);
    if (isOver(result.enrollment.state)) await this.debts.leave(scope, enrollment.id, false);
    return result;
  }

  /**
   * Takes every step that is due by a day of an enrollment that is locked: what is then done to it finds what one run
   * each day would have left. A step that can't be billed is left: what is then done may be what mends it.
   * @param made takes the ids of the invoices that are made, in order; they wait for their numbers
   * @returns the enrollment as it then is
   */
  async billUntil(
    scope: StoreScope,
    store: BilledStore,
    enrollment: BilledEnrollment,
    day: Day,
    made: string[],
  ): Promise<BilledEnrollment> {
    let current = enrollment;
    while (isDue(current, day)) {
      const billed = await this.billIfItCan(scope, store, current);
      if (billed === undefined) return current;
      if (billed.invoice !== null) made.push(billed.invoice.id);
      current = found(await this.inputs.lock(scope, current.id));
    }
    return current;
  }

  private async billIfItCan(
    scope: StoreScope,
    store: BilledStore,
    enrollment: BilledEnrollment,
  ): Promise<AppliedStep | undefined> {
    try {
      return await withinSavepoint(scope.queries, async () => {
        const catalog = await this.inputs.catalog(scope, allHeld(enrollment));
        return this.billDueLocked(scope, { store, catalog }, enrollment);
      });
    } catch (error) {
      if (isUnavailable(error) || isStatementTimeout(error)) throw error;
      return undefined;
    }
  }

  /**
   * Writes a step of a locked enrollment, with what it does to the balance and to usage. What it gives back lowers first
   * what is owed on the invoices that it is taken from, then what else the enrollment owes.
   * @returns the step as it is written: an enrollment that then owes nothing is not past due any longer
   */
  async write(scope: StoreScope, result: AppliedStep, records: PeriodRecords): Promise<Written> {
    const { invoice } = result;
    const given = invoice === null ? 0 : Math.max(0, 0 - invoice.total);
    const { paid, held } = await this.givenCredits.lowerDebts(scope, result, given);
    const enrollment = paid === 0 ? result.enrollment : await this.recovered(scope, result.enrollment);
    if (!(await this.enrollments.moveOn(scope, enrollment, invoice, 'whatever'))) {
      throw new Error(`the enrollment ${enrollment.id} has changed although it is locked`);
    }
    if (invoice !== null) {
      await this.enrollments.takeFromBalance(scope, enrollment.subscriber_id, invoice.balance_applied + paid + held);
    }
    await this.usage.keep(scope, enrollment.id, records.usageRecords);
    return { enrollment, invoice, toBalance: given - paid - held };
  }

  /** The invoice of the enrollment's next renewal, or of its end, as it would be now; null: none is to come, or made. */
  async nextInvoice(
    scope: StoreScope,
    context: BillingContext,
    enrollment: BilledEnrollment,
  ): Promise<DraftInvoice | null> {
    const { state } = enrollment;
    if (state.nextBillingOn === null) return null;
    // What comes late is on an invoice of its own before, if its grace time ends until then.
    const which = closesUsageNext(state) ? 'current' : 'all';
    const records = await this.recordsOf(scope, context, enrollment, null, which);
    const renewing = { ...enrollment, state: { ...state, closingOn: null } };
    return this.applyDueStep(context, renewing, records, scope.now).invoice;
  }

  /** What the enrollment would become, and its invoice, were its next step taken now. */
  applyDueStep(
    context: BillingContext,
    enrollment: BilledEnrollment,
    records: PeriodRecords,
    now: string,
  ): AppliedStep {
    const { state } = enrollment;
    const day = nextStepOn(state);
    if (day === null) throw new Error(`nothing is due of ${enrollment.id}`);
    const inputs = inputsOf(context.store, context.catalog, enrollment, records);
    const step = closesUsageNext(state) ? closeUsage(state, inputs) : dueStep(state, inputs);
    return this.applyStep(context, enrollment, records, step, day, now);
  }

  /** What a step makes of an enrollment, and the invoice of its lines. */
  applyStep(
    context: BillingContext,
    enrollment: BilledEnrollment,
    records: PeriodRecords,
    step: Step,
    day: Day,
    now: string,
  ): AppliedStep {
    return applyStep({ ...context, records }, enrollment, step, day, now);
  }

  /**
   * @param until the day on which the period is cut short; null: it ends when it ends
   * @param which the usage of the current period, what came late of earlier ones, or both
   */
  async recordsOf(
    scope: StoreScope,
    context: BillingContext,
    enrollment: BilledEnrollment,
    until: Day | null,
    which: 'all' | 'current' | 'late' = 'all',
  ): Promise<PeriodRecords> {
    const { period } = enrollment.state;
    if (period === null) return { invoiced: [], usage: [], usageRecords: [] };
    const late = which === 'current' ? [] : await this.usage.late(scope, enrollment);
    const first = Math.min(period.number, ...late.map(({ number }) => number));
    const invoiced = await this.inputs.invoiced(scope, enrollment.id, first);
    const chargesCurrent = which !== 'late';
    const { lines, records: usageRecords } = await this.usage.close(scope, context, enrollment, until, {
      chargesCurrent,
      late,
      invoiced,
    });
    const records = { invoiced, usage: lines, usageRecords };
    const unread = usageRecords
      .map(({ billingOptionId }) => billingOptionId)
      .filter((optionId) => !context.catalog.options.has(optionId));
    if (unread.length === 0) return records;
    const held = unread.map((billing_option_id) => ({ billing_option_id, add_ons: [] }));
    return { ...records, late: await this.inputs.catalog(scope, held) };
  }

  async withBalance(scope: StoreScope, enrollment: BilledEnrollment): Promise<BilledEnrollment> {
    const balance = await this.enrollments.lockBalance(scope, enrollment.subscriber_id);
    return { ...enrollment, subscriber: { ...enrollment.subscriber, balance } };
  }

  private async recovered(scope: StoreScope, enrollment: BilledEnrollment): Promise<BilledEnrollment> {
    const { id, state } = enrollment;
    if (state.status !== 'past_due' || (await this.pastDue.isPastDue(scope, id))) return enrollment;
    return { ...enrollment, state: { ...state, status: 'active' } };
  }

  private async recordsWithoutUsage(scope: StoreScope, { id, state }: BilledEnrollment): Promise<PeriodRecords> {
    const isChanged = state.period !== null && state.hasChanged;
    const invoiced = isChanged ? await this.inputs.invoiced(scope, id, state.period.number) : null;
    return { invoiced, usage: [], usageRecords: [] };
  }
}

/** Whether anything that the enrollment holds in its period is metered. */
function hasUsage(catalog: Catalog, enrollment: BilledEnrollment): boolean {
  const { segments } = enrollment.state;
  const { meterId } = enrollmentItemsOf(catalog, enrollment).option;
  return (
    meterId !== null ||
    segments.some(({ billingOptionId }) => mustGet(catalog.options, billingOptionId).meter_id !== null)
  );
}

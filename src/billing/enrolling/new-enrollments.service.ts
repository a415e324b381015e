import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { newEnrollment, type OnceItem } from '../../domain/billing/enrollment-state.js';
import { onceItems } from '../../domain/billing/once-items.js';
import { addDays, daysBetween, type Day } from '../../domain/calendar/day.js';
import { newId } from '../../platform/new-id.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { EnrollmentBody, NewEnrollment } from '../../subscribers/enrollments/enrollments.dto.js';
import { enrollments } from '../../subscribers/enrollments/enrollments.resource.js';
import type { SubscriberBody } from '../../subscribers/subscribers/subscribers.dto.js';
import { subscribers } from '../../subscribers/subscribers/subscribers.resource.js';
import type { BilledEnrollment } from '../ledger/billed-enrollment.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import { todayOf } from '../ledger/billed-store.js';
import { enrollmentItemsOf, mustGet } from '../ledger/catalog.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { InvoicePreview } from '../invoices/invoices.dto.js';
import { previewOf } from '../invoices/preview.js';
import { BillingService, type BillingContext } from '../run/billing.service.js';
import { CatchUpService } from '../run/catch-up.service.js';
import { EnrollmentItemsService } from './enrollment-items.service.js';
import { couponTerm } from './sale.rules.js';
import { missing } from './missing.js';
import { anchorFaults, startFaults } from './start.rules.js';

/** Steps into the future that a preview looks for an invoice: a trial, then a period that bills in arrears. */
const PREVIEWED_STEPS = 3;

/** Enrollments as they begin. */
@Injectable()
export class NewEnrollmentsService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly written: BilledEnrollmentsRepository,
    private readonly enrollmentItems: EnrollmentItemsService,
    private readonly billing: BillingService,
    private readonly catchUps: CatchUpService,
  ) {}

  /** Enrolls a subscriber. What is due by today is invoiced and collected before it returns. */
  async create(caller: StoreCaller, input: NewEnrollment): Promise<EnrollmentBody> {
    const { id, invoiceIds } = await caller.transaction(async (scope) => {
      // Locked, so that the subscriber can't be deleted while enrolling.
      const subscriber = await subscribers.table.lock(scope, input.subscriber_id);
      const { context, enrollment } = await this.prepare(scope, input, subscriber);
      await this.insert(caller, scope, enrollment, input);
      await this.enrollmentItems.redeem(scope, enrollment);
      const today = todayOf(context.store, scope.now);
      const made: string[] = [];
      await this.catchUps.catchUp(caller, context, enrollment, today, made);
      return { id: enrollment.id, invoiceIds: made };
    });
    await this.catchUps.issue(caller, invoiceIds);
    return caller.showing(() => enrollments.get(caller, id));
  }

  /** The first invoice that such an enrollment would make. Nothing is kept. */
  async preview(caller: StoreCaller, input: NewEnrollment): Promise<InvoicePreview> {
    const { scope } = caller;
    const subscriber = await subscribers.table.find(scope, input.subscriber_id);
    const { context, enrollment } = await this.prepare(scope, input, subscriber);
    let current = enrollment;
    for (let step = 0; step < PREVIEWED_STEPS && current.state.nextBillingOn !== null; step += 1) {
      const records = { invoiced: null, usage: [], usageRecords: [] };
      const result = this.billing.applyDueStep(context, current, records, scope.now);
      if (result.invoice !== null) return previewOf(context.store, result.invoice);
      current = result.enrollment;
    }
    return previewOf(context.store, null);
  }

  /** The enrollment as it would be before its first step, after everything that could stand in its way. */
  private async prepare(scope: StoreScope, input: NewEnrollment, subscriber: SubscriberBody | undefined) {
    const { catalog, couponId, absent } = await this.enrollmentItems.find(scope, input, {
      subscriberId: input.subscriber_id,
      isThere: subscriber !== undefined,
      paymentMethodId: input.payment_method_id,
    });
    const store = await this.inputs.store(scope);
    const today = todayOf(store, scope.now);
    const cycle = catalog.options.get(input.billing_option_id)?.cycle;
    const faults = [
      ...startFaults(input.start_on, today),
      ...(cycle === undefined ? [] : anchorFaults(input.anchor_day, cycle)),
    ];
    if (faults.length > 0) throw Failure.of(faults);
    if (absent.length > 0) throw missing(...absent);
    const option = mustGet(catalog.options, input.billing_option_id);
    const chosen = await this.enrollmentItems.chosenCoupon(scope, couponId, input.subscriber_id);
    this.enrollmentItems.assertSold(catalog, input, chosen, option.subscription_id, today);
    const subscription = mustGet(catalog.subscriptions, option.subscription_id);
    const startOn = input.start_on ?? today;
    const trialDays = input.trial_days ?? subscription.free_trial_days;
    const trialEnd = trialDays > 0 ? addDays(startOn, trialDays) : null;
    const once = [
      ...setupFee(subscription.name, subscription.setup_fee),
      ...onceItems(enrollmentItemsOf(catalog, input).addOns),
    ];
    const state = newEnrollment(startOn, trialEnd, input.anchor_day, once);
    const term = couponId === null ? null : couponTerm(catalog, couponId, state);
    const enrollment: BilledEnrollment = {
      id: newId('enr'),
      subscriber_id: input.subscriber_id,
      subscription_id: option.subscription_id,
      billing_option_id: input.billing_option_id,
      seats: input.seats,
      add_ons: input.add_ons,
      coupon_code: input.coupon_code,
      coupon_id: couponId,
      coupon_starts_with: term?.from ?? null,
      coupon_ends_before: term?.endsBefore ?? null,
      payment_method_id: input.payment_method_id,
      scheduled_change: null,
      cancelled_at: null,
      ended_at: null,
      version: 1,
      state: { ...state, coupons: term === null ? [] : [term] },
      subscriber: {
        taxExempt: subscriber?.tax_exempt ?? false,
        country: subscriber?.address?.country ?? null,
        region: subscriber?.address?.state ?? null,
        balance: subscriber?.balance ?? 0,
      },
    };
    const context: BillingContext = { store, catalog };
    return { context, enrollment, trialDays };
  }

  private async insert(
    caller: StoreCaller,
    scope: StoreScope,
    enrollment: BilledEnrollment,
    input: NewEnrollment,
  ): Promise<void> {
    const { subscriber: _, state, ...columns } = enrollment;
    await this.written.rememberAddOns(scope, enrollment.id, enrollment.add_ons);
    await enrollments.create(caller, {
      ...columns,
      state,
      start_on: state.startOn,
      anchor_day: input.anchor_day,
      trial_days: trialLength(input, state.startOn, state.trialEnd),
      trial_end: state.trialEnd,
      status: state.status,
      current_period: null,
      next_billing_on: state.nextBillingOn,
      cycles_billed: 0,
      cancel_at_period_end: false,
      metadata: input.metadata,
    });
    await this.written.rememberItems(scope, enrollment, state.startOn);
  }
}

function trialLength({ trial_days }: NewEnrollment, startOn: Day, trialEnd: Day | null): number {
  if (trial_days !== null || trialEnd === null) return trial_days ?? 0;
  return daysBetween(startOn, trialEnd);
}

function setupFee(name: string, amount: number): OnceItem[] {
  if (amount === 0) return [];
  return [
    {
      kind: 'setup_fee',
      item: 'setup_fee',
      description: `${name}: set-up fee`,
      quantity: '1',
      unitPrice: String(amount),
      amount,
    },
  ];
}

import { Injectable } from '@nestjs/common';
import type { Day } from '../../domain/calendar/day.js';
import { AMOUNT_TOO_SMALL } from '../../payments/gateways/payment-gateway.js';
import { PaymentGateways } from '../../payments/gateways/payment-gateways.service.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { DunningService } from '../dunning/dunning.service.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import { todayOf, type BilledStore } from '../ledger/billed-store.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { Work } from '../ledger/work.js';
import { InvoicesRepository } from '../invoices/invoices.repository.js';
import { CarryingOverService } from './carrying-over.service.js';
import { chargeKey, newCharge, type Answered, type Charge } from './charge.js';
import { ChargesRepository, type PayRequest } from './charges.repository.js';
import { CollectionRepository, type Collectable } from './collection.repository.js';
import { HeldCreditsService } from './held-credits.service.js';

/** Charges that one process has under way at the same time. */
const PARALLEL = 20;
/** Charges that are asked about again at once. */
const ASKED = 200;

interface Collecting {
  /** The day that is billed; null: today. */
  readonly day: Day | null;
  /** What is to be collected by that day, or what has failed, whatever day it is tried again. */
  readonly which: 'due' | 'failed';
  /** Whose payment method is charged. */
  readonly of: 'enrollment' | 'subscriber';
}

/**
 * Collects what automatic invoices owe. A charge is written down and committed before the gateway is asked, and its
 * answer after that: whatever is cut short in between, somebody asks again with the same key, which charges once.
 */
@Injectable()
export class CollectionService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly collectables: CollectionRepository,
    private readonly charges: ChargesRepository,
    private readonly invoices: InvoicesRepository,
    private readonly gateways: PaymentGateways,
    private readonly heldCredits: HeldCreditsService,
    private readonly carryingOver: CarryingOverService,
    private readonly dunning: DunningService,
    private readonly pastDue: PastDueRepository,
  ) {}

  /**
   * Charges these invoices, as far as they are to be collected by a day, as soon as they are committed.
   * @param day the day that is billed, which is past when it was missed; null: today
   */
  async collect(work: Work, invoiceIds: readonly string[], day: Day | null = null): Promise<void> {
    if (invoiceIds.length === 0) return;
    await work.afterCommit(() => this.collectCommitted(work, invoiceIds, { day, which: 'due', of: 'enrollment' }));
  }

  /** Tries again what could not be collected of a subscriber, with the new default payment method. */
  async retry(work: Work, subscriberId: string): Promise<void> {
    await work.afterCommit(async () => {
      const failed = await this.collectables.failedOf(work.scope, subscriberId);
      await this.collectCommitted(work, failed, { day: null, which: 'failed', of: 'subscriber' });
    });
  }

  /** The same of an enrollment that has another payment method now. */
  async retryEnrollment(work: Work, enrollmentId: string): Promise<void> {
    await work.afterCommit(async () => {
      const failed = await this.collectables.failedOfEnrollment(work.scope, enrollmentId);
      await this.collectCommitted(work, failed, { day: null, which: 'failed', of: 'enrollment' });
    });
  }

  /** Asks gateways about charges that they have not answered. @param all also those that are not to be asked about yet */
  async askAgain(work: Work, all = false): Promise<void> {
    await this.sendCharges(work, await this.charges.takeUnanswered(work.scope, all, ASKED));
    await work.transaction((scope) => this.heldCredits.releaseAll(scope));
  }

  /** Writes down money of a locked invoice that was received otherwise. */
  async receive(scope: StoreScope, received: Charge, request: PayRequest): Promise<void> {
    await this.charges.begin(scope, [received], request);
    await this.charges.pay(scope, [received]);
    await this.pastDue.follow(scope, [received.invoice_id]);
  }

  /**
   * Sends charges that are stored and committed to their gateways, some at a time, and stores the answers. A charge for a
   * day that was missed fails on that day, whichever process hears of it: its next attempt is the one that follows that day.
   */
  async sendCharges(work: Work, charges: readonly Charge[]): Promise<void> {
    for (const day of new Set(charges.map(({ missed_on }) => missed_on))) {
      await this.sendChargesOf(
        work,
        charges.filter(({ missed_on }) => missed_on === day),
        day,
      );
    }
  }

  private async sendChargesOf(work: Work, charges: readonly Charge[], day: Day | null): Promise<void> {
    for (let from = 0; from < charges.length; from += PARALLEL) {
      const answered = await Promise.all(
        charges.slice(from, from + PARALLEL).map(async (charge): Promise<Answered> => {
          return { charge, answer: await this.ask(work.scope, charge) };
        }),
      );
      const made = await work.transaction((scope) => this.record(scope, answered, day));
      await this.collectMade(work, made, day);
    }
  }

  private async collectCommitted(work: Work, invoiceIds: readonly string[], collecting: Collecting): Promise<void> {
    if (invoiceIds.length === 0) return;
    const store = await this.inputs.store(work.scope);
    const { begun, made } = await work.transaction((scope) => this.begin(scope, store, invoiceIds, collecting));
    await this.collectMade(work, made, collecting.day);
    await this.sendCharges(work, begun);
  }

  /** Who has nothing that could be charged has failed to pay as one whose card is declined. */
  private async begin(scope: StoreScope, store: BilledStore, invoiceIds: readonly string[], collecting: Collecting) {
    const begun: Charge[] = [];
    const unpayable: string[] = [];
    const today = todayOf(store, scope.now);
    const day = collecting.day ?? today;
    const missed_on = day < today ? day : null;
    const by = collecting.which === 'due' ? day : null;
    const locked = await this.collectables.lockCollectable(scope, invoiceIds, by, collecting.of);
    // Whose enrollment has ended meanwhile is tried no more.
    const isLeft = ({ has_failed, has_left }: Collectable) => has_failed && has_left;
    await this.collectables.leave(
      scope,
      locked.filter(isLeft).map(({ invoice_id }) => invoice_id),
    );
    const collectables = locked.filter((collectable) => !isLeft(collectable));
    const charged = await this.carryingOver.settle(scope, collectables);
    for (const { method, ...owed } of collectables) {
      const amount = charged.get(owed.invoice_id);
      if (amount === undefined) continue;
      if (method === null) unpayable.push(owed.invoice_id);
      else begun.push(newCharge({ ...owed, amount, missed_on }, method));
    }
    await this.charges.begin(scope, begun, null);
    return { begun, made: await this.dunning.fail(scope, store, unpayable, day) };
  }

  private ask({ storeId }: StoreScope, charge: Charge) {
    const { amount, currency, token, customer, invoice_id: invoiceId, attempt, asks } = charge;
    return this.gateways.charge(charge.gateway, {
      ...{ storeId, key: chargeKey(charge), amount, currency, token, customer, invoiceId, attempt, asks },
      askedForSeconds: charge.asked_for_seconds,
    });
  }

  /** @returns invoices that this has led to */
  private async record(scope: StoreScope, answered: readonly Answered[], day: Day | null): Promise<string[]> {
    await this.charges.lockInvoices(
      scope,
      answered.map(({ charge }) => charge.id),
    );
    const written = await this.charges.answer(scope, answered);
    const news = answered.filter(({ charge }) => written.has(charge.id));
    const paid = news.filter(({ answer }) => answer.status === 'succeeded').map(({ charge }) => charge);
    const failed = news.filter(({ answer }) => answer.status === 'failed' && answer.failureCode !== AMOUNT_TOO_SMALL);
    const tooSmall = news.filter(({ answer }) => answer.status === 'failed' && answer.failureCode === AMOUNT_TOO_SMALL);
    await this.carryingOver.wait(scope, invoiceIdsOf(tooSmall));
    await this.charges.pay(scope, paid);
    await this.pastDue.follow(
      scope,
      paid.map(({ invoice_id }) => invoice_id),
    );
    const known = news.filter(({ answer }) => answer.status !== 'pending').map(({ charge }) => charge.invoice_id);
    await this.heldCredits.release(scope, known);
    if (failed.length === 0) return [];
    const store = await this.inputs.store(scope);
    return this.dunning.fail(scope, store, invoiceIdsOf(failed), day ?? todayOf(store, scope.now));
  }

  private async collectMade(work: Work, made: readonly string[], day: Day | null): Promise<void> {
    if (made.length === 0) return;
    await this.invoices.issue(work.scope, made);
    await this.collectCommitted(work, made, { day, which: 'due', of: 'enrollment' });
  }
}

function invoiceIdsOf(answered: readonly Answered[]): string[] {
  return answered.map(({ charge }) => charge.invoice_id);
}

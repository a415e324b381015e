import { Injectable } from '@nestjs/common';
import { Created } from '../../contract/answers/created.js';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { refundParts } from '../../domain/billing/balance-refund.js';
import { moneyText } from '../../domain/money/money-text.js';
import { PaymentGateways } from '../../payments/gateways/payment-gateways.service.js';
import { newId } from '../../platform/new-id.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { subscribers } from '../../subscribers/subscribers/subscribers.resource.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { RefundsRepository } from '../refunds/refunds.repository.js';
import { RefundsService } from '../refunds/refunds.service.js';
import type { NewBalanceRefund } from './balance-refunds.dto.js';
import { BalanceRefundsRepository } from './balance-refunds.repository.js';
import { balanceRefunds } from './balance-refunds.resource.js';

/** A balance refund that was begun. */
interface Begun {
  /** Null: none was, since less could be given back than was asked for. */
  readonly id: string | null;
  readonly refundIds: readonly string[];
  readonly balance: number;
  readonly possible: number;
  readonly currency: string;
}

/** Balances that go back to who has paid: they take the place of payments, which are refunded. */
@Injectable()
export class BalanceRefundsService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly written: BilledEnrollmentsRepository,
    private readonly repository: BalanceRefundsRepository,
    private readonly begun: RefundsRepository,
    private readonly refunds: RefundsService,
    private readonly gateways: PaymentGateways,
  ) {}

  /** @throws Failure `balance_refund_too_large` for more than the balance has, or than payments can give back */
  async create(caller: StoreCaller, subscriberId: string, input: NewBalanceRefund): Promise<Created> {
    const { id, refundIds } = await caller.transaction(async (scope) => {
      caller.assertIfMatch(found(await subscribers.table.find(scope, subscriberId)));
      const begun = await this.begin(scope, subscriberId, input, input.amount ?? 1);
      if (begun.id === null) throw tooLarge(begun);
      return { id: begun.id, refundIds: begun.refundIds };
    });
    await caller.afterCommit(() => this.refunds.ask(caller, refundIds));
    return new Created(await balanceRefunds.get(caller, id), 'balance-refunds');
  }

  /** The same for so much, or for as much of it as can be given back, which may be nothing. */
  async refundUpTo(caller: StoreCaller, subscriberId: string, amount: number): Promise<void> {
    const input = { amount, reason: null, metadata: {} };
    const { refundIds } = await caller.transaction((scope) => this.begin(scope, subscriberId, input, 1));
    await caller.afterCommit(() => this.refunds.ask(caller, refundIds));
  }

  /** @param least with less, nothing is done. Minor units */
  private async begin(scope: StoreScope, subscriberId: string, input: NewBalanceRefund, least: number): Promise<Begun> {
    const { currency } = await this.inputs.store(scope);
    // Payments first: who gives money of them back holds them before the balance, too.
    const sources = await this.repository.lockSources(scope, subscriberId);
    const balance = await this.written.lockBalance(scope, subscriberId);
    const steps = sources.map(({ gateway, left }) => ({
      left,
      step: this.gateways.chargeLimits(gateway, currency).step,
    }));
    const asked = input.amount ?? Math.max(0, balance);
    const parts = refundParts(Math.min(asked, Math.max(0, balance)), steps);
    const amount = parts.reduce((total, part) => total + part, 0);
    if (amount < least) return { id: null, refundIds: [], balance, possible: amount, currency };
    const { now } = scope;
    const { id } = await balanceRefunds.table.insert(scope, {
      ...{ id: newId('brf'), subscriber_id: subscriberId, amount, currency, reason: input.reason },
      ...{ metadata: input.metadata, created_at: now, updated_at: now },
    });
    const taken = sources.map((source, index) => ({ ...source, amount: parts[index] ?? 0 }));
    await this.repository.replacePayments(scope, taken);
    await this.written.takeFromBalance(scope, subscriberId, amount);
    const refunds = taken.map(({ id: payment_id, invoice_id, gateway, amount: part }) => ({
      ...{ id: newId('ref'), payment_id, invoice_id, gateway, amount: part, currency, subscriber_id: subscriberId },
      ...{ credit_note_id: null, balance_refund_id: id, reason: input.reason, request_key: null, metadata: {} },
    }));
    return { id, refundIds: await this.begun.begin(scope, refunds), balance, possible: amount, currency };
  }
}

function tooLarge({ balance, possible, currency }: Begun): Failure {
  const text = `Of the balance of ${moneyText(balance, currency)} ${moneyText(possible, currency)} can be given back here`;
  return new Failure('balance_refund_too_large', { text });
}

import { Injectable } from '@nestjs/common';
import { Created } from '../../contract/answers/created.js';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { moneyText } from '../../domain/money/money-text.js';
import type { GatewayAnswer } from '../../payments/gateways/payment-gateway.js';
import { PaymentGateways } from '../../payments/gateways/payment-gateways.service.js';
import { payments } from '../../payments/payments/payments.resource.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { standingOf } from '../credit-notes/credited-lines.js';
import { CreditingService } from '../credit-notes/crediting.service.js';
import { LineCreditsRepository } from '../credit-notes/line-credits.repository.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import type { Work } from '../ledger/work.js';
import { assertStatus } from '../invoices/invoice.rules.js';
import { invoices } from '../invoices/invoices.resource.js';
import type { NewRefund } from './refunds.dto.js';
import { RefundsRepository, type UnansweredRefund } from './refunds.repository.js';
import { refunds } from './refunds.resource.js';

/** Refunds that one process asks gateways for at the same time. */
const PARALLEL = 20;
/** Refunds that are asked about again at once. */
const ASKED = 200;

/** Money that goes back to who paid it: written down first, then asked for, as often as it takes, under one key. */
@Injectable()
export class RefundsService {
  constructor(
    private readonly crediting: CreditingService,
    private readonly lineCredits: LineCreditsRepository,
    private readonly repository: RefundsRepository,
    private readonly gateways: PaymentGateways,
    private readonly written: BilledEnrollmentsRepository,
  ) {}

  /** Gives money of a payment back. Repeated with its Idempotency-Key, the request finds the refund that it has begun. */
  async create(caller: StoreCaller, paymentId: string, input: NewRefund): Promise<Created> {
    const id = await caller.transaction((scope) => this.begin(caller, scope, paymentId, input));
    await this.ask(caller, [id]);
    return new Created(await refunds.get(caller, id), 'refunds');
  }

  /** Asks the gateways for those of the refunds that are not answered yet, or may have failed since, and writes it down. */
  async ask(work: Work, refundIds: readonly string[]): Promise<void> {
    if (refundIds.length === 0) return;
    const { storeId } = work.scope;
    const waiting = (await this.repository.unanswered(work.scope, refundIds)).values();
    const answers: [refund: UnansweredRefund, answer: GatewayAnswer][] = [];
    const oneByOne = async () => {
      for (const refund of waiting) answers.push([refund, await this.askFor(storeId, refund)]);
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL, refundIds.length) }, oneByOne));
    for (const [refund, answer] of answers) await work.transaction((scope) => this.record(scope, refund, answer));
  }

  /** Asks gateways about refunds that they have not answered. @param all also those that are not to be asked about yet */
  async askAgain(work: Work, all = false): Promise<void> {
    await this.ask(work, await this.repository.toAsk(work.scope, ASKED, all));
  }

  /** Since an invoice is lowered by credit notes alone, a refund has one of its own. */
  private async begin(caller: StoreCaller, scope: StoreScope, paymentId: string, input: NewRefund): Promise<string> {
    const { invoice_id } = found(await payments.table.find(scope, paymentId));
    const invoice = found(await invoices.table.lock(scope, invoice_id));
    const payment = found(await payments.table.lock(scope, paymentId));
    const { requestKey } = caller;
    const before = requestKey === null ? undefined : await this.repository.ofRequest(scope, paymentId, requestKey);
    if (before !== undefined) return before;
    caller.assertIfMatch(payment);
    if (payment.status === 'pending') throw new Failure('payment_pending');
    if (payment.status !== 'succeeded') throw new Failure('payment_not_succeeded');
    assertStatus(invoice, 'open', 'paid', 'uncollectible');
    const standing = standingOf(invoice, await this.lineCredits.takenOff(scope, invoice_id));
    const stands = standing.reduce((total, { gross }) => total + gross, 0);
    const left = Math.min(payment.amount - payment.amount_refunded, stands);
    const amount = input.amount ?? left;
    if (amount > left || left <= 0) {
      const text = `Of the payment ${moneyText(Math.max(0, left), payment.currency)} is left to be given back`;
      throw new Failure('refund_too_large', { text });
    }
    const { refundIds } = await this.crediting.credit(scope, invoice, {
      ...{ amounts: amount, reason: input.reason, refund: true, metadata: {} },
      payment: { id: paymentId, metadata: input.metadata, requestKey },
    });
    const [id] = refundIds;
    if (id === undefined) throw new Error(`nothing was given back of the payment ${paymentId}`);
    return id;
  }

  private askFor(storeId: string, refund: UnansweredRefund): Promise<GatewayAnswer> {
    const { id, gateway, amount, currency, charge_reference: chargeReference, asks } = refund;
    const request = { storeId, key: id, amount, currency, chargeReference, asks };
    return this.gateways.refund(gateway, { ...request, askedForSeconds: refund.asked_for_seconds });
  }

  /** What a gateway can not give back goes to the subscriber's balance. */
  private async record(scope: StoreScope, { id, status }: UnansweredRefund, answer: GatewayAnswer): Promise<void> {
    const refund =
      status === 'pending'
        ? await this.repository.answer(scope, id, answer)
        : await this.repository.answerAgain(scope, id, answer);
    if (refund === undefined || answer.status !== 'failed') return;
    await this.repository.putBack(scope, refund);
    await this.written.takeFromBalance(scope, refund.subscriber_id, 0 - refund.amount);
  }
}

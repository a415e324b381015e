import { Injectable } from '@nestjs/common';
import { Created } from '../../contract/answers/created.js';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { chargeableOf } from '../../domain/billing/carrying-over.js';
import { moneyText } from '../../domain/money/money-text.js';
import { PaymentGateways } from '../../payments/gateways/payment-gateways.service.js';
import { payments } from '../../payments/payments/payments.resource.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { missing } from '../enrolling/missing.js';
import { assertStatus } from '../invoices/invoice.rules.js';
import type { InvoiceBody, NewPayment } from '../invoices/invoices.dto.js';
import { invoices } from '../invoices/invoices.resource.js';
import { newCharge, type Charge } from './charge.js';
import { ChargesRepository } from './charges.repository.js';
import { CollectionRepository, type ChargedMethod } from './collection.repository.js';
import { CollectionService } from './collection.service.js';

/** What a request to pay has led to: a payment that is begun, or one of before that stands in its way or is its own. */
interface Begun {
  readonly charge: Charge | undefined;
  readonly paymentId: string;
  readonly isOwn: boolean;
}

/** Invoices as a store has them paid, by charging the subscriber or with money that it has received otherwise. */
@Injectable()
export class PayingService {
  constructor(
    private readonly collection: CollectionService,
    private readonly collectables: CollectionRepository,
    private readonly charges: ChargesRepository,
    private readonly gateways: PaymentGateways,
  ) {}

  /** A failed attempt is a payment that says so. Repeated with its Idempotency-Key, the request finds what it has begun. */
  async pay(caller: StoreCaller, id: string, input: NewPayment): Promise<Created> {
    for (;;) {
      const { charge, paymentId, isOwn } = await caller.transaction((scope) => this.begin(caller, scope, id, input));
      if (charge !== undefined) await this.collection.sendCharges(caller, [charge]);
      const payment = await payments.get(caller, paymentId);
      if (isOwn) return new Created(payment, 'payments');
      if (payment.status === 'pending') throw new Failure('payment_pending');
    }
  }

  private async begin(caller: StoreCaller, scope: StoreScope, id: string, input: NewPayment): Promise<Begun> {
    const invoice = found(await invoices.table.lock(scope, id));
    const pending = await this.charges.pendingOf(scope, id);
    const before = caller.requestKey === null ? undefined : await this.charges.ofRequest(scope, id, caller.requestKey);
    if (before !== undefined) {
      return { charge: pending?.id === before ? pending : undefined, paymentId: before, isOwn: true };
    }
    caller.assertIfMatch(invoice);
    const method = await this.methodFor(scope, invoice, input);
    assertStatus(invoice, 'open', 'uncollectible');
    if (pending !== undefined) {
      const charge = (await this.charges.isToBeAsked(scope, pending.id)) ? pending : undefined;
      return { charge, paymentId: pending.id, isOwn: false };
    }
    const attempt = 1 + (await this.collectables.attempts(scope, id));
    const { subscriber_id, currency } = invoice;
    const amount = this.chargeable(invoice, method);
    const charge = newCharge({ invoice_id: id, subscriber_id, currency, amount, attempt, missed_on: null }, method);
    const request = { key: caller.requestKey, metadata: input.metadata };
    if (method.gateway === 'manual') {
      await this.collection.receive(scope, charge, request);
      return { charge: undefined, paymentId: charge.id, isOwn: true };
    }
    await this.charges.begin(scope, [charge], request);
    return { charge, paymentId: charge.id, isOwn: true };
  }

  /** @throws Failure `amount_not_chargeable` */
  private chargeable({ amount_due, currency }: InvoiceBody, { gateway }: ChargedMethod): number {
    const limits = this.gateways.chargeLimits(gateway, currency);
    const amount = chargeableOf(amount_due, limits);
    if (amount > 0) return amount;
    const text =
      `The gateway charges ${moneyText(limits.minimum, currency)} at least, and the invoice owes ` +
      `${moneyText(amount_due, currency)}: record money that was received outside with reference`;
    throw new Failure('amount_not_chargeable', { text });
  }

  private async methodFor(scope: StoreScope, invoice: InvoiceBody, input: NewPayment): Promise<ChargedMethod> {
    if (input.reference !== null) return { id: null, gateway: 'manual', token: input.reference, customer: null };
    const method = await this.collectables.method(scope, invoice.subscriber_id, input.payment_method_id);
    if (method !== undefined) return method;
    throw input.payment_method_id === null ? new Failure('no_payment_method') : missing(['payment_method_id']);
  }
}

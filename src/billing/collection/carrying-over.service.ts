import { Injectable } from '@nestjs/common';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { planCollection } from '../../domain/billing/carrying-over.js';
import { PaymentGateways } from '../../payments/gateways/payment-gateways.service.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import type { InvoiceBody } from '../invoices/invoices.dto.js';
import { invoices } from '../invoices/invoices.resource.js';
import { CarryingOverRepository } from './carrying-over.repository.js';
import { ChargesRepository } from './charges.repository.js';
import type { Collectable } from './collection.repository.js';

/** What is too small to be charged, which nobody fails to pay: it waits for the subscriber's next invoice. */
@Injectable()
export class CarryingOverService {
  constructor(
    private readonly repository: CarryingOverRepository,
    private readonly charges: ChargesRepository,
    private readonly gateways: PaymentGateways,
    private readonly pastDue: PastDueRepository,
  ) {}

  /**
   * Carries to locked invoices what waits for them, and lets those wait that are too small all the same.
   * @returns what each of the others is to be charged with, minor units
   */
  async settle(scope: StoreScope, collectables: readonly Collectable[]): Promise<ReadonlyMap<string, number>> {
    const subscriberIds = new Set(collectables.map(({ subscriber_id }) => subscriber_id));
    const collected = collectables.map(({ invoice_id, subscriber_id, amount, currency, method, has_failed }) => ({
      id: invoice_id,
      subscriberId: subscriber_id,
      due: amount,
      limits: this.gateways.chargeLimits(method?.gateway ?? null, currency),
      takesWaiting: method !== null && !has_failed,
    }));
    const plan = planCollection(collected, await this.repository.lockWaiting(scope, [...subscriberIds]));
    await this.wait(scope, plan.waiting);
    await this.repository.carry(scope, plan.carries);
    return plan.charged;
  }

  /** Lets automatic invoices wait for the next one. An enrollment with nothing else that failed is not past due. */
  async wait(scope: StoreScope, invoiceIds: readonly string[]): Promise<void> {
    await this.repository.wait(scope, invoiceIds);
    await this.pastDue.follow(scope, invoiceIds);
  }

  /**
   * Takes back what was carried over of a locked invoice and is still owed, so that a credit lowers that first.
   * @param wanted at most so much, minor units
   * @returns the invoice as it then is
   * @throws Failure `payment_pending` while a gateway may yet say that it is paid with the later invoice
   */
  async takeBack(scope: StoreScope, invoice: InvoiceBody, wanted: number): Promise<InvoiceBody> {
    const { id: from, carried_over, carried_to_invoice_id: to } = invoice;
    if (to === null || carried_over === 0) return invoice;
    const locked = found(await invoices.table.lock(scope, to));
    if ((await this.charges.pendingOf(scope, to)) !== undefined) throw new Failure('payment_pending');
    const later = await this.takeBack(scope, locked, wanted);
    const amount = Math.min(carried_over, later.amount_due, wanted);
    if (amount <= 0) return invoice;
    await this.repository.takeBack(scope, { from, to, amount });
    await this.pastDue.follow(scope, [to]);
    return found(await invoices.table.find(scope, from));
  }
}

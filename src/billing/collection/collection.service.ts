import { Injectable } from '@nestjs/common';
import { chargeTestToken } from '../../payments/gateways/test-gateway.js';
import { newId } from '../../platform/new-id.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { Work } from '../facts/work.js';
import { CollectionRepository, type Collectable, type NewPayment } from './collection.repository.js';

/** Collects what automatic invoices owe. */
@Injectable()
export class CollectionService {
  constructor(private readonly repository: CollectionRepository) {}

  /** Charges these invoices, as far as they are to be collected. Without a payment method an invoice stays open. */
  async collect(work: Work, invoiceIds: readonly string[]): Promise<void> {
    if (invoiceIds.length === 0) return;
    await work.transaction(async (scope) => {
      const collectable = await this.repository.lockCollectable(scope, invoiceIds);
      if (collectable.length === 0) return;
      const made = collectable.flatMap((invoice) => (invoice.token === null ? [] : [charged(invoice, invoice.token)]));
      await this.repository.record(
        scope,
        made,
        collectable.map(({ invoice_id }) => invoice_id),
      );
    });
  }

  /** Writes down money that was received otherwise, or one charge that the store asked for. */
  async record(scope: StoreScope, payment: NewPayment): Promise<void> {
    await this.repository.record(scope, [payment], [payment.invoice_id]);
  }
}

/** The payment that charging a token makes. */
export function charged(invoice: Omit<Collectable, 'token'>, token: string): NewPayment {
  const outcome = chargeTestToken(token, invoice.attempt);
  const id = newId('pay');
  return {
    id,
    invoice_id: invoice.invoice_id,
    subscriber_id: invoice.subscriber_id,
    amount: invoice.amount,
    currency: invoice.currency,
    status: outcome.status,
    gateway: 'test',
    gateway_reference: `test_${id}`,
    failure_code: outcome.status === 'failed' ? outcome.failureCode : null,
    payment_method_id: invoice.payment_method_id,
    attempt: invoice.attempt,
  };
}

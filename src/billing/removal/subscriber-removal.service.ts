import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { moneyText } from '../../domain/money/money-text.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { SubscriberBody } from '../../subscribers/subscribers/subscribers.dto.js';
import { subscribers } from '../../subscribers/subscribers/subscribers.resource.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { UnsettledRepository } from './unsettled.repository.js';

/** Subscribers as they are removed. */
@Injectable()
export class SubscriberRemovalService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly unsettled: UnsettledRepository,
  ) {}

  /**
   * Removes a subscriber who holds and owes nothing any more. Who enrolls one locks the same row first, so that nobody
   * comes to hold something while being removed.
   * @throws Failure `in_use` while an enrollment of theirs lives, `payment_pending` or `subscriber_unsettled` while money
   * is open between them and the store
   */
  remove(caller: StoreCaller, id: string): Promise<SubscriberBody> {
    return caller.transaction(async (scope) => {
      const current = found(await subscribers.table.lock(scope, id));
      caller.assertIfMatch(current);
      if (current.status === 'active') {
        throw new Failure('in_use', { text: 'The subscriber has a live enrollment: cancel it first' });
      }
      await this.assertSettled(scope, current);
      return subscribers.remove(caller, id);
    });
  }

  private async assertSettled(scope: StoreScope, { id, balance }: SubscriberBody): Promise<void> {
    const { isPaymentPending, isRefundPending, invoice } = await this.unsettled.of(scope, id);
    if (isPaymentPending) throw new Failure('payment_pending');
    if (isRefundPending) throw unsettled('A refund of the subscriber is on its way: try again when it has succeeded');
    if (invoice?.number === null) {
      throw unsettled('The subscriber has a draft invoice: void it, or issue it and have it paid');
    }
    if (invoice === null && balance === 0) return;
    const { currency } = await this.inputs.store(scope);
    if (invoice === null)
      throw unsettled(
        `The subscriber has a balance of ${moneyText(balance, currency)}: give it back first, with balance-refunds`,
      );
    const owed = moneyText(invoice.amount_due, currency);
    throw unsettled(`${invoice.number} still owes ${owed}: have it paid, void it, or credit it first`);
  }
}

function unsettled(text: string): Failure {
  return new Failure('subscriber_unsettled', { text });
}

import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found, Resource } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import { subscribers } from '../../subscribers/subscribers/subscribers.resource.js';
import { PaymentGateways } from '../gateways/payment-gateways.service.js';
import { PaymentMethodBody, type NewPaymentMethod } from './payment-methods.dto.js';
import { PaymentMethodsRepository } from './payment-methods.repository.js';

const paymentMethods = new Resource({ table: 'payment_methods', prefix: 'pm', body: PaymentMethodBody });

/** How subscribers pay. At most one method of a subscriber is the default one. */
@Injectable()
export class PaymentMethodsService {
  constructor(
    private readonly gateways: PaymentGateways,
    private readonly repository: PaymentMethodsRepository,
  ) {}

  /**
   * The gateway is asked before anything is locked: it may take its time. Repeated with its Idempotency-Key, the request
   * finds the method that it has made.
   */
  async create(caller: StoreCaller, subscriberId: string, input: NewPaymentMethod): Promise<PaymentMethodBody> {
    const { email } = await subscribers.get(caller, subscriberId);
    const { gateway, token } = input;
    const attached = await this.gateways.of(gateway).attach({
      storeId: caller.scope.storeId,
      token,
      subscriber: { id: subscriberId, email },
      customer: await this.repository.customer(caller.scope, subscriberId, gateway),
    });
    return caller.transaction(async (scope) => {
      // Two new default methods at once take turns on the subscriber's row.
      found(await subscribers.table.lock(scope, subscriberId));
      const owner = { subscriber_id: subscriberId };
      const { requestKey } = caller;
      const before = requestKey === null ? undefined : await this.repository.ofRequest(scope, subscriberId, requestKey);
      if (before !== undefined) return paymentMethods.get(caller, before, owner);
      if (input.default) await this.repository.clearDefault(scope, subscriberId);
      return paymentMethods.create(caller, { ...input, ...attached, request_key: requestKey }, owner);
    });
  }

  async get(caller: StoreCaller, subscriberId: string, id: string): Promise<PaymentMethodBody> {
    await subscribers.get(caller, subscriberId);
    return paymentMethods.get(caller, id, { subscriber_id: subscriberId });
  }

  async list(caller: StoreCaller, subscriberId: string, listing: Listing): Promise<Page<PaymentMethodBody>> {
    await subscribers.get(caller, subscriberId);
    return paymentMethods.list(caller, listing, { subscriber_id: subscriberId });
  }

  /** @throws Failure `in_use` while enrollments are charged to it */
  async remove(caller: StoreCaller, subscriberId: string, id: string): Promise<PaymentMethodBody> {
    caller.assertIfMatch(await this.get(caller, subscriberId, id));
    if (await paymentMethods.table.isReferredTo(caller.scope, id)) {
      const text = 'Enrollments are charged to this method: give each another payment_method_id, or null, with PUT';
      throw new Failure('in_use', { text });
    }
    return paymentMethods.remove(caller, id, { subscriber_id: subscriberId });
  }
}

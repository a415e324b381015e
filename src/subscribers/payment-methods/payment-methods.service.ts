import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found, Resource } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import { subscribers } from '../subscribers/subscribers.resource.js';
import { clearDefault } from './payment-methods.repository.js';
import { PaymentMethodBody, type NewPaymentMethod } from './payment-methods.dto.js';
import { TEST_TOKENS, testCard } from './test-tokens.js';

const paymentMethods = new Resource({ table: 'payment_methods', prefix: 'pm', body: PaymentMethodBody });

/** How subscribers pay. At most one method of a subscriber is the default one. */
@Injectable()
export class PaymentMethodsService {
  create(caller: StoreCaller, subscriberId: string, input: NewPaymentMethod): Promise<PaymentMethodBody> {
    return caller.transaction(async (scope) => {
      // Two new default methods at once take turns on the subscriber's row.
      found(await subscribers.table.lock(scope, subscriberId));
      const card = testCard(input.token);
      if (card === undefined) {
        const text = `The test gateway knows only these tokens: ${TEST_TOKENS.join(', ')}`;
        throw new Failure('payment_method_refused', { text });
      }
      if (input.default) await clearDefault(scope, subscriberId);
      return paymentMethods.create(caller, { ...input, ...card }, { subscriber_id: subscriberId });
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

  async remove(caller: StoreCaller, subscriberId: string, id: string): Promise<PaymentMethodBody> {
    await subscribers.get(caller, subscriberId);
    return paymentMethods.remove(caller, id, { subscriber_id: subscriberId });
  }
}

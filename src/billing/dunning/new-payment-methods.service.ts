import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import type { NewPaymentMethod, PaymentMethodBody } from '../../payments/methods/payment-methods.dto.js';
import { PaymentMethodsService } from '../../payments/methods/payment-methods.service.js';
import { CollectionService } from '../collection/collection.service.js';

/** New ways to pay, to which what could not be collected is charged at once. */
@Injectable()
export class NewPaymentMethodsService {
  constructor(
    private readonly methods: PaymentMethodsService,
    private readonly collection: CollectionService,
  ) {}

  async create(caller: StoreCaller, subscriberId: string, input: NewPaymentMethod): Promise<PaymentMethodBody> {
    const made = await this.methods.create(caller, subscriberId, input);
    if (input.default) await this.collection.retry(caller, subscriberId);
    return made;
  }
}

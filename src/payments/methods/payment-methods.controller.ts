import { Controller, Delete, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { PaymentMethodBody } from './payment-methods.dto.js';
import { PaymentMethodsService } from './payment-methods.service.js';

@Controller('subscribers/:subscriber_id/payment-methods')
export class PaymentMethodsController {
  constructor(private readonly paymentMethods: PaymentMethodsService) {}

  @Get()
  @AnswersList(PaymentMethodBody)
  list(
    @CurrentCaller() caller: StoreCaller,
    @Param('subscriber_id') subscriberId: string,
    @AskedList() listing: Listing,
  ) {
    return this.paymentMethods.list(caller, subscriberId, listing);
  }

  @Get(':id')
  @Answers(PaymentMethodBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.paymentMethods.get(caller, subscriberId, id);
  }

  @Delete(':id')
  @Answers(PaymentMethodBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.paymentMethods.remove(caller, subscriberId, id);
  }
}

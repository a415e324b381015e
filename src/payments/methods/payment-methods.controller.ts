import { Controller, Delete, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { PaymentMethodBody } from './payment-methods.dto.js';
import { PaymentMethodsService } from './payment-methods.service.js';

@Controller('subscribers/:subscriber_id/payment-methods')
export class PaymentMethodsController {
  constructor(private readonly paymentMethods: PaymentMethodsService) {}

  @Get()
  @ReturnsList(PaymentMethodBody)
  list(
    @CurrentCaller() caller: StoreCaller,
    @Param('subscriber_id') subscriberId: string,
    @ListQuery() listing: Listing,
  ) {
    return this.paymentMethods.list(caller, subscriberId, listing);
  }

  @Get(':id')
  @Returns(PaymentMethodBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.paymentMethods.get(caller, subscriberId, id);
  }

  @Delete(':id')
  @Returns(PaymentMethodBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.paymentMethods.remove(caller, subscriberId, id);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { PaymentBody } from './payments.dto.js';
import { payments } from './payments.resource.js';

@Controller('payments')
export class PaymentsController {
  @Get()
  @ReturnsList(PaymentBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return payments.list(caller, listing);
  }

  @Get(':id')
  @Returns(PaymentBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return payments.get(caller, id);
  }
}

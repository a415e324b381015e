import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { PaymentBody } from './payments.dto.js';
import { payments } from './payments.resource.js';

@Controller('payments')
export class PaymentsController {
  @Get()
  @AnswersList(PaymentBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return payments.list(caller, listing);
  }

  @Get(':id')
  @Answers(PaymentBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return payments.get(caller, id);
  }
}

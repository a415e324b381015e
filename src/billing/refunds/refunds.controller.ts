import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { RefundBody } from './refunds.dto.js';
import { refunds } from './refunds.resource.js';

@Controller('refunds')
export class RefundsController {
  @Get()
  @AnswersList(RefundBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return refunds.list(caller, listing);
  }

  @Get(':id')
  @Answers(RefundBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return refunds.get(caller, id);
  }
}

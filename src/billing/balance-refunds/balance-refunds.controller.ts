import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { BalanceRefundBody } from './balance-refunds.dto.js';
import { balanceRefunds } from './balance-refunds.resource.js';

@Controller('balance-refunds')
export class BalanceRefundsController {
  @Get()
  @AnswersList(BalanceRefundBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return balanceRefunds.list(caller, listing);
  }

  @Get(':id')
  @Answers(BalanceRefundBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return balanceRefunds.get(caller, id);
  }
}

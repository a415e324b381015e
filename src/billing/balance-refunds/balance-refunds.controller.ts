import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { BalanceRefundBody } from './balance-refunds.dto.js';
import { balanceRefunds } from './balance-refunds.resource.js';

@Controller('balance-refunds')
export class BalanceRefundsController {
  @Get()
  @ReturnsList(BalanceRefundBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return balanceRefunds.list(caller, listing);
  }

  @Get(':id')
  @Returns(BalanceRefundBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return balanceRefunds.get(caller, id);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { RefundBody } from './refunds.dto.js';
import { refunds } from './refunds.resource.js';

@Controller('refunds')
export class RefundsController {
  @Get()
  @ReturnsList(RefundBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return refunds.list(caller, listing);
  }

  @Get(':id')
  @Returns(RefundBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return refunds.get(caller, id);
  }
}

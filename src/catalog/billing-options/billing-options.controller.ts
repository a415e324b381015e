import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { BillingOptionBody, BillingOptionChange, NewBillingOption } from './billing-options.dto.js';
import { billingOptions } from './billing-options.resource.js';
import { BillingOptionsService } from './billing-options.service.js';

@Controller('billing-options')
export class BillingOptionsController {
  constructor(private readonly service: BillingOptionsService) {}

  @Get()
  @ReturnsList(BillingOptionBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return billingOptions.list(caller, listing);
  }

  @Get(':id')
  @Returns(BillingOptionBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return billingOptions.get(caller, id);
  }

  @Post()
  @Returns(BillingOptionBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewBillingOption) {
    return this.service.create(caller, input);
  }

  @Put(':id')
  @Returns(BillingOptionBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: BillingOptionChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(BillingOptionBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return billingOptions.remove(caller, id);
  }
}

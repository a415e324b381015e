import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { ShippingOptionBody, ShippingOptionChange, NewShippingOption } from './shipping-options.dto.js';
import { shippingOptions } from './shipping-options.resource.js';
import { ShippingOptionsService } from './shipping-options.service.js';

@Controller('shipping-options')
export class ShippingOptionsController {
  constructor(private readonly service: ShippingOptionsService) {}

  @Get()
  @ReturnsList(ShippingOptionBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return shippingOptions.list(caller, listing);
  }

  @Get(':id')
  @Returns(ShippingOptionBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return shippingOptions.get(caller, id);
  }

  @Post()
  @Returns(ShippingOptionBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewShippingOption) {
    return shippingOptions.create(caller, input);
  }

  @Put(':id')
  @Returns(ShippingOptionBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: ShippingOptionChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(ShippingOptionBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return shippingOptions.remove(caller, id);
  }
}

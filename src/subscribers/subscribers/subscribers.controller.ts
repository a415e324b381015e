import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { SubscriberBody, SubscriberChange, NewSubscriber } from './subscribers.dto.js';
import { subscribers } from './subscribers.resource.js';

@Controller('subscribers')
export class SubscribersController {
  @Get()
  @ReturnsList(SubscriberBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return subscribers.list(caller, listing);
  }

  @Get(':id')
  @Returns(SubscriberBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return subscribers.get(caller, id);
  }

  @Post()
  @Returns(SubscriberBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewSubscriber) {
    return subscribers.create(caller, input);
  }

  @Put(':id')
  @Returns(SubscriberBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: SubscriberChange) {
    return subscribers.change(caller, id, change);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { SubscriptionBody, SubscriptionChange, NewSubscription } from './subscriptions.dto.js';
import { subscriptions } from './subscriptions.resource.js';

@Controller('subscriptions')
export class SubscriptionsController {
  @Get()
  @ReturnsList(SubscriptionBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return subscriptions.list(caller, listing);
  }

  @Get(':id')
  @Returns(SubscriptionBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return subscriptions.get(caller, id);
  }

  @Post()
  @Returns(SubscriptionBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewSubscription) {
    return subscriptions.create(caller, input);
  }

  @Put(':id')
  @Returns(SubscriptionBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: SubscriptionChange) {
    return subscriptions.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(SubscriptionBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return subscriptions.remove(caller, id);
  }
}

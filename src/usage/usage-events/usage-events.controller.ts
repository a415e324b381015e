import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NewUsageEvent, NewUsageEvents, UsageEventBody, UsageReceipts } from './usage-events.dto.js';
import { usageEvents } from './usage-events.resource.js';
import { UsageEventsService } from './usage-events.service.js';

@Controller('usage-events')
export class UsageEventsController {
  constructor(private readonly events: UsageEventsService) {}

  @Get()
  @ReturnsList(UsageEventBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return usageEvents.list(caller, listing);
  }

  @Get(':id')
  @Returns(UsageEventBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return usageEvents.get(caller, id);
  }

  @Post()
  @Returns(UsageEventBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewUsageEvent) {
    return this.events.record(caller, input);
  }

  @Delete(':id')
  @Returns(UsageEventBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.events.withdraw(caller, id);
  }

  @Post('batch')
  @HttpCode(200)
  @Returns(UsageReceipts)
  createAll(@CurrentCaller() caller: StoreCaller, @Body() { events }: NewUsageEvents) {
    return this.events.recordAll(caller, events);
  }
}

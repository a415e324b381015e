import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { EventBody } from './events.dto.js';
import { events } from './events.resource.js';
import { EventsService } from './events.service.js';

@Controller('events')
export class EventsController {
  constructor(private readonly service: EventsService) {}

  @Get()
  @ReturnsList(EventBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return this.service.list(caller, listing);
  }

  @Get(':id')
  @Returns(EventBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return events.get(caller, id);
  }
}

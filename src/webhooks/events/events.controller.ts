import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { EventBody } from './events.dto.js';
import { events } from './events.resource.js';
import { EventsService } from './events.service.js';

@Controller('events')
export class EventsController {
  constructor(private readonly service: EventsService) {}

  @Get()
  @AnswersList(EventBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return this.service.list(caller, listing);
  }

  @Get(':id')
  @Answers(EventBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return events.get(caller, id);
  }
}

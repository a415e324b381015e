import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { AddOnBody, AddOnChange, NewAddOn } from './add-ons.dto.js';
import { addOns } from './add-ons.resource.js';
import { AddOnsService } from './add-ons.service.js';

@Controller('add-ons')
export class AddOnsController {
  constructor(private readonly service: AddOnsService) {}

  @Get()
  @AnswersList(AddOnBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return addOns.list(caller, listing);
  }

  @Get(':id')
  @Answers(AddOnBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return addOns.get(caller, id);
  }

  @Post()
  @Answers(AddOnBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewAddOn) {
    return addOns.create(caller, input);
  }

  @Put(':id')
  @Answers(AddOnBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: AddOnChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(AddOnBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return addOns.remove(caller, id);
  }
}

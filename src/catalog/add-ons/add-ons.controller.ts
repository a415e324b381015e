import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { AddOnBody, AddOnChange, NewAddOn } from './add-ons.dto.js';
import { addOns } from './add-ons.resource.js';
import { AddOnsService } from './add-ons.service.js';

@Controller('add-ons')
export class AddOnsController {
  constructor(private readonly service: AddOnsService) {}

  @Get()
  @ReturnsList(AddOnBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return addOns.list(caller, listing);
  }

  @Get(':id')
  @Returns(AddOnBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return addOns.get(caller, id);
  }

  @Post()
  @Returns(AddOnBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewAddOn) {
    return addOns.create(caller, input);
  }

  @Put(':id')
  @Returns(AddOnBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: AddOnChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(AddOnBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return addOns.remove(caller, id);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { MeterBody, MeterChange, NewMeter } from './meters.dto.js';
import { meters } from './meters.resource.js';
import { MetersService } from './meters.service.js';

@Controller('meters')
export class MetersController {
  constructor(private readonly service: MetersService) {}

  @Get()
  @ReturnsList(MeterBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return meters.list(caller, listing);
  }

  @Get(':id')
  @Returns(MeterBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return meters.get(caller, id);
  }

  @Post()
  @Returns(MeterBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewMeter) {
    return meters.create(caller, input);
  }

  @Put(':id')
  @Returns(MeterBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: MeterChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(MeterBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return meters.remove(caller, id);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { MeterBody, MeterChange, NewMeter } from './meters.dto.js';
import { meters } from './meters.resource.js';
import { MetersService } from './meters.service.js';

@Controller('meters')
export class MetersController {
  constructor(private readonly service: MetersService) {}

  @Get()
  @AnswersList(MeterBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return meters.list(caller, listing);
  }

  @Get(':id')
  @Answers(MeterBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return meters.get(caller, id);
  }

  @Post()
  @Answers(MeterBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewMeter) {
    return meters.create(caller, input);
  }

  @Put(':id')
  @Answers(MeterBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: MeterChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(MeterBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return meters.remove(caller, id);
  }
}

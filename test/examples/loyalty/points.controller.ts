import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { Answers, AnswersList, AskedList, CurrentCaller, type Listing, type StoreCaller } from 'standing-order';
import { NewPoints, PointsBody, PointsChange } from './points.dto.js';
import { points, PointsService } from './points.service.js';

@Controller('loyalty-points')
export class PointsController {
  constructor(private readonly service: PointsService) {}

  @Get()
  @AnswersList(PointsBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return points.list(caller, listing);
  }

  @Get(':id')
  @Answers(PointsBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return points.get(caller, id);
  }

  @Post()
  @Answers(PointsBody)
  give(@CurrentCaller() caller: StoreCaller, @Body() input: NewPoints) {
    return this.service.give(caller, input);
  }

  @Put(':id')
  @Answers(PointsBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: PointsChange) {
    return points.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(PointsBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return points.remove(caller, id);
  }
}

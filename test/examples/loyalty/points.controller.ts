import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { Returns, ReturnsList, ListQuery, CurrentCaller, type Listing, type StoreCaller } from 'standing-order';
import { NewPoints, PointsBody, PointsChange } from './points.dto.js';
import { points, PointsService } from './points.service.js';

@Controller('loyalty-points')
export class PointsController {
  constructor(private readonly service: PointsService) {}

  @Get()
  @ReturnsList(PointsBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return points.list(caller, listing);
  }

  @Get(':id')
  @Returns(PointsBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return points.get(caller, id);
  }

  @Post()
  @Returns(PointsBody)
  give(@CurrentCaller() caller: StoreCaller, @Body() input: NewPoints) {
    return this.service.give(caller, input);
  }

  @Put(':id')
  @Returns(PointsBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: PointsChange) {
    return points.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(PointsBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return points.remove(caller, id);
  }
}

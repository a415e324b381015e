import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList, ForOperator } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { StoreBody, StoreChange, NewStore } from './operator-stores.dto.js';
import { OperatorStoresService } from './operator-stores.service.js';

@ForOperator()
@Controller('operator/stores')
export class OperatorStoresController {
  constructor(private readonly stores: OperatorStoresService) {}

  @Get()
  @ReturnsList(StoreBody)
  list(@CurrentCaller() caller: OperatorCaller, @ListQuery() listing: Listing) {
    return this.stores.list(caller, listing);
  }

  @Get(':id')
  @Returns(StoreBody)
  get(@CurrentCaller() caller: OperatorCaller, @Param('id') id: string) {
    return this.stores.get(caller, id);
  }

  @Post()
  @Returns(StoreBody)
  create(@CurrentCaller() caller: OperatorCaller, @Body() input: NewStore) {
    return this.stores.create(caller, input);
  }

  @Put(':id')
  @Returns(StoreBody)
  change(@CurrentCaller() caller: OperatorCaller, @Param('id') id: string, @Body() change: StoreChange) {
    return this.stores.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(StoreBody)
  remove(@CurrentCaller() caller: OperatorCaller, @Param('id') id: string) {
    return this.stores.remove(caller, id);
  }
}

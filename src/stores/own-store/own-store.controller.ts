import { Body, Controller, Get, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { OwnStoreBody, StoreSettingsChange } from './own-store.dto.js';
import { OwnStoreService } from './own-store.service.js';

@Controller('store')
export class OwnStoreController {
  constructor(private readonly store: OwnStoreService) {}

  @Get()
  @Returns(OwnStoreBody)
  get(@CurrentCaller() caller: StoreCaller) {
    return this.store.get(caller);
  }

  @Put()
  @Returns(OwnStoreBody)
  change(@CurrentCaller() caller: StoreCaller, @Body() change: StoreSettingsChange) {
    return this.store.change(caller, change);
  }
}

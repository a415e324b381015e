import { Body, Controller, Get, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns, Refusable, Staged } from '../../contract/route.js';
import { StoreClock } from './clock.dto.js';
import { StoreClockService } from './store-clock.service.js';

@Controller('clock')
export class StoreClockController {
  constructor(private readonly clock: StoreClockService) {}

  @Get()
  @Refusable()
  @Returns(StoreClock)
  get(@CurrentCaller() caller: StoreCaller) {
    return this.clock.get(caller);
  }

  @Put()
  @Staged()
  @Returns(StoreClock)
  move(@CurrentCaller() caller: StoreCaller, @Body() { now }: StoreClock) {
    return this.clock.move(caller, now);
  }
}

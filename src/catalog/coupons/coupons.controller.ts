import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { CouponBody, CouponChange, NewCoupon } from './coupons.dto.js';
import { coupons } from './coupons.resource.js';
import { CouponsService } from './coupons.service.js';

@Controller('coupons')
export class CouponsController {
  constructor(private readonly service: CouponsService) {}

  @Get()
  @AnswersList(CouponBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return coupons.list(caller, listing);
  }

  @Get(':id')
  @Answers(CouponBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return coupons.get(caller, id);
  }

  @Post()
  @Answers(CouponBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewCoupon) {
    return coupons.create(caller, input);
  }

  @Put(':id')
  @Answers(CouponBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: CouponChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(CouponBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return coupons.remove(caller, id);
  }
}

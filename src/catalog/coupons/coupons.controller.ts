import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { CouponBody, CouponChange, NewCoupon } from './coupons.dto.js';
import { coupons } from './coupons.resource.js';
import { CouponsService } from './coupons.service.js';

@Controller('coupons')
export class CouponsController {
  constructor(private readonly service: CouponsService) {}

  @Get()
  @ReturnsList(CouponBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return coupons.list(caller, listing);
  }

  @Get(':id')
  @Returns(CouponBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return coupons.get(caller, id);
  }

  @Post()
  @Returns(CouponBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewCoupon) {
    return coupons.create(caller, input);
  }

  @Put(':id')
  @Returns(CouponBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: CouponChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(CouponBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return coupons.remove(caller, id);
  }
}

import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NewPaymentGateway, PaymentGatewayBody, PaymentGatewayChange } from './gateway-accounts.dto.js';
import { GatewayAccountsService } from './gateway-accounts.service.js';

@Controller('payment-gateways')
export class GatewayAccountsController {
  constructor(private readonly accounts: GatewayAccountsService) {}

  @Get()
  @ReturnsList(PaymentGatewayBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return this.accounts.list(caller, listing);
  }

  @Get(':id')
  @Returns(PaymentGatewayBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.accounts.get(caller, id);
  }

  @Post()
  @Returns(PaymentGatewayBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewPaymentGateway) {
    return this.accounts.create(caller, input);
  }

  @Put(':id')
  @Returns(PaymentGatewayBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: PaymentGatewayChange) {
    return this.accounts.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(PaymentGatewayBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.accounts.remove(caller, id);
  }
}

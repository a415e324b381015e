import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NewPaymentGateway, PaymentGatewayBody, PaymentGatewayChange } from './gateway-accounts.dto.js';
import { GatewayAccountsService } from './gateway-accounts.service.js';

@Controller('payment-gateways')
export class GatewayAccountsController {
  constructor(private readonly accounts: GatewayAccountsService) {}

  @Get()
  @AnswersList(PaymentGatewayBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return this.accounts.list(caller, listing);
  }

  @Get(':id')
  @Answers(PaymentGatewayBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.accounts.get(caller, id);
  }

  @Post()
  @Answers(PaymentGatewayBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewPaymentGateway) {
    return this.accounts.create(caller, input);
  }

  @Put(':id')
  @Answers(PaymentGatewayBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: PaymentGatewayChange) {
    return this.accounts.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(PaymentGatewayBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.accounts.remove(caller, id);
  }
}

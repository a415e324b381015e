import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { BalanceRefundBody, NewBalanceRefund } from './balance-refunds.dto.js';
import { BalanceRefundsService } from './balance-refunds.service.js';

@Controller('subscribers/:subscriber_id/balance-refunds')
export class SubscriberBalanceRefundsController {
  constructor(private readonly service: BalanceRefundsService) {}

  @Post()
  @Returns(BalanceRefundBody)
  create(
    @CurrentCaller() caller: StoreCaller,
    @Param('subscriber_id') subscriberId: string,
    @Body() input: NewBalanceRefund,
  ) {
    return this.service.create(caller, subscriberId, input);
  }
}

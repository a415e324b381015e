import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns, Staged } from '../../contract/route.js';
import { NewRefund, RefundBody } from './refunds.dto.js';
import { RefundsService } from './refunds.service.js';

@Controller('payments')
export class PaymentRefundsController {
  constructor(private readonly service: RefundsService) {}

  @Post(':id/refunds')
  @Staged()
  @Returns(RefundBody)
  create(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() input: NewRefund) {
    return this.service.create(caller, id, input);
  }
}

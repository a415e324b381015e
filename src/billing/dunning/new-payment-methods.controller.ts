import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns, Staged } from '../../contract/route.js';
import { NewPaymentMethod, PaymentMethodBody } from '../../payments/methods/payment-methods.dto.js';
import { NewPaymentMethodsService } from './new-payment-methods.service.js';

@Controller('subscribers/:subscriber_id/payment-methods')
export class NewPaymentMethodsController {
  constructor(private readonly newMethods: NewPaymentMethodsService) {}

  @Post()
  @Staged()
  @Returns(PaymentMethodBody)
  create(
    @CurrentCaller() caller: StoreCaller,
    @Param('subscriber_id') subscriberId: string,
    @Body() input: NewPaymentMethod,
  ) {
    return this.newMethods.create(caller, subscriberId, input);
  }
}

import { Controller, Headers, Inject, Param, Post, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../../contract/answers/answer.js';
import type { ContractRequest } from '../../../contract/http/exchange.js';
import { readBody } from '../../../contract/http/read-body.js';
import { BODY_LIMIT_BYTES } from '../../../contract/interceptors/required-headers.interceptor.js';
import { WithoutCredentials } from '../../../contract/route.js';
import { StripeEventsService } from './stripe-events.service.js';

const RECEIVED = JSON.stringify({ received: true });

/** Where Stripe sends the events of a store's account. The signature over the bytes as sent stands for credentials. */
@WithoutCredentials()
@Controller({ path: 'gateways/stripe', version: VERSION_NEUTRAL })
export class StripeEventsController {
  constructor(
    private readonly events: StripeEventsService,
    @Inject(BODY_LIMIT_BYTES) private readonly bodyLimitBytes: number,
  ) {}

  @Post(':store_id')
  async receive(
    @Param('store_id') storeId: string,
    @Headers('stripe-signature') signature: string | undefined,
    @Req() request: ContractRequest,
  ): Promise<Answer> {
    const payload = await readBody(request, this.bodyLimitBytes);
    await this.events.receive(storeId, payload, signature ?? '');
    return new Answer(200, { 'Content-Type': 'application/json; charset=utf-8' }, RECEIVED);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NothingMore } from '../endpoints/webhook-endpoints.dto.js';
import { WebhookDeliveryBody } from './webhook-deliveries.dto.js';
import { webhookDeliveries } from './webhook-deliveries.resource.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';

@Controller('webhook-deliveries')
export class WebhookDeliveriesController {
  constructor(private readonly service: WebhookDeliveriesService) {}

  @Get()
  @AnswersList(WebhookDeliveryBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return this.service.list(caller, listing);
  }

  @Get(':id')
  @Answers(WebhookDeliveryBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return webhookDeliveries.get(caller, id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Answers(WebhookDeliveryBody)
  retry(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NothingMore) {
    return this.service.retry(caller, id);
  }
}

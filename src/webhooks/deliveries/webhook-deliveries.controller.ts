import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NothingMore } from '../endpoints/webhook-endpoints.dto.js';
import { WebhookDeliveryBody } from './webhook-deliveries.dto.js';
import { webhookDeliveries } from './webhook-deliveries.resource.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';

@Controller('webhook-deliveries')
export class WebhookDeliveriesController {
  constructor(private readonly service: WebhookDeliveriesService) {}

  @Get()
  @ReturnsList(WebhookDeliveryBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return this.service.list(caller, listing);
  }

  @Get(':id')
  @Returns(WebhookDeliveryBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return webhookDeliveries.get(caller, id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Returns(WebhookDeliveryBody)
  retry(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NothingMore) {
    return this.service.retry(caller, id);
  }
}

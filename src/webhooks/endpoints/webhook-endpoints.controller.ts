import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import {
  NewWebhookEndpoint,
  NothingMore,
  SecretWebhookEndpointBody,
  WebhookEndpointBody,
  WebhookEndpointChange,
} from './webhook-endpoints.dto.js';
import { webhookEndpoints } from './webhook-endpoints.resource.js';
import { WebhookEndpointsService } from './webhook-endpoints.service.js';

@Controller('webhook-endpoints')
export class WebhookEndpointsController {
  constructor(private readonly service: WebhookEndpointsService) {}

  @Get()
  @ReturnsList(WebhookEndpointBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return webhookEndpoints.list(caller, listing);
  }

  @Get(':id')
  @Returns(WebhookEndpointBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return webhookEndpoints.get(caller, id);
  }

  @Post()
  @Returns(SecretWebhookEndpointBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewWebhookEndpoint) {
    return this.service.create(caller, input);
  }

  @Put(':id')
  @Returns(WebhookEndpointBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: WebhookEndpointChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(WebhookEndpointBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return webhookEndpoints.remove(caller, id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Returns(SecretWebhookEndpointBody)
  rotateSecret(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NothingMore) {
    return this.service.rotateSecret(caller, id);
  }
}

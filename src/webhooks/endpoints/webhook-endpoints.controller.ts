import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
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
  @AnswersList(WebhookEndpointBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return webhookEndpoints.list(caller, listing);
  }

  @Get(':id')
  @Answers(WebhookEndpointBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return webhookEndpoints.get(caller, id);
  }

  @Post()
  @Answers(SecretWebhookEndpointBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewWebhookEndpoint) {
    return this.service.create(caller, input);
  }

  @Put(':id')
  @Answers(WebhookEndpointBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: WebhookEndpointChange) {
    return this.service.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(WebhookEndpointBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return webhookEndpoints.remove(caller, id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Answers(SecretWebhookEndpointBody)
  rotateSecret(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NothingMore) {
    return this.service.rotateSecret(caller, id);
  }
}

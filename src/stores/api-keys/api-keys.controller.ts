import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { ApiKeyBody, CreatedApiKeyBody, NewApiKey } from './api-keys.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Get()
  @ReturnsList(ApiKeyBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return this.apiKeys.list(caller, listing);
  }

  @Get(':id')
  @Returns(ApiKeyBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.apiKeys.get(caller, id);
  }

  @Post()
  @Returns(CreatedApiKeyBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewApiKey) {
    return this.apiKeys.create(caller, caller.access.status, input);
  }

  @Delete(':id')
  @Returns(ApiKeyBody)
  revoke(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.apiKeys.revoke(caller, id);
  }
}

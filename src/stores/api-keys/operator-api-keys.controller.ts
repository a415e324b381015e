import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList, ForOperator } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { OperatorStoresService } from '../operator-stores/operator-stores.service.js';
import { ApiKeyBody, CreatedApiKeyBody, NewApiKey } from './api-keys.dto.js';
import { ApiKeysService } from './api-keys.service.js';

/** The keys of any store: how its first one is made, and how one that leaked is taken away. */
@ForOperator()
@Controller('operator/stores/:store_id/api-keys')
export class OperatorApiKeysController {
  constructor(
    private readonly stores: OperatorStoresService,
    private readonly apiKeys: ApiKeysService,
  ) {}

  @Get()
  @ReturnsList(ApiKeyBody)
  async list(
    @CurrentCaller() caller: OperatorCaller,
    @Param('store_id') storeId: string,
    @ListQuery() listing: Listing,
  ) {
    const { inside } = await this.stores.enter(caller, storeId);
    return this.apiKeys.list(inside, listing);
  }

  @Get(':id')
  @Returns(ApiKeyBody)
  async get(@CurrentCaller() caller: OperatorCaller, @Param('store_id') storeId: string, @Param('id') id: string) {
    const { inside } = await this.stores.enter(caller, storeId);
    return this.apiKeys.get(inside, id);
  }

  @Post()
  @Returns(CreatedApiKeyBody)
  async create(@CurrentCaller() caller: OperatorCaller, @Param('store_id') storeId: string, @Body() input: NewApiKey) {
    const { inside, store } = await this.stores.enter(caller, storeId);
    return this.apiKeys.create(inside, store.status, input);
  }

  @Delete(':id')
  @Returns(ApiKeyBody)
  async revoke(@CurrentCaller() caller: OperatorCaller, @Param('store_id') storeId: string, @Param('id') id: string) {
    const { inside } = await this.stores.enter(caller, storeId);
    return this.apiKeys.revoke(inside, id);
  }
}

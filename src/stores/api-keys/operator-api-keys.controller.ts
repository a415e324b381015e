import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList, ForOperator } from '../../contract/route.js';
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
  @AnswersList(ApiKeyBody)
  async list(
    @CurrentCaller() caller: OperatorCaller,
    @Param('store_id') storeId: string,
    @AskedList() listing: Listing,
  ) {
    const { inside } = await this.stores.enter(caller, storeId);
    return this.apiKeys.list(inside, listing);
  }

  @Get(':id')
  @Answers(ApiKeyBody)
  async get(@CurrentCaller() caller: OperatorCaller, @Param('store_id') storeId: string, @Param('id') id: string) {
    const { inside } = await this.stores.enter(caller, storeId);
    return this.apiKeys.get(inside, id);
  }

  @Post()
  @Answers(CreatedApiKeyBody)
  async create(@CurrentCaller() caller: OperatorCaller, @Param('store_id') storeId: string, @Body() input: NewApiKey) {
    const { inside, store } = await this.stores.enter(caller, storeId);
    return this.apiKeys.create(inside, store.status, input);
  }

  @Delete(':id')
  @Answers(ApiKeyBody)
  async revoke(@CurrentCaller() caller: OperatorCaller, @Param('store_id') storeId: string, @Param('id') id: string) {
    const { inside } = await this.stores.enter(caller, storeId);
    return this.apiKeys.revoke(inside, id);
  }
}

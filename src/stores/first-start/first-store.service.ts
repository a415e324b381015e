import { Injectable } from '@nestjs/common';
import { operatorCaller } from '../../contract/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { accounts } from '../accounts/accounts.resource.js';
import { ApiKeysService } from '../api-keys/api-keys.service.js';
import { NewApiKey } from '../api-keys/api-keys.dto.js';
import { NewAccount } from '../accounts/accounts.dto.js';
import { NewStore } from '../operator-stores/operator-stores.dto.js';
import { OperatorStoresService } from '../operator-stores/operator-stores.service.js';
import { recordOnce } from './installation.repository.js';

export interface FirstStore {
  readonly storeId: string;
  readonly apiKey: string;
}

/** Gives a new installation something to try: a sandbox store with a key, made once in the life of a database. */
@Injectable()
export class FirstStoreService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stores: OperatorStoresService,
    private readonly apiKeys: ApiKeysService,
  ) {}

  /** Undefined on every start but the first. */
  make(): Promise<FirstStore | undefined> {
    return this.database.transaction(async (queries) => {
      if (!(await recordOnce(queries, 'first_start', 'done')).isNew) return undefined;
      const caller = operatorCaller(this.database, this.clock.now(), undefined);
      caller.joinTransaction(queries);
      const email = 'owner@example.com';
      const account = await accounts.create(caller, Object.assign(new NewAccount(), { name: 'First account', email }));
      const input = { account_id: account.id, name: 'First sandbox store', currency: 'USD' };
      const store = await this.stores.create(caller, Object.assign(new NewStore(), input));
      const key = Object.assign(new NewApiKey(), { name: 'First key' });
      const { key: apiKey } = await this.apiKeys.create(caller.within(store.id), store.status, key);
      return { storeId: store.id, apiKey };
    });
  }
}

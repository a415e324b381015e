import { Injectable } from '@nestjs/common';
import type { Caller, OperatorCaller } from '../../contract/caller.js';
import { Resource } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import { Notifications } from '../../platform/database/notifications.js';
import type { Page } from '../../platform/database/page.js';
import type { OperatorScope, StoreScope } from '../../platform/database/scope.js';
import { nextStoreId } from './store-id.repository.js';
import { StoreBody, type NewStore, type StoreChange } from './operator-stores.dto.js';

const stores = new Resource<StoreBody, OperatorScope>({ table: 'stores', prefix: 'STO', body: StoreBody });

/** Stores as the operator sees them: whose they are, where they are, and how much they may ask. */
@Injectable()
export class OperatorStoresService {
  constructor(private readonly notifications: Notifications) {}

  async create(caller: OperatorCaller, input: NewStore): Promise<StoreBody> {
    return stores.create(caller, { ...input, id: await nextStoreId(caller.scope) });
  }

  get(caller: OperatorCaller, id: string): Promise<StoreBody> {
    return stores.get(caller, id);
  }

  list(caller: OperatorCaller, listing: Listing): Promise<Page<StoreBody>> {
    return stores.list(caller, listing);
  }

  async change(caller: OperatorCaller, id: string, change: StoreChange): Promise<StoreBody> {
    const changed = await stores.change(caller, id, change);
    // The very next request of the store is counted against the new limit.
    await this.notifications.catchUp();
    return changed;
  }

  remove(caller: OperatorCaller, id: string): Promise<StoreBody> {
    return stores.remove(caller, id);
  }

  /** The operator's way into one store. @throws Failure `not_found` */
  async enter(caller: OperatorCaller, id: string): Promise<{ store: StoreBody; inside: Caller<StoreScope> }> {
    const store = await stores.get(caller, id);
    return { store, inside: caller.within(store.id) };
  }
}

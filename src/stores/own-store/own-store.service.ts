import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { found, Resource } from '../../contract/resource/resource.js';
import type { OperatorScope } from '../../platform/database/scope.js';
import { OwnStoreRecord, type OwnStoreBody, type StoreSettingsChange } from './own-store.dto.js';

/** Stores are kept by their own id, which here can only be the caller's. */
const { table } = new Resource<OwnStoreRecord, OperatorScope>({ table: 'stores', prefix: 'STO', body: OwnStoreRecord });

/** A store's view of itself. */
@Injectable()
export class OwnStoreService {
  async get(caller: StoreCaller): Promise<OwnStoreBody> {
    const { queries, now } = caller.scope;
    return ownStoreBody(caller, found(await table.find({ queries, now }, caller.access.storeId)));
  }

  change(caller: StoreCaller, change: StoreSettingsChange): Promise<OwnStoreBody> {
    const { storeId } = caller.access;
    return caller.transaction(async ({ queries, now }) => {
      const current = found(await table.lock({ queries, now }, storeId));
      caller.assertIfMatch(ownStoreBody(caller, current));
      if (Object.keys(change).length === 0) return ownStoreBody(caller, current);
      return ownStoreBody(caller, await table.update({ queries, now }, storeId, change, now));
    });
  }
}

function ownStoreBody({ access }: StoreCaller, record: OwnStoreRecord): OwnStoreBody {
  return { ...record, standing: access.standing };
}

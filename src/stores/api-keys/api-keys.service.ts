import { Injectable } from '@nestjs/common';
import type { Caller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { Resource } from '../../contract/resource/resource.js';
import { readInstant } from '../../domain/calendar/instant.js';
import type { Listing } from '../../platform/database/listing.js';
import { Notifications } from '../../platform/database/notifications.js';
import type { Page } from '../../platform/database/page.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { Seal } from '../../platform/secrets/seal.js';
import { hintOf, newApiKey, type StoreStatus } from './api-key.js';
import { ApiKeyBody, type CreatedApiKeyBody, type NewApiKey } from './api-keys.dto.js';

const apiKeys = new Resource({ table: 'api_keys', prefix: 'key', body: ApiKeyBody });

/** The keys of one store. Only a digest is kept: a key is shown once, in the answer that makes it. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly seal: Seal,
    private readonly notifications: Notifications,
  ) {}

  async create(caller: Caller<StoreScope>, status: StoreStatus, input: NewApiKey): Promise<CreatedApiKeyBody> {
    const key = newApiKey(status);
    const expires_at = input.expires_at === null ? null : readInstant(input.expires_at);
    const made = await apiKeys.create(caller, {
      ...input,
      expires_at,
      hint: hintOf(key),
      digest: this.seal.digest(key),
    });
    return { ...made, key };
  }

  get(caller: Caller<StoreScope>, id: string): Promise<ApiKeyBody> {
    return apiKeys.get(caller, id);
  }

  list(caller: Caller<StoreScope>, listing: Listing): Promise<Page<ApiKeyBody>> {
    return apiKeys.list(caller, listing);
  }

  /** Takes the key away at once here, and within five seconds in every process. @throws Failure `cannot_delete_own_key` */
  async revoke(caller: Caller<StoreScope>, id: string): Promise<ApiKeyBody> {
    const revoked = await caller.transaction(async () => {
      const removed = await apiKeys.remove(caller, id);
      if (caller.access?.keyId === id) throw new Failure('cannot_delete_own_key');
      return removed;
    });
    await this.notifications.catchUp();
    return revoked;
  }
}

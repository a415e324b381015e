import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { StoreAccess } from '../../contract/store-access.js';
import { Database } from '../../platform/database/database.js';
import { RowArrays } from '../../platform/database/row-source.js';

/** A key as the database knows it, with the access that it gives. */
export interface KnownKey {
  readonly digest: Buffer;
  readonly expiresAt: string | null;
  readonly access: StoreAccess;
}

interface KeyUse {
  readonly storeId: string;
  readonly keyId: string;
  readonly at: string;
}

const USES = new RowArrays<KeyUse, string>({
  store_id: ['text', ({ storeId }) => storeId],
  id: ['text', ({ keyId }) => keyId],
  at: ['timestamptz', ({ at }) => at],
});

/** Finds keys, before a scope exists: the only queries of a store's part that start from credentials. */
@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  async find(storeId: string, digest: Buffer): Promise<KnownKey | undefined> {
    const row = await this.database.queries
      .selectFrom('api_keys as key')
      .innerJoin('stores as store', 'store.id', 'key.store_id')
      .innerJoin('accounts as account', 'account.id', 'store.account_id')
      .select(['key.id', 'key.scope', 'key.digest', 'key.expires_at'])
      .select(['store.status', 'store.currency', 'store.clock', 'store.rate_limit', 'account.standing'])
      .where('key.store_id', '=', storeId)
      .where('key.digest', '=', digest)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const access: StoreAccess = {
      storeId,
      keyId: row.id,
      keyScope: row.scope as StoreAccess['keyScope'],
      standing: row.standing as StoreAccess['standing'],
      status: row.status as StoreAccess['status'],
      currency: row.currency,
      clock: row.clock,
      rateLimit: row.rate_limit,
    };
    return { digest: row.digest, expiresAt: row.expires_at, access };
  }

  /** Notes when keys were last used, never moving the time back. */
  async noteUses(uses: readonly KeyUse[]): Promise<void> {
    await sql`
      update api_keys set last_used_at = greatest(last_used_at, used.at)
      from ${USES.table('used', uses)}
      where api_keys.store_id = used.store_id and api_keys.id = used.id`.execute(this.database.queries);
  }
}

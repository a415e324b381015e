import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** The secrets of a store's account at a gateway, sealed. */
export interface SealedAccount {
  readonly secret_key: Buffer;
  readonly webhook_secret: Buffer | null;
}

/** The secrets are read apart from whatever transaction a gateway is asked in: the gateway is another company's. */
@Injectable()
export class GatewayAccountsRepository {
  constructor(private readonly database: Database) {}

  async find(storeId: string, gateway: string): Promise<SealedAccount | undefined> {
    const { rows } = await sql<SealedAccount>`
      select secret_key, webhook_secret from payment_gateways
      where store_id = ${storeId} and gateway = ${gateway}`.execute(this.database.queries);
    return rows[0];
  }

  /** Whether the gateway has yet to say what became of something, which no other account there could tell. */
  async isBeingAsked({ queries, storeId }: StoreScope, gateway: string): Promise<boolean> {
    const { rows } = await sql`
      select 1 from payments where store_id = ${storeId} and gateway = ${gateway} and status = 'pending'
      union all
      select 1 from refunds where store_id = ${storeId} and gateway = ${gateway} and status = 'pending'
      limit 1`.execute(queries);
    return rows.length > 0;
  }
}

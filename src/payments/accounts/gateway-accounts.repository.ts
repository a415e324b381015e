import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database.js';

/** The secrets of a store's account at a gateway, sealed. */
export interface SealedAccount {
  readonly secret_key: Buffer;
  readonly webhook_secret: Buffer | null;
}

/** Read apart from whatever transaction a gateway is asked in: the gateway is another company's. */
@Injectable()
export class GatewayAccountsRepository {
  constructor(private readonly database: Database) {}

  async find(storeId: string, gateway: string): Promise<SealedAccount | undefined> {
    const { rows } = await sql<SealedAccount>`
      select secret_key, webhook_secret from payment_gateways
      where store_id = ${storeId} and gateway = ${gateway}`.execute(this.database.queries);
    return rows[0];
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { StoreScope } from '../../platform/database/scope.js';

@Injectable()
export class WebhookEndpointsRepository {
  /** How many a store has. Whoever else wants to know waits until this transaction is over. */
  async countAlone({ queries, storeId }: StoreScope): Promise<number> {
    await sql`select from stores where id = ${storeId} for no key update`.execute(queries);
    const { rows } = await sql<{ endpoints: number }>`
      select count(*) as endpoints from webhook_endpoints where store_id = ${storeId}`.execute(queries);
    return rows[0]?.endpoints ?? 0;
  }

  /** @param at the real time: signatures are made and checked by that, whatever the store's own clock shows */
  async rotate({ queries, storeId, now }: StoreScope, id: string, secret: Buffer, at: Instant): Promise<void> {
    await sql`
      update webhook_endpoints set previous_secret = secret, previous_secret_until = ${at}::timestamptz + interval '24 hours',
        secret = ${secret}, updated_at = ${now}
      where store_id = ${storeId} and id = ${id}`.execute(queries);
  }
}

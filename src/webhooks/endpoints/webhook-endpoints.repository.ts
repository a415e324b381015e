import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { StoreScope } from '../../platform/database/scope.js';

@Injectable()
export class WebhookEndpointsRepository {
  /** @param at the real time: signatures are made and checked by that, whatever the store's own clock shows */
  async rotate({ queries, storeId, now }: StoreScope, id: string, secret: Buffer, at: Instant): Promise<void> {
    await sql`
      update webhook_endpoints set previous_secret = secret, previous_secret_until = ${at}::timestamptz + interval '24 hours',
        secret = ${secret}, updated_at = ${now}
      where store_id = ${storeId} and id = ${id}`.execute(queries);
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { StoreScope } from '../../platform/database/scope.js';

@Injectable()
export class PaymentMethodsRepository {
  /** Leaves a subscriber without a default payment method, before another one becomes it. */
  async clearDefault({ queries, storeId, now }: StoreScope, subscriberId: string): Promise<void> {
    await sql`
      update payment_methods set "default" = false, updated_at = ${now}
      where store_id = ${storeId} and subscriber_id = ${subscriberId} and "default"`.execute(queries);
  }

  /** What a gateway calls the subscriber, if it knows one of the subscriber's methods. */
  async customer({ queries, storeId }: StoreScope, subscriberId: string, gateway: string): Promise<string | null> {
    const { rows } = await sql<{ customer: string }>`
      select customer from payment_methods
      where store_id = ${storeId} and subscriber_id = ${subscriberId} and gateway = ${gateway} and customer is not null
      limit 1`.execute(queries);
    return rows[0]?.customer ?? null;
  }

  /** The method that a request with this Idempotency-Key has made. */
  async ofRequest({ queries, storeId }: StoreScope, subscriberId: string, requestKey: string) {
    const { rows } = await sql<{ id: string }>`
      select id from payment_methods
      where store_id = ${storeId} and subscriber_id = ${subscriberId} and request_key = ${requestKey}
        and attached_at > clock_timestamp() - interval '24 hours'`.execute(queries);
    return rows[0]?.id;
  }
}

import { sql } from 'kysely';
import type { StoreScope } from '../../platform/database/scope.js';

/** Leaves a subscriber without a default payment method, before another one becomes it. */
export async function clearDefault({ queries, storeId, now }: StoreScope, subscriberId: string): Promise<void> {
  await sql`
    update payment_methods set "default" = false, updated_at = ${now}
    where store_id = ${storeId} and subscriber_id = ${subscriberId} and "default"`.execute(queries);
}

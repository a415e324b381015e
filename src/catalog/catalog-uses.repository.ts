import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { StoreScope } from '../platform/database/scope.js';

/** What the catalog asks of enrollments: whether any has ever used a thing. */
@Injectable()
export class CatalogUsesRepository {
  async isAddOnUsed({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await sql`
      select from enrollment_add_ons where store_id = ${storeId} and add_on_id = ${id} limit 1`.execute(queries);
    return rows.length > 0;
  }

  /** Whether a subscription that is shipped by it has ever been enrolled in. */
  async isShippingOptionUsed({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await sql`
      select from subscriptions s join billing_options o on o.store_id = s.store_id and o.subscription_id = s.id
      where s.store_id = ${storeId} and s.shipping_option_id = ${id} and s.shipping_charge and ${held}
      limit 1`.execute(queries);
    return rows.length > 0;
  }

  /** Whether a billing option that is priced by it has ever been held. */
  async isMeterUsed({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await sql`
      select from billing_options o
      where o.store_id = ${storeId} and o.meter_id = ${id} and ${held}
      limit 1`.execute(queries);
    return rows.length > 0;
  }
}

const held = sql`(
  exists (select from enrollments e where e.store_id = o.store_id and e.billing_option_id = o.id)
  or exists (select from enrollment_holdings h where h.store_id = o.store_id and h.billing_option_id = o.id))`;

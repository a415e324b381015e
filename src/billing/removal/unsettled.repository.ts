import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { StoreScope } from '../../platform/database/scope.js';

/** What is open between a subscriber and the store. */
export interface Unsettled {
  readonly isPaymentPending: boolean;
  readonly isRefundPending: boolean;
  /** The oldest invoice that is a draft or owes something. */
  readonly invoice: { readonly number: string | null; readonly amount_due: number } | null;
}

@Injectable()
export class UnsettledRepository {
  async of({ queries, storeId }: StoreScope, subscriberId: string): Promise<Unsettled> {
    const { rows } = await sql<Unsettled>`
      select
        exists (select from payments p
          where p.store_id = ${storeId} and p.subscriber_id = ${subscriberId} and p.status = 'pending') as "isPaymentPending",
        exists (select from refunds r
          where r.store_id = ${storeId} and r.subscriber_id = ${subscriberId} and r.status = 'pending') as "isRefundPending",
        (select json_build_object('number', i.number, 'amount_due', i.amount_due) from invoices i
          where i.store_id = ${storeId} and i.subscriber_id = ${subscriberId}
            and (i.status = 'draft' or i.status in ('open', 'uncollectible') and i.amount_due > 0)
          order by i.id limit 1) as invoice`.execute(queries);
    const [row] = rows;
    if (row === undefined) throw new Error(`nothing is known of the subscriber ${subscriberId}`);
    return row;
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { GatewayName } from '../../payments/gateways/gateway-names.js';
import { jsonRows } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** A payment that a balance can go back by. */
export interface BalanceSource {
  readonly id: string;
  readonly invoice_id: string;
  readonly gateway: GatewayName;
  /** What has not been given back of it, minor units. */
  readonly left: number;
}

interface RefundedPart {
  readonly invoice_id: string;
  readonly amount: number;
}

/** What giving a balance back changes of payments and their invoices. */
@Injectable()
export class BalanceRefundsRepository {
  /**
   * Payments of a subscriber of which something is left, newest first, held with their invoices until the transaction
   * ends: in the order in which credit notes hold them. What is disputed, or was lost to the payer's bank, is left out.
   */
  async lockSources({ queries, storeId }: StoreScope, subscriberId: string): Promise<BalanceSource[]> {
    const isSource = sql`p.store_id = ${storeId} and p.subscriber_id = ${subscriberId} and p.status = 'succeeded'
      and p.amount > p.amount_refunded and coalesce(p.dispute_status, 'won') = 'won'`;
    await sql`
      select id from invoices
      where store_id = ${storeId} and id in (select p.invoice_id from payments p where ${isSource})
      order by id for update`.execute(queries);
    const { rows } = await sql<BalanceSource>`
      select p.id, p.invoice_id, p.gateway, p.amount - p.amount_refunded as left from payments p
      where ${isSource} order by p.id desc for update`.execute(queries);
    return rows;
  }

  /** The balance pays invoices in the place of payments that are given back. */
  async replacePayments({ queries, storeId, now }: StoreScope, parts: readonly RefundedPart[]): Promise<void> {
    await sql`
      update invoices i set amount_paid = amount_paid - part.amount, balance_applied = balance_applied + part.amount,
        updated_at = ${now}
      from (select invoice_id, sum(amount)::bigint as amount
        from ${jsonRows('part', parts, { invoice_id: 'text', amount: 'bigint' })}
        group by invoice_id) part
      where i.store_id = ${storeId} and i.id = part.invoice_id and part.amount > 0`.execute(queries);
  }
}

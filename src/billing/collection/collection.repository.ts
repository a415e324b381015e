import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { PLANNED_ANEW } from '../../platform/database/database.js';
import type { PaymentStatus } from '../../payments/payments/payments.dto.js';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** An open invoice, and what it can be charged to. */
export interface Collectable {
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly attempt: number;
  /** Null: the subscriber has no payment method that could be charged. */
  readonly payment_method_id: string | null;
  readonly token: string | null;
}

export interface NewPayment {
  readonly id: string;
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly gateway: 'test' | 'manual';
  readonly gateway_reference: string | null;
  readonly failure_code: string | null;
  readonly payment_method_id: string | null;
  readonly attempt: number;
}

/** Finds what is to be collected, and writes down what came of it. */
@Injectable()
export class CollectionRepository {
  /** Of these invoices the ones to be collected by now, locked until the transaction ends. What others hold is theirs. */
  async lockCollectable({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<Collectable[]> {
    const { rows } = await sql<Collectable>`${sql.raw(PLANNED_ANEW)}
      select i.id as invoice_id, i.subscriber_id, i.amount_due as amount, i.currency,
        1 + (select count(*) from payments p where p.store_id = i.store_id and p.invoice_id = i.id) as attempt,
        m.id as payment_method_id, m.token
      from invoices i
      left join payment_methods m on m.store_id = i.store_id and m.subscriber_id = i.subscriber_id
        and case when i.payment_method_id is null then m."default" else m.id = i.payment_method_id end
      where i.store_id = ${storeId} and i.id = any(${ids}) and i.collect_on is not null and i.status = 'open'
      for update of i skip locked`.execute(queries);
    return rows;
  }

  /** Invoices whose day of collection has come. */
  async due({ queries, storeId }: StoreScope, today: Day, limit: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from invoices where store_id = ${storeId} and collect_on <= ${today} limit ${limit}`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** What can be charged of a subscriber: the method named, or the default one. */
  async method(
    { queries, storeId }: StoreScope,
    subscriberId: string,
    id: string | null,
  ): Promise<{ id: string; token: string } | undefined> {
    const { rows } = await sql<{ id: string; token: string }>`
      select id, token from payment_methods
      where store_id = ${storeId} and subscriber_id = ${subscriberId}
        and case when ${id}::text is null then "default" else id = ${id} end`.execute(queries);
    return rows[0];
  }

  async attempts({ queries, storeId }: StoreScope, invoiceId: string): Promise<number> {
    const { rows } = await sql<{ attempts: number }>`
      select count(*) as attempts from payments where store_id = ${storeId} and invoice_id = ${invoiceId}`.execute(
      queries,
    );
    return rows[0]?.attempts ?? 0;
  }

  /** Writes the attempts down; an invoice that one of them pays is paid, and none is to be collected by itself again. */
  async record(
    { queries, storeId, now }: StoreScope,
    made: readonly NewPayment[],
    tried: readonly string[],
  ): Promise<void> {
    if (made.length > 0) {
      await sql`
        insert into payments (store_id, id, invoice_id, subscriber_id, amount, currency, status, gateway, gateway_reference,
          failure_code, payment_method_id, attempt, metadata, created_at, updated_at)
        select ${storeId}, id, invoice_id, subscriber_id, amount, currency, status, gateway, gateway_reference,
          failure_code, payment_method_id, attempt, '{}', ${now}, ${now}
        from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made (id text, invoice_id text, subscriber_id text,
          amount bigint, currency text, status text, gateway text, gateway_reference text, failure_code text,
          payment_method_id text, attempt integer)`.execute(queries);
    }
    const paid = made.filter(({ status }) => status === 'succeeded').map(({ invoice_id }) => invoice_id);
    await sql`${sql.raw(PLANNED_ANEW)}
      update invoices set collect_on = null, updated_at = ${now},
        status = case when id = any(${paid}) then 'paid' else status end,
        amount_paid = case when id = any(${paid}) then amount_paid + amount_due else amount_paid end,
        amount_due = case when id = any(${paid}) then 0 else amount_due end
      where store_id = ${storeId} and id = any(${tried})`.execute(queries);
  }
}

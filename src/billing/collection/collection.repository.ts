import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { UNPREPARED } from '../../platform/database/statement.js';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { GatewayName } from '../../payments/gateways/gateway-names.js';

/** An open invoice that is to be collected by itself, and what it can be charged to. */
export interface Collectable {
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly attempt: number;
  readonly has_failed: boolean;
  /** Whether its enrollment is over. */
  readonly has_left: boolean;
  readonly method: ChargedMethod | null;
}

/** What of a subscriber's can be charged. */
export interface ChargedMethod {
  /** Null: nothing of the subscriber's, since the money is received otherwise. */
  readonly id: string | null;
  readonly gateway: GatewayName;
  readonly token: string;
  readonly customer: string | null;
}

const METHOD = `json_build_object('id', m.id, 'gateway', m.gateway, 'token', m.token, 'customer', m.customer)`;

/** Finds what is to be collected, and what it can be charged to. */
@Injectable()
export class CollectionRepository {
  /**
   * Of these invoices the automatic ones that are to be collected by a day, locked until the transaction ends. What others
   * hold is theirs, and what a gateway is being asked about waits for its answer; what somebody else has tried since they
   * were found waits for its next day.
   * @param by null: also those that collecting has failed for, whatever day it is tried again
   * @param of charged to: the enrollment's own method, where it has one, or always the subscriber's default one
   */
  async lockCollectable(
    { queries, storeId }: StoreScope,
    ids: readonly string[],
    by: Day | null,
    of: 'enrollment' | 'subscriber' = 'enrollment',
  ): Promise<Collectable[]> {
    const isCollectable = sql`i.store_id = ${storeId} and i.status = 'open' and i.collection = 'automatic'
      and (i.collect_on <= ${by}::date or ${by}::date is null and (i.collect_on is not null or i.first_failed_on is not null))
      and not exists (
        select from payments p where p.store_id = i.store_id and p.invoice_id = i.id and p.status = 'pending')`;
    const { rows: held } = await sql<{ id: string }>`${sql.raw(UNPREPARED)}
      select i.id from invoices i where i.id = any(${ids}) and ${isCollectable}
      order by i.id for update skip locked`.execute(queries);
    if (held.length === 0) return [];
    // Asked once they are held: a charge that was begun just before is seen only now.
    const { rows } = await sql<Collectable>`${sql.raw(UNPREPARED)}
      select i.id as invoice_id, i.subscriber_id, i.amount_due as amount, i.currency,
        1 + (select count(*) from payments p where p.store_id = i.store_id and p.invoice_id = i.id) as attempt,
        i.first_failed_on is not null as has_failed, coalesce(e.status in ('cancelled', 'ended'), false) as has_left,
        case when m.id is not null then ${sql.raw(METHOD)} end as method
      from invoices i
      left join enrollments e on e.store_id = i.store_id and e.id = i.enrollment_id
      left join payment_methods m on m.store_id = i.store_id and m.subscriber_id = i.subscriber_id
        and case when e.payment_method_id is null or ${of} = 'subscriber' then m."default" else m.id = e.payment_method_id end
      where i.id = any(${held.map(({ id }) => id)}) and ${isCollectable}
      order by i.id`.execute(queries);
    return rows;
  }

  /** Invoices whose day of collection has come. @param limit null: all of them */
  async due({ queries, storeId }: StoreScope, today: Day, limit: number | null): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from invoices i
      where store_id = ${storeId} and collect_on <= ${today} and not exists (
        select from payments p where p.store_id = i.store_id and p.invoice_id = i.id and p.status = 'pending')
      order by collect_on, id limit ${limit}`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** The invoices of a subscriber that collecting has failed for and is tried again. */
  async failedOf({ queries, storeId }: StoreScope, subscriberId: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from invoices
      where store_id = ${storeId} and subscriber_id = ${subscriberId} and status = 'open'
        and first_failed_on is not null and collection = 'automatic'
      order by id`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** The same of an enrollment. */
  async failedOfEnrollment({ queries, storeId }: StoreScope, enrollmentId: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from invoices
      where store_id = ${storeId} and enrollment_id = ${enrollmentId} and status = 'open'
        and first_failed_on is not null and collection = 'automatic'
      order by id`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** Leaves invoices to be paid by hand. */
  async leave({ queries, storeId, now }: StoreScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await sql`
      update invoices set collection = 'by_hand', collect_on = null, updated_at = ${now}
      where store_id = ${storeId} and id = any(${ids})`.execute(queries);
  }

  /** What can be charged of a subscriber: the method named, or the default one. */
  async method(
    { queries, storeId }: StoreScope,
    subscriberId: string,
    id: string | null,
  ): Promise<ChargedMethod | undefined> {
    const { rows } = await sql<ChargedMethod>`
      select id, gateway, token, customer from payment_methods
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
}

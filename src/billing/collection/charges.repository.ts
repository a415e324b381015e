import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/day.js';
import { UNPREPARED } from '../../platform/database/statement.js';
import { ASKED_AGAIN_AFTER_SECONDS, MOST_SECONDS_BETWEEN_ASKS } from '../../payments/gateways/asked-again.js';
import type { Metadata } from '../../contract/validation/field.decorators.js';
import { columnsAndSelect } from '../../platform/database/insertion.js';
import { jsonRows } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { InvoiceBody } from '../invoices/invoices.dto.js';
import type { Answered, Charge } from './charge.js';

/** An invoice that an attempt to collect was made of. */
export interface TriedInvoice {
  readonly id: string;
  readonly status: 'open' | 'uncollectible';
  readonly collection: InvoiceBody['collection'];
  readonly enrollment_id: string | null;
  /** Whether its enrollment is over, so that it is tried no more. */
  readonly has_left: boolean;
  readonly first_failed_on: Day | null;
  readonly collect_on: Day | null;
}

/** An invoice that could not be collected, and when that is tried again. */
export interface FailedInvoice {
  readonly id: string;
  readonly first_failed_on: Day | null;
  readonly collect_on: Day | null;
  /** From now on it is paid by hand. */
  readonly is_left: boolean;
}

/** A store's own request to pay. */
export interface PayRequest {
  /** Its Idempotency-Key. */
  readonly key: string | null;
  readonly metadata: Metadata;
}

const BEGUN = {
  id: 'text',
  invoice_id: 'text',
  subscriber_id: 'text',
  amount: 'bigint',
  currency: 'text',
  gateway: 'text',
  token: 'text',
  payment_method_id: 'text',
  attempt: 'integer',
  missed_on: 'date',
} as const;

const FAILED = { id: 'text', first_failed_on: 'date', collect_on: 'date', is_left: 'boolean' } as const;

/** Writes down what gateways are asked for, and what they answer. */
@Injectable()
export class ChargesRepository {
  /**
   * Writes charges down that gateways are then asked for. What was received otherwise needs no asking.
   * @param request of the store itself; null: they are collected because they are due
   */
  async begin(
    { queries, storeId, now }: StoreScope,
    charges: readonly Charge[],
    request: PayRequest | null,
  ): Promise<void> {
    if (charges.length === 0) return;
    await sql`
      insert into payments ${columnsAndSelect({
        store_id: storeId,
        id: sql`id`,
        invoice_id: sql`invoice_id`,
        subscriber_id: sql`subscriber_id`,
        amount: sql`amount`,
        currency: sql`currency`,
        status: sql`case gateway when 'manual' then 'succeeded' else 'pending' end`,
        gateway: sql`gateway`,
        gateway_reference: sql`case gateway when 'manual' then token end`,
        payment_method_id: sql`payment_method_id`,
        attempt: sql`attempt`,
        missed_on: sql`missed_on`,
        request_key: request?.key ?? null,
        asked_since: sql`clock_timestamp()`,
        ask_at: sql`case when gateway <> 'manual' then
          clock_timestamp() + ${`${ASKED_AGAIN_AFTER_SECONDS} seconds`}::interval end`,
        metadata: sql`${JSON.stringify(request?.metadata ?? {})}::json`,
        created_at: now,
        updated_at: now,
      })}
      from ${jsonRows('begun', charges, BEGUN)}`.execute(queries);
  }

  /**
   * Takes charges without an answer yet, for this process to ask about. What others have taken is left to them.
   * @param all also those that are not to be asked about again so soon
   */
  async takeUnanswered(scope: StoreScope, all: boolean, limit: number): Promise<Charge[]> {
    const { queries, storeId } = scope;
    const { rows } = await sql<{ id: string }>`
      update payments set ask_at = clock_timestamp() + ${`${ASKED_AGAIN_AFTER_SECONDS} seconds`}::interval
      where store_id = ${storeId} and id = any(array(
        select id from payments
        where store_id = ${storeId} and ask_at is not null and (${all} or ask_at <= clock_timestamp())
        order by ask_at limit ${limit} for update skip locked))
      returning id`.execute(queries);
    return this.select(scope, sql`p.id = any(${rows.map(({ id }) => id)}) order by p.id`);
  }

  /** The payment of an invoice whose outcome is not known. */
  async pendingOf(scope: StoreScope, invoiceId: string): Promise<Charge | undefined> {
    return (await this.select(scope, sql`p.invoice_id = ${invoiceId} and p.status = 'pending'`))[0];
  }

  /** Whether nobody else is waiting for the gateway's answer just now. */
  async isToBeAsked({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await sql`
      select 1 from payments where store_id = ${storeId} and id = ${id} and ask_at <= clock_timestamp()`.execute(
      queries,
    );
    return rows.length > 0;
  }

  /** The payment that a request with this Idempotency-Key has begun. */
  async ofRequest(
    { queries, storeId }: StoreScope,
    invoiceId: string,
    requestKey: string,
  ): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`
      select id from payments
      where store_id = ${storeId} and invoice_id = ${invoiceId} and request_key = ${requestKey}
        and asked_since > clock_timestamp() - interval '24 hours'`.execute(queries);
    return rows[0]?.id;
  }

  /** Holds the invoices of these payments, so that nobody else can change them before this transaction ends. */
  async lockInvoices({ queries, storeId }: StoreScope, paymentIds: readonly string[]): Promise<void> {
    await sql`${sql.raw(UNPREPARED)}
      select id from invoices
      where store_id = ${storeId} and id in (
        select invoice_id from payments where store_id = ${storeId} and id = any(${paymentIds}))
      order by id for update`.execute(queries);
  }

  async tried({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<TriedInvoice[]> {
    const { rows } = await sql<TriedInvoice>`${sql.raw(UNPREPARED)}
      select id, status, collection, enrollment_id, first_failed_on, collect_on, exists (
          select from enrollments e where e.store_id = i.store_id and e.id = i.enrollment_id
            and e.status in ('cancelled', 'ended')) as has_left
      from invoices i
      where store_id = ${storeId} and id = any(${ids}) order by id`.execute(queries);
    return rows;
  }

  /** Writes answers down, but for payments that somebody else has had an answer for. @returns those that were written */
  async answer({ queries, storeId, now }: StoreScope, answered: readonly Answered[]): Promise<ReadonlySet<string>> {
    const rows = answered.map(({ charge, answer }) => ({
      id: charge.id,
      status: answer.status,
      reference: answer.reference,
      failure_code: answer.status === 'failed' ? answer.failureCode : null,
    }));
    const written = await sql<{ id: string }>`
      update payments p set status = a.status, gateway_reference = coalesce(a.reference, p.gateway_reference),
        failure_code = a.failure_code, asks = asks + 1,
        ask_at = case a.status when 'pending' then clock_timestamp() + least(${MOST_SECONDS_BETWEEN_ASKS}::numeric,
          ${ASKED_AGAIN_AFTER_SECONDS}::numeric * 2 ^ least(asks, 20)) * interval '1 second' end,
        updated_at = case when a.status = p.status and (a.reference is null or a.reference = p.gateway_reference)
          then p.updated_at else ${now} end
      from ${jsonRows('a', rows, { id: 'text', status: 'text', reference: 'text', failure_code: 'text' })}
      where p.store_id = ${storeId} and p.id = a.id and p.status = 'pending'
      returning p.id`.execute(queries);
    return new Set(written.rows.map(({ id }) => id));
  }

  /** What a charge leaves, because it is less than a gateway's step, waits for the subscriber's next invoice. */
  async pay({ queries, storeId, now }: StoreScope, charges: readonly Charge[]): Promise<void> {
    if (charges.length === 0) return;
    await sql`
      update invoices i set status = case when amount_due = p.amount then 'paid' else status end, collect_on = null,
        collection = case when amount_due > p.amount and collection = 'automatic' then 'with_next_invoice' else collection end,
        first_failed_on = case when amount_due = p.amount then first_failed_on end,
        amount_paid = amount_paid + p.amount, amount_due = amount_due - p.amount, updated_at = ${now}
      from ${jsonRows('p', charges, { invoice_id: 'text', amount: 'bigint' })}
      where i.store_id = ${storeId} and i.id = p.invoice_id`.execute(queries);
  }

  async fail({ queries, storeId, now }: StoreScope, failed: readonly FailedInvoice[]): Promise<void> {
    if (failed.length === 0) return;
    await sql`
      update invoices i set failed_attempts = failed_attempts + 1, first_failed_on = f.first_failed_on,
        collect_on = f.collect_on, collection = case when f.is_left then 'by_hand' else collection end, updated_at = ${now}
      from ${jsonRows('f', failed, FAILED)}
      where i.store_id = ${storeId} and i.id = f.id`.execute(queries);
  }

  private async select({ queries, storeId }: StoreScope, which: ReturnType<typeof sql>): Promise<Charge[]> {
    const { rows } = await sql<Charge>`
      select p.id, p.invoice_id, p.subscriber_id, p.amount, p.currency, p.gateway, p.payment_method_id, p.attempt, p.missed_on, p.asks,
        extract(epoch from clock_timestamp() - p.asked_since)::float as asked_for_seconds,
        coalesce(m.token, p.gateway_reference, '') as token, m.customer
      from payments p
      left join payment_methods m on m.store_id = p.store_id and m.id = p.payment_method_id
      where p.store_id = ${storeId} and ${which}`.execute(queries);
    return rows;
  }
}

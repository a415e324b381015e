import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { GatewayName } from '../../payments/gateways/gateway-names.js';
import type { GatewayAnswer } from '../../payments/gateways/payment-gateway.js';
import { ASKED_AGAIN_AFTER_SECONDS, MOST_SECONDS_BETWEEN_ASKS } from '../../payments/gateways/asked-again.js';
import { columnsAndSelect } from '../../platform/database/insertion.js';
import { jsonRows } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { RefundBody } from './refunds.dto.js';

/** How long a request may be repeated under its Idempotency-Key. */
const REPEATABLE_HOURS = 24;

type BegunRefund = Omit<RefundBody, 'status' | 'gateway_reference' | 'failure_code' | 'created_at' | 'updated_at'> & {
  readonly request_key: string | null;
};

/** A refund that its gateway has not answered yet, or is asked about once more since it may have failed. */
export interface UnansweredRefund {
  readonly id: string;
  readonly status: 'pending' | 'succeeded';
  readonly gateway: GatewayName;
  readonly amount: number;
  readonly currency: string;
  readonly charge_reference: string | null;
  readonly asks: number;
  readonly asked_for_seconds: number;
}

const BEGUN = {
  id: 'text',
  payment_id: 'text',
  invoice_id: 'text',
  credit_note_id: 'text',
  balance_refund_id: 'text',
  subscriber_id: 'text',
  amount: 'bigint',
  currency: 'text',
  gateway: 'text',
  reason: 'text',
  request_key: 'text',
  metadata: 'json',
} as const;

/** Where the money of a refund is booked. */
export type BookedRefund = Pick<RefundBody, 'payment_id' | 'invoice_id' | 'subscriber_id' | 'amount'>;

/** Writes down what gateways are to give back, and what they answer. */
@Injectable()
export class RefundsRepository {
  /** Takes the amounts from their payments. @returns the ids of those that are more than nothing */
  async begin({ queries, storeId, now }: StoreScope, refunds: readonly BegunRefund[]): Promise<string[]> {
    const begun = refunds.filter(({ amount }) => amount > 0);
    if (begun.length === 0) return [];
    await sql`
      with begun as (
        select * from ${jsonRows('begun', begun, BEGUN)}
      ), taken as (
        update payments p set amount_refunded = amount_refunded + begun.amount, updated_at = ${now}
        from begun where p.store_id = ${storeId} and p.id = begun.payment_id
      )
      insert into refunds ${columnsAndSelect({
        store_id: storeId,
        id: sql`id`,
        payment_id: sql`payment_id`,
        invoice_id: sql`invoice_id`,
        credit_note_id: sql`credit_note_id`,
        balance_refund_id: sql`balance_refund_id`,
        subscriber_id: sql`subscriber_id`,
        amount: sql`amount`,
        currency: sql`currency`,
        status: sql`'pending'`,
        gateway: sql`gateway`,
        reason: sql`reason`,
        request_key: sql`request_key`,
        asked_since: sql`clock_timestamp()`,
        ask_at: sql`clock_timestamp() + ${`${ASKED_AGAIN_AFTER_SECONDS} seconds`}::interval`,
        metadata: sql`metadata`,
        created_at: now,
        updated_at: now,
      })}
      from begun`.execute(queries);
    return begun.map(({ id }) => id);
  }

  /** The refund that a request with this Idempotency-Key has begun. */
  async ofRequest(
    { queries, storeId }: StoreScope,
    paymentId: string,
    requestKey: string,
  ): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`
      select id from refunds
      where store_id = ${storeId} and payment_id = ${paymentId} and request_key = ${requestKey}
        and asked_since > clock_timestamp() - ${`${REPEATABLE_HOURS} hours`}::interval`.execute(queries);
    return rows[0]?.id;
  }

  /** Refunds that gateways are to be asked about again. @param all also those that it is too early for */
  async toAsk({ queries, storeId }: StoreScope, limit: number, all = false): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select id from refunds
      where store_id = ${storeId} and ask_at is not null and (${all} or ask_at <= clock_timestamp())
      order by ask_at limit ${limit}`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** Those of the refunds that gateways are to be asked about. */
  async unanswered({ queries, storeId }: StoreScope, ids: readonly string[]): Promise<UnansweredRefund[]> {
    const { rows } = await sql<UnansweredRefund>`
      select r.id, r.status, r.gateway, r.amount, r.currency, p.gateway_reference as charge_reference, r.asks,
        extract(epoch from clock_timestamp() - r.asked_since)::float as asked_for_seconds
      from refunds r join payments p on p.store_id = r.store_id and p.id = r.payment_id
      where r.store_id = ${storeId} and r.id = any(${ids})
        and (r.status = 'pending' or r.status = 'succeeded' and r.ask_at is not null)
      order by r.id`.execute(queries);
    return rows;
  }

  /** Writes an answer down. @returns the refund; undefined if somebody else has had an answer before */
  async answer(
    { queries, storeId, now }: StoreScope,
    id: string,
    answer: GatewayAnswer,
  ): Promise<BookedRefund | undefined> {
    const { status, reference } = answer;
    const failureCode = answer.status === 'failed' ? answer.failureCode : null;
    const { rows } = await sql<BookedRefund>`
      update refunds set status = ${status}, gateway_reference = coalesce(${reference}, gateway_reference),
        failure_code = ${failureCode}, asks = asks + 1,
        ask_at = case ${status}::text when 'pending' then clock_timestamp() + least(${MOST_SECONDS_BETWEEN_ASKS}::numeric,
          ${ASKED_AGAIN_AFTER_SECONDS}::numeric * 2 ^ least(asks, 20)) * interval '1 second' end,
        updated_at = case when status = ${status} and (${reference}::text is null or ${reference} = gateway_reference)
          then updated_at else ${now} end
      where store_id = ${storeId} and id = ${id} and status = 'pending'
      returning payment_id, invoice_id, subscriber_id, amount`.execute(queries);
    return rows[0];
  }

  /**
   * Writes an answer about a refund down that had succeeded. Only that the same refund has failed is news; where the
   * gateway can't tell, it is asked again.
   * @returns the refund that has failed, if it has
   */
  async answerAgain(
    { queries, storeId, now }: StoreScope,
    id: string,
    answer: GatewayAnswer,
  ): Promise<BookedRefund | undefined> {
    const { status, reference } = answer;
    const failureCode = answer.status === 'failed' ? answer.failureCode : null;
    const { rows } = await sql<BookedRefund & { readonly status: RefundBody['status'] }>`
      update refunds set
        status = case when ${status}::text = 'failed' and gateway_reference = ${reference} then 'failed' else status end,
        failure_code = case when gateway_reference = ${reference} then ${failureCode} end, asks = asks + 1,
        ask_at = case ${status}::text when 'pending' then clock_timestamp() + least(${MOST_SECONDS_BETWEEN_ASKS}::numeric,
          ${ASKED_AGAIN_AFTER_SECONDS}::numeric * 2 ^ least(asks, 20)) * interval '1 second' end,
        updated_at = case when ${status}::text = 'failed' and gateway_reference = ${reference} then ${now} else updated_at end
      where store_id = ${storeId} and id = ${id} and status = 'succeeded' and ask_at is not null
      returning payment_id, invoice_id, subscriber_id, amount, status`.execute(queries);
    const [row] = rows;
    return row?.status === 'failed' ? row : undefined;
  }

  /** The payer keeps nothing of it after all: it counts as paid again, and as given to the balance. */
  async putBack(
    { queries, storeId, now }: StoreScope,
    { payment_id, invoice_id, amount }: BookedRefund,
  ): Promise<void> {
    await sql`
      update invoices set amount_paid = amount_paid + ${amount}::bigint,
        balance_applied = balance_applied - ${amount}::bigint, updated_at = ${now}
      where store_id = ${storeId} and id = ${invoice_id}`.execute(queries);
    await sql`
      update payments set amount_refunded = amount_refunded - ${amount}::bigint, updated_at = ${now}
      where store_id = ${storeId} and id = ${payment_id}`.execute(queries);
  }
}

import { Injectable } from '@nestjs/common';
import { CompiledQuery, sql } from 'kysely';
import { addOns } from '../../catalog/add-ons/add-ons.resource.js';
import { billingOptions } from '../../catalog/billing-options/billing-options.resource.js';
import { coupons } from '../../catalog/coupons/coupons.resource.js';
import { shippingOptions } from '../../catalog/shipping-options/shipping-options.resource.js';
import { subscriptions } from '../../catalog/subscriptions/subscriptions.resource.js';
import { taxRates } from '../../catalog/tax-rates/tax-rates.resource.js';
import type { Line } from '../../domain/billing/line.js';
import type { Day } from '../../domain/calendar/day.js';
import { UNPREPARED } from '../../platform/database/statement.js';
import type { OperatorScope, StoreScope } from '../../platform/database/scope.js';
import { linesOf, type InvoicedLines } from '../invoices/stored-lines.js';
import type { BilledEnrollment, HeldThings } from './billed-enrollment.js';
import type { BilledStore } from './billed-store.js';
import type { Catalog } from './catalog.js';

const ENROLLMENT = `
  e.id, e.subscriber_id, e.subscription_id, e.billing_option_id, e.seats, e.add_ons, e.coupon_code, e.coupon_id,
  e.coupon_starts_with, e.coupon_ends_before, e.payment_method_id, e.scheduled_change, e.cancelled_at, e.ended_at, e.version, e.state,
  s.tax_exempt, s.address ->> 'country' as country, s.address ->> 'state' as region, s.balance`;

type EnrollmentRow = Omit<BilledEnrollment, 'subscriber'> & {
  readonly tax_exempt: boolean;
  readonly country: string | null;
  readonly region: string | null;
  readonly balance: number;
};

/** A day on which something is due, and the column that says so. */
export interface DueDay {
  readonly day: Day;
  readonly column: 'next_billing_on' | 'closing_on';
}

/** How long one process has to itself what it has taken to bill. Another takes over what it then has not done. */
const LEASE_SECONDS = 10;

/**
 * Whether an enrollment waits to be billed until it is known what has become of an earlier day of collection, which may
 * end it: another process may just be asking a gateway. One that has not answered holds nothing up.
 */
const isBeingCollected = (column: DueDay['column']) => `
  status = 'past_due' and exists (
    select from invoices i
    where i.store_id = enrollments.store_id and i.enrollment_id = enrollments.id
      and i.collect_on <= enrollments.${column} and not exists (
        select from payments p
        where p.store_id = i.store_id and p.invoice_id = i.id and p.status = 'pending' and p.asks > 0))`;

/** Reads what billing rests on, for one enrollment or for many at once. */
@Injectable()
export class BillingInputsRepository {
  async store({ queries, storeId }: StoreScope): Promise<BilledStore> {
    const { rows } = await sql<BilledStore>`
      select id, status, currency, time_zone as "timeZone", proration_unit as "prorationUnit",
        tax_behavior as "taxBehavior", invoice_prefix as "invoicePrefix", payment_terms_days as "paymentTermsDays",
        dunning_days as "dunningDays", dunning_end as "dunningEnd", usage_grace_days as "usageGraceDays", clock
      from stores where id = ${storeId}`.execute(queries);
    const [store] = rows;
    if (store === undefined) throw new Error(`there is no store ${storeId}`);
    return store;
  }

  /** Stores with something to bill, to issue, to collect or to ask a gateway about, by their own clocks and calendars. */
  async storesWithDue({ queries, now }: OperatorScope): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select s.id
      from (select id, (coalesce(clock, ${now}::timestamptz) at time zone time_zone)::date as today from stores) s
      where exists (
          select from enrollments
          where store_id = s.id and next_billing_on <= s.today
            and (leased_until is null or leased_until < clock_timestamp()))
        or exists (
          select from enrollments
          where store_id = s.id and closing_on <= s.today
            and (leased_until is null or leased_until < clock_timestamp()))
        or exists (select from invoices where store_id = s.id and status = 'draft' and issued_on is not null)
        or exists (select from invoices where store_id = s.id and collect_on <= s.today)
        or exists (select from payments where store_id = s.id and ask_at <= clock_timestamp())
        or exists (select from refunds where store_id = s.id and ask_at <= clock_timestamp())
        or exists (select from held_credits where store_id = s.id)`.execute(queries);
    return rows.map(({ id }) => id);
  }

  /** The enrollment as it is when nobody else can change it before this transaction ends. */
  async lock(scope: StoreScope, id: string): Promise<BilledEnrollment | undefined> {
    const text = `select ${ENROLLMENT} from enrollments e join subscribers s on s.store_id = e.store_id and s.id = e.subscriber_id
      where e.store_id = $1 and e.id = $2 for update of e`;
    return (await this.enrollments(scope, text, [scope.storeId, id]))[0];
  }

  async find(scope: StoreScope, id: string): Promise<BilledEnrollment | undefined> {
    const text = `select ${ENROLLMENT} from enrollments e join subscribers s on s.store_id = e.store_id and s.id = e.subscriber_id
      where e.store_id = $1 and e.id = $2`;
    return (await this.enrollments(scope, text, [scope.storeId, id]))[0];
  }

  /** The first day on which something was to be billed, of what no process has taken; null: nothing is until today. */
  async firstUntaken({ queries, storeId }: StoreScope, today: Day): Promise<DueDay | null> {
    const { rows } = await sql<{ billing: Day | null; closing: Day | null }>`
      select
        (select min(next_billing_on) from enrollments
          where store_id = ${storeId} and next_billing_on <= ${today}::date
            and (leased_until is null or leased_until < clock_timestamp())
            and not (${sql.raw(isBeingCollected('next_billing_on'))})) as billing,
        (select min(closing_on) from enrollments
          where store_id = ${storeId} and closing_on <= ${today}::date
            and (leased_until is null or leased_until < clock_timestamp())
            and not (${sql.raw(isBeingCollected('closing_on'))})) as closing`.execute(queries);
    const { billing = null, closing = null } = rows[0] ?? {};
    if (closing !== null && (billing === null || closing <= billing)) return { day: closing, column: 'closing_on' };
    return billing === null ? null : { day: billing, column: 'next_billing_on' };
  }

  /** Takes some that are due by a day for this process to bill. Nobody waits on it, and what others have taken is passed over. */
  async take(scope: StoreScope, { day, column }: DueDay, limit: number): Promise<BilledEnrollment[]> {
    const text = `${UNPREPARED}
      with taken as (
        update enrollments set leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
        where store_id = $1 and id = any(array(
          select id from enrollments
          where store_id = $1 and ${column} <= $2::date and (leased_until is null or leased_until < clock_timestamp())
            and not (${isBeingCollected(column)})
          order by ${column} limit $3 for update skip locked))
        returning *)
      select ${ENROLLMENT} from taken e join subscribers s on s.store_id = e.store_id and s.id = e.subscriber_id
      order by e.${column}, e.id`;
    return this.enrollments(scope, text, [scope.storeId, day, limit]);
  }

  /** What of the catalog these enrollments rest on, and whatever else is named. */
  async catalog(scope: StoreScope, held: readonly HeldThings[]): Promise<Catalog> {
    const optionIds = held.flatMap(({ billing_option_id, scheduled_change }) => [
      billing_option_id,
      ...(scheduled_change ? [scheduled_change.billing_option_id] : []),
    ]);
    const addOnIds = held.flatMap(({ add_ons, scheduled_change }) =>
      [...add_ons, ...(scheduled_change?.add_ons ?? [])].map(({ add_on_id }) => add_on_id),
    );
    const options = await billingOptions.table.findAll(scope, optionIds);
    const subscriptionIds = [...options.values()].map(({ subscription_id }) => subscription_id);
    const sold = await subscriptions.table.findAll(scope, subscriptionIds);
    const all = [...sold.values()];
    return {
      options,
      subscriptions: sold,
      addOns: await addOns.table.findAll(scope, addOnIds),
      coupons: await coupons.table.findAll(
        scope,
        held.flatMap(({ coupon_id, state }) => [
          ...(coupon_id ? [coupon_id] : []),
          ...(state?.coupons ?? []).map(({ couponId }) => couponId),
        ]),
      ),
      taxRates: await taxRates.table.findAll(
        scope,
        all.flatMap(({ tax_charge, tax_rate_ids }) => (tax_charge ? tax_rate_ids : [])),
      ),
      shippingOptions: await shippingOptions.table.findAll(
        scope,
        all.flatMap(({ shipping_option_id }) => shipping_option_id ?? []),
      ),
    };
  }

  /**
   * The lines that were invoiced for an enrollment's period and later ones. Voided invoices are among them, so that nobody
   * is charged for their time again.
   */
  async invoiced({ queries, storeId }: StoreScope, enrollmentId: string, number: number): Promise<Line[]> {
    const { rows } = await sql<InvoicedLines>`
      select id, lines, books, tax_behavior, status = 'void' as is_void,
        case when credited_total > 0 then (
          select json_object_agg(invoice_line_id, json_build_object('gross', gross, 'tax', tax)) from (
            select invoice_line_id, sum(amount)::bigint as gross, sum(tax_amount)::bigint as tax
            from line_credits c
            where c.store_id = i.store_id and c.invoice_id = i.id and c.source = 'credit_note'
            group by invoice_line_id) credited) end as given_back
      from invoices i
      where store_id = ${storeId} and enrollment_id = ${enrollmentId} and covers_to >= ${number}
      order by id`.execute(queries);
    return rows.flatMap(linesOf);
  }

  /** The first day on which something is to be billed or collected in the store, after the given one. */
  async firstDue({ queries, storeId }: StoreScope, after: Day | null): Promise<Day | null> {
    const { rows } = await sql<{ day: Day | null }>`
      select least(
        (select min(next_billing_on) from enrollments
          where store_id = ${storeId} and next_billing_on > ${after ?? '-infinity'}::date),
        (select min(closing_on) from enrollments
          where store_id = ${storeId} and closing_on > ${after ?? '-infinity'}::date),
        (select min(collect_on) from invoices
          where store_id = ${storeId} and collect_on > ${after ?? '-infinity'}::date)) as day`.execute(queries);
    return rows[0]?.day ?? null;
  }

  async hasEnrollments({ queries, storeId }: StoreScope): Promise<boolean> {
    const { rows } = await sql`select 1 from enrollments where store_id = ${storeId} limit 1`.execute(queries);
    return rows.length > 0;
  }

  private async enrollments({ queries }: StoreScope, text: string, values: unknown[]): Promise<BilledEnrollment[]> {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(text, values));
    return (rows as EnrollmentRow[]).map(({ tax_exempt, country, region, balance, ...row }) => ({
      ...row,
      subscriber: { taxExempt: tax_exempt, country, region, balance },
    }));
  }
}

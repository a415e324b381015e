import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Recurrence } from '../../domain/calendar/cycle.js';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { HeldSince } from './held-options.rules.js';
import type { RecurringLine } from './recurring-line.js';

/** What the database derives from a line of an invoice; `end` is the day to which it was invoiced. */
export type InvoicedLine = Pick<
  RecurringLine,
  'number' | 'item' | 'price' | 'isCredit' | 'start' | 'end' | 'amount' | 'discounted' | 'taxWithin'
>;

/** The same as it is stored, in the order in which the SQL function `recurring_part` lists it. */
type StoredLine = readonly [
  number: number,
  item: string,
  price: string,
  isCredit: boolean,
  start: Day,
  end: Day,
  amount: number,
  discounted: number,
  taxWithin: string,
];

/** What recurs of one invoice. */
export interface RecurringInvoice {
  readonly id: string;
  readonly subscriber_id: string;
  readonly enrollment_id: string;
  /** The day on which its enrollment has ended; null: it has not. */
  readonly ended_on: Day | null;
  readonly lines: readonly InvoicedLine[];
  /** The coupons with a fixed amount of its enrollment; null: it has none. */
  readonly fixed_coupons: readonly FixedCoupon[] | null;
}

/** A coupon with a fixed amount, for the periods from one number on and before another; null: for all that come. */
export interface FixedCoupon {
  readonly from: number;
  readonly endsBefore: number | null;
  readonly amountOff: number;
}

/** What an invoice is for must lie after the one, and must have begun at the other. */
export interface Reach {
  readonly after: Day;
  readonly last: Day;
}

/** The invoice as it is read, its lines still without names. */
interface InvoiceRow extends Omit<RecurringInvoice, 'lines'> {
  readonly lines: readonly StoredLine[];
}

/** Where the last page has ended. */
export type Place = Pick<RecurringInvoice, 'id' | 'subscriber_id'>;

const START: Place = { subscriber_id: '', id: '' };

/** The enrollment is looked up row by row, so that it is for no more rows than a page has. */
const shown = (storeId: string) => sql`
  id, subscriber_id, enrollment_id, recurring -> 'lines' as lines,
  (select (ended_at at time zone (select time_zone from stores where id = ${storeId}))::date from enrollments
    where store_id = ${storeId} and id = invoices.enrollment_id) as ended_on,
  (select json_agg(json_build_object('from', term.from, 'endsBefore', term."endsBefore", 'amountOff', c.amount_off))
    from enrollments e,
      json_to_recordset(coalesce(e.state -> 'coupons', json_build_array(json_build_object(
        'couponId', e.coupon_id, 'from', coalesce(e.coupon_starts_with, 0), 'endsBefore', e.coupon_ends_before))))
        as term ("couponId" text, "from" integer, "endsBefore" integer)
      join coupons c on c.store_id = ${storeId} and c.id = term."couponId"
    where e.store_id = ${storeId} and e.id = invoices.enrollment_id and c.amount_off is not null) as fixed_coupons`;

/** Reads what recurs of invoices that were issued and not voided. Removed subscribers' are among them. */
@Injectable()
export class RecurringLinesRepository {
  /** Invoices for any time after one day and until another, subscriber by subscriber, and those of each in order. */
  async page({ queries, storeId }: StoreScope, { after, last }: Reach, size: number, place: Place = START) {
    const { rows } = await sql<InvoiceRow>`
      select ${shown(storeId)} from invoices
      where store_id = ${storeId} and recurring is not null and (recurring ->> 'until') collate "C" > ${after}
        and (recurring ->> 'since') collate "C" <= ${last}
        and number is not null and status <> 'void'
        and (subscriber_id, id) > (${place.subscriber_id}, ${place.id})
      order by subscriber_id, id limit ${size}`.execute(queries);
    return rows.map(named);
  }

  /** Invoices of some subscribers for nothing after the day. */
  async before({ queries, storeId }: StoreScope, day: Day, subscriberIds: readonly string[]) {
    if (subscriberIds.length === 0) return [];
    const { rows } = await sql<InvoiceRow>`
      select ${shown(storeId)} from invoices
      where store_id = ${storeId} and subscriber_id = any(${subscriberIds}) and recurring is not null
        and (recurring ->> 'until') collate "C" <= ${day}
        and number is not null and status <> 'void'`.execute(queries);
    return rows.map(named);
  }

  /** What is sold once is paid once and for ever, whatever cycle its billing option names. */
  async recurrences({ queries, storeId }: StoreScope, optionIds: readonly string[]): Promise<Map<string, Recurrence>> {
    if (optionIds.length === 0) return new Map();
    const { rows } = await sql<Recurrence & { id: string }>`
      select o.id, case when s.type = 'one_time' then 'forever' else o.cycle end as cycle, o.interval_count as interval
      from billing_options o join subscriptions s on s.store_id = o.store_id and s.id = o.subscription_id
      where o.store_id = ${storeId} and o.id = any(${optionIds})`.execute(queries);
    return new Map(rows.map(({ id, ...recurrence }) => [id, recurrence]));
  }

  /** All that these enrollments have ever held, by enrollment. */
  async held({ queries, storeId }: StoreScope, enrollmentIds: readonly string[]): Promise<Map<string, HeldSince[]>> {
    const held = new Map<string, HeldSince[]>();
    if (enrollmentIds.length === 0) return held;
    const { rows } = await sql<HeldSince & { enrollment_id: string }>`
      select enrollment_id, version, left(held_from, 10) as from, billing_option_id as "billingOptionId"
      from enrollment_holdings
      where store_id = ${storeId} and enrollment_id = any(${enrollmentIds})`.execute(queries);
    for (const { enrollment_id, ...since } of rows)
      held.set(enrollment_id, [...(held.get(enrollment_id) ?? []), since]);
    return held;
  }
}

function named({ lines, ...invoice }: InvoiceRow): RecurringInvoice {
  return {
    ...invoice,
    lines: lines.map(([number, item, price, isCredit, start, end, amount, discounted, taxWithin]) => ({
      number,
      item,
      price,
      isCredit,
      start,
      end,
      amount,
      discounted,
      taxWithin,
    })),
  };
}

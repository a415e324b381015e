import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** What was done in one month, in minor units. */
export interface LedgerSums {
  readonly invoiced: number;
  readonly voided: number;
  readonly credited: number;
  readonly collected: number;
  readonly refunded: number;
}

const NOTHING: LedgerSums = { invoiced: 0, voided: 0, credited: 0, collected: 0, refunded: 0 };

/** Where months begin, and where the last one ends: one more than there are months. */
export interface Boundaries {
  readonly days: readonly Day[];
  /** The same in the store's time zone. */
  readonly instants: readonly Instant[];
}

/**
 * Adds up the books: papers by the day of their issue, money by the time at which it was asked for. A credit note goes with
 * its invoice when that is voided: all of the invoice's total is then no longer owed, what was credited of it included.
 */
@Injectable()
export class LedgerSumsRepository {
  /** Of each month in order. */
  async byMonth({ queries, storeId }: StoreScope, { days, instants }: Boundaries): Promise<LedgerSums[]> {
    const [firstDay, endDay] = [days[0], days.at(-1)];
    const [first, end] = [instants[0], instants.at(-1)];
    const { rows } = await sql<LedgerSums & { month: number }>`
      with booked as (
        select width_bucket(issued_on, ${days}::date[]) as month, case when status = 'void' then 0 else total end as invoiced,
          case when status = 'void' then total else 0 end as voided, 0 as credited, 0 as collected, 0 as refunded
        from invoices
        where store_id = ${storeId} and issued_on >= ${firstDay}::date and issued_on < ${endDay}::date and number is not null
        union all
        select width_bucket(n.issued_on, ${days}::date[]), 0, 0, n.amount, 0, 0
        from credit_notes n join invoices i on i.store_id = n.store_id and i.id = n.invoice_id
        where n.store_id = ${storeId} and n.issued_on >= ${firstDay}::date and n.issued_on < ${endDay}::date
          and i.status <> 'void'
        union all
        select width_bucket(created_at, ${instants}::timestamptz[]), 0, 0, 0, amount, 0 from payments
        where store_id = ${storeId} and created_at >= ${first}::timestamptz and created_at < ${end}::timestamptz
          and status = 'succeeded'
        union all
        select width_bucket(created_at, ${instants}::timestamptz[]), 0, 0, 0, 0, amount from refunds
        where store_id = ${storeId} and created_at >= ${first}::timestamptz and created_at < ${end}::timestamptz
          and status = 'succeeded'
      )
      select month, sum(invoiced)::bigint as invoiced, sum(voided)::bigint as voided, sum(credited)::bigint as credited,
        sum(collected)::bigint as collected, sum(refunded)::bigint as refunded
      from booked group by month`.execute(queries);
    const byMonth = new Map(rows.map(({ month, ...sums }) => [month, sums]));
    return days.slice(1).map((_, index) => byMonth.get(index + 1) ?? NOTHING);
  }
}

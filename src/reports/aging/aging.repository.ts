import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { AgedDebt, Debtor } from './aging.dto.js';

type Total = AgedDebt & { readonly subscriber_count: number };

const AGES = ['not_due', 'days_1_to_30', 'days_31_to_60', 'days_61_to_90', 'days_over_90'] as const;

const ALL = [...AGES, 'amount_due', 'invoices'];

/** Adds up what is owed on open invoices. */
@Injectable()
export class AgingRepository {
  /** In one statement, so that the total is of the same moment as its parts. */
  async owed(
    { queries, storeId }: StoreScope,
    today: Day,
    limit: number,
  ): Promise<{ total: Total; largest: Debtor[] }> {
    const summed = sql.raw(ALL.map((name) => `coalesce(sum(${name}), 0)::bigint as ${name}`).join(', '));
    const { rows } = await sql<Total & { largest: Debtor[] }>`
      with aged as (
        select subscriber_id, amount_due, ${today}::date - due_on as days from invoices
        where store_id = ${storeId} and status = 'open'
      ), owed as (
        select subscriber_id, sum(amount_due) as amount_due, count(*) as invoices,
          coalesce(sum(amount_due) filter (where days <= 0), 0) as not_due,
          coalesce(sum(amount_due) filter (where days between 1 and 30), 0) as days_1_to_30,
          coalesce(sum(amount_due) filter (where days between 31 and 60), 0) as days_31_to_60,
          coalesce(sum(amount_due) filter (where days between 61 and 90), 0) as days_61_to_90,
          coalesce(sum(amount_due) filter (where days > 90), 0) as days_over_90
        from aged group by subscriber_id
      ), largest as (
        select owed.*, case when s.deleted_at is null then s.email end as email
        from (select * from owed order by amount_due desc, subscriber_id limit ${limit}) as owed
        join subscribers s on s.store_id = ${storeId} and s.id = owed.subscriber_id
      )
      select ${summed}, count(*) as subscriber_count,
        (select coalesce(json_agg(largest order by amount_due desc, subscriber_id), '[]') from largest) as largest
      from owed`.execute(queries);
    const [row] = rows;
    if (row === undefined) throw new Error('what is owed has no sum');
    const { largest, ...total } = row;
    return { total, largest };
  }
}

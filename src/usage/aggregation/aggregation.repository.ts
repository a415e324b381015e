import { Injectable } from '@nestjs/common';
import { CompiledQuery } from 'kysely';
import type { Aggregation, UsagePeriod } from '../../domain/pricing/aggregation.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** `$1` is the store, `$2` the enrollment, `$3` the meter's key; from `$4` to before `$5`. */
const EVENTS = `
  from usage_events
  where store_id = $1 and enrollment_id = $2 and meter = $3 and occurred_at >= $4::timestamptz and occurred_at < $5::timestamptz`;

/** Of two events at the same time the later is the one that came later, as ids do. */
const LAST = 'order by usage_events.occurred_at desc, usage_events.id desc limit 1';

/** The level from each event to the next, and from before the stretch to its first, times its milliseconds: to be divided. */
const TIME_WEIGHTED = `
  with levels as (
    (select quantity, $4::timestamptz as occurred_at, '' as id from usage_events
      where store_id = $1 and enrollment_id = $2 and meter = $3 and occurred_at < $4::timestamptz ${LAST})
    union all
    select quantity, occurred_at, id ${EVENTS})
  select sum(quantity * (extract(epoch from until - occurred_at) * 1000)) as quantity
  from (select quantity, occurred_at, lead(occurred_at, 1, $5::timestamptz) over (order by occurred_at, id) as until from levels) lasting`;

const QUANTITIES: Readonly<Record<Aggregation, string>> = {
  count: `select count(*)::text as quantity ${EVENTS}`,
  sum: `select sum(quantity) as quantity ${EVENTS}`,
  max: `select max(quantity) as quantity ${EVENTS}`,
  unique: `select count(distinct properties ->> $6)::text as quantity ${EVENTS}`,
  latest: `select quantity ${EVENTS} ${LAST}`,
  time_weighted: TIME_WEIGHTED,
};

/** Which events of one enrollment are put together. */
export interface Aggregated {
  readonly enrollmentId: string;
  /** The meter's key. */
  readonly meter: string;
  readonly aggregation: Aggregation;
  /** Only for `unique`. */
  readonly uniqueProperty: string | null;
}

@Injectable()
export class AggregationRepository {
  /**
   * What `aggregate` of the domain makes of the events, as a decimal; for `time_weighted` the sum before it is divided by
   * the milliseconds of the period. Null: there are none.
   */
  async quantity(
    { queries, storeId }: StoreScope,
    { enrollmentId, meter, aggregation, uniqueProperty }: Aggregated,
    { start, end }: UsagePeriod,
  ): Promise<string | null> {
    const values = [storeId, enrollmentId, meter, start, end];
    if (aggregation === 'unique') values.push(uniqueProperty ?? '');
    const { rows } = await queries.executeQuery(CompiledQuery.raw(QUANTITIES[aggregation], values));
    return (rows as { quantity: string | null }[])[0]?.quantity ?? null;
  }
}

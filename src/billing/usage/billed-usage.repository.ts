import { Injectable } from '@nestjs/common';
import { CompiledQuery, sql } from 'kysely';
import type { StoreScope } from '../../platform/database/scope.js';
import type { UsageRecord } from '../ledger/billing-step.js';

/** Whatever came late until now is counted in one of them, or was used in a trial. */
const KEEP = `
  with counted as (
    update usage_events set is_late = false where store_id = $1 and enrollment_id = $2 and is_late)
  insert into billed_usage (store_id, enrollment_id, number, billing_option_id, used_from, used_to, quantity, amount,
    minimum, highest, tax_behavior)
  select $1, $2, * from unnest($3::integer[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::numeric[], $8::bigint[],
    $9::numeric[], $10::bigint[], $11::text[])
  on conflict (store_id, enrollment_id, number, used_from) do update
    set quantity = excluded.quantity, amount = excluded.amount, highest = excluded.highest, has_late_events = false`;

/** Which stretches of usage were billed, and how much of them. */
@Injectable()
export class BilledUsageRepository {
  /** The stretches that something has come for since they were billed, in order. */
  async late({ queries, storeId }: StoreScope, enrollmentId: string): Promise<readonly UsageRecord[]> {
    const { rows } = await sql<UsageRecord>`
      select number, billing_option_id as "billingOptionId", used_from as "from", used_to as "to", quantity, amount, minimum,
        coalesce(highest, amount) as highest, tax_behavior as "taxBehavior"
      from billed_usage
      where store_id = ${storeId} and enrollment_id = ${enrollmentId} and has_late_events
      order by number, used_from`.execute(queries);
    return rows;
  }

  /** Writes stretches as they are billed now. Whoever calls this has the enrollment locked `for update`. */
  async keep({ queries, storeId }: StoreScope, enrollmentId: string, records: readonly UsageRecord[]): Promise<void> {
    const values = [
      storeId,
      enrollmentId,
      records.map(({ number }) => number),
      records.map(({ billingOptionId }) => billingOptionId),
      records.map(({ from }) => from),
      records.map(({ to }) => to),
      records.map(({ quantity }) => quantity),
      records.map(({ amount }) => amount),
      records.map(({ minimum }) => minimum),
      records.map(({ highest }) => highest),
      records.map(({ taxBehavior }) => taxBehavior),
    ];
    await queries.executeQuery(CompiledQuery.raw(KEEP, values));
  }
}

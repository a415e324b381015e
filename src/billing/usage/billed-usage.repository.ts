import { Injectable } from '@nestjs/common';
import { CompiledQuery, sql } from 'kysely';
import { RowArrays } from '../../platform/database/row-source.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { UsageRecord } from '../ledger/billing-step.js';

const RECORDS = new RowArrays<UsageRecord, string>({
  number: ['integer', ({ number }) => number],
  billing_option_id: ['text', ({ billingOptionId }) => billingOptionId],
  used_from: ['timestamptz', ({ from }) => from],
  used_to: ['timestamptz', ({ to }) => to],
  quantity: ['numeric', ({ quantity }) => quantity],
  amount: ['bigint', ({ amount }) => amount],
  minimum: ['numeric', ({ minimum }) => minimum],
  highest: ['bigint', ({ highest }) => highest],
  tax_behavior: ['text', ({ taxBehavior }) => taxBehavior],
});

/** Usage that was late until now is counted in one of them, or was used in a trial. */
const KEEP = `
  with counted as (
    update usage_events set is_late = false where store_id = $1 and enrollment_id = $2 and is_late)
  insert into billed_usage (store_id, enrollment_id, ${RECORDS.names})
  select $1, $2, ${RECORDS.names} from ${RECORDS.tableText('records', 3)}
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
    await queries.executeQuery(CompiledQuery.raw(KEEP, [storeId, enrollmentId, ...RECORDS.values(records)]));
  }
}

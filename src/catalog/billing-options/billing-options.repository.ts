import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { StoreScope } from '../../platform/database/scope.js';

/** What the catalog asks of those who hold it: that anybody does, not who. */
@Injectable()
export class BillingOptionsRepository {
  /** Whether an enrollment has ever held the option. */
  async isUsed({ queries, storeId }: StoreScope, id: string): Promise<boolean> {
    const { rows } = await sql<{ used: boolean }>`
      select exists (select from enrollments where store_id = ${storeId} and billing_option_id = ${id})
        or exists (select from enrollment_holdings where store_id = ${storeId} and billing_option_id = ${id}) as used`.execute(
      queries,
    );
    return rows[0]?.used ?? false;
  }
}

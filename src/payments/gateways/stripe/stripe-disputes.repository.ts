import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../platform/database/database.js';
import type { DisputeStatus } from '../../payments/payments.dto.js';

/** What is known of a dispute. */
interface Dispute {
  readonly status: DisputeStatus;
  /** Minor units by ISO 4217. */
  readonly amount: number;
  readonly reason: string;
}

/** Notes disputes at the payments that they are about. */
@Injectable()
export class StripeDisputesRepository {
  constructor(private readonly database: Database) {}

  async note(storeId: string, reference: string, { status, amount, reason }: Dispute): Promise<void> {
    await sql`
      update payments set dispute_status = ${status}, disputed_amount = ${amount}, dispute_reason = ${reason},
        updated_at = store_time(${storeId})
      where store_id = ${storeId} and gateway = 'stripe' and gateway_reference = ${reference}
        and (dispute_status, disputed_amount, dispute_reason) is distinct from (${status}, ${amount}::bigint, ${reason})`.execute(
      this.database.queries,
    );
  }
}

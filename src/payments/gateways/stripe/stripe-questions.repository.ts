import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../platform/database/database.js';

interface Named {
  readonly reference: string | null;
  readonly key: string | null;
}

/** When Stripe is asked what has become of something. What can change no more is not asked about. */
@Injectable()
export class StripeQuestionsRepository {
  constructor(private readonly database: Database) {}

  /** The key of a charge is made of the invoice and the attempt. */
  async askOfPaymentNow(storeId: string, { reference, key }: Named): Promise<void> {
    await sql`
      update payments set ask_at = clock_timestamp()
      where store_id = ${storeId} and status = 'pending' and gateway = 'stripe'
        and (gateway_reference = ${reference} or invoice_id || ':' || attempt = ${key})`.execute(this.database.queries);
  }

  /** The key of a refund is its id. One that has succeeded may have failed since, at the payer's bank. */
  async askOfRefundNow(storeId: string, { reference, key }: Named): Promise<void> {
    await sql`
      update refunds set ask_at = clock_timestamp()
      where store_id = ${storeId} and status in ('pending', 'succeeded') and gateway = 'stripe'
        and (gateway_reference = ${reference} or id = ${key})`.execute(this.database.queries);
  }
}

import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database.js';
import { columnsAndValues } from '../../platform/database/insertion.js';

export interface TestRequest {
  readonly storeId: string;
  readonly key: string;
  readonly kind: 'charge' | 'refund';
  readonly amount: number;
  readonly currency: string;
  readonly reference: string;
  readonly failureCode: string | null;
}

/** What a request with that key has come to, and whether it was this call that carried it out. */
export interface TestOutcome {
  readonly reference: string;
  readonly failure_code: string | null;
  readonly is_new: boolean;
}

/** The books of the test gateway. Apart from whatever transaction asks it, as another company's would be. */
@Injectable()
export class TestGatewayRepository {
  constructor(private readonly database: Database) {}

  async perform({ storeId, key, kind, amount, currency, reference, failureCode }: TestRequest): Promise<TestOutcome> {
    const { rows } = await sql<TestOutcome>`
      with carried_out as (
        insert into test_gateway_requests ${columnsAndValues({
          store_id: storeId,
          key,
          kind,
          amount,
          currency,
          reference,
          failure_code: failureCode,
        })}
        on conflict do nothing returning reference, failure_code
      )
      select reference, failure_code, true as is_new from carried_out
      union all
      select reference, failure_code, false from test_gateway_requests where store_id = ${storeId} and key = ${key}
      limit 1`.execute(this.database.queries);
    const [outcome] = rows;
    // Another call was just carrying it out when this one looked.
    return outcome ?? this.perform({ storeId, key, kind, amount, currency, reference, failureCode });
  }
}

import { Injectable } from '@nestjs/common';
import { addMonths, dayOfMonth, EachDay, OnEvent, Resource, sql, StoreCalendar } from 'standing-order';
import type { Caller, Day, EventBody, StoreScope } from 'standing-order';
import { PointsBody } from './points.dto.js';

export const points = new Resource({ table: 'loyalty_points', prefix: 'lpt', body: PointsBody });

/** In minor units of the store's currency. */
const SPENT_FOR_A_POINT = 100;

@Injectable()
export class PointsService {
  constructor(private readonly calendar: StoreCalendar) {}

  async give(caller: Caller<StoreScope>, input: object): Promise<PointsBody> {
    const today = await this.calendar.today(caller);
    return points.create(caller, { ...input, expires_on: addMonths(today, 12, dayOfMonth(today)) });
  }

  @OnEvent('invoice.paid')
  async earn(caller: Caller<StoreScope>, { data }: EventBody): Promise<void> {
    const { id, subscriber_id, amount_paid } = data as { id: string; subscriber_id: string; amount_paid: number };
    const earned = Math.floor(amount_paid / SPENT_FOR_A_POINT);
    if (earned > 0) await this.give(caller, { subscriber_id, points: earned, invoice_id: id, metadata: {} });
  }

  @EachDay()
  async expire({ scope }: Caller<StoreScope>, day: Day): Promise<void> {
    await sql`update loyalty_points set status = 'expired', updated_at = ${scope.now}
      where store_id = ${scope.storeId} and status = 'valid' and expires_on <= ${day}`.execute(scope.queries);
  }
}

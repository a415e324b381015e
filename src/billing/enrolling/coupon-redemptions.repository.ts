import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { CouponDuration } from '../../catalog/coupons/coupon.rules.js';
import { columnsAndValues } from '../../platform/database/insertion.js';
import type { StoreScope } from '../../platform/database/scope.js';

/** Which subscribers have redeemed which coupons, and how often each was. */
@Injectable()
export class CouponRedemptionsRepository {
  async couponId({ queries, storeId }: StoreScope, code: string): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`
      select id from coupons where store_id = ${storeId} and lower(code) collate "C" = lower(${code})`.execute(queries);
    return rows[0]?.id;
  }

  /** Counts one more use of a coupon. @returns undefined when it may not be used once more */
  async redeem({ queries, storeId }: StoreScope, couponId: string): Promise<{ duration: CouponDuration } | undefined> {
    const { rows } = await sql<{ duration: CouponDuration }>`
      update coupons set redemptions = redemptions + 1
      where store_id = ${storeId} and id = ${couponId} and (max_redemptions is null or redemptions < max_redemptions)
      returning duration`.execute(queries);
    return rows[0];
  }

  async wasRedeemed({ queries, storeId }: StoreScope, couponId: string, subscriberId: string): Promise<boolean> {
    const { rows } = await sql`
      select from coupon_redemptions
      where store_id = ${storeId} and coupon_id = ${couponId} and subscriber_id = ${subscriberId}`.execute(queries);
    return rows.length > 0;
  }

  /** @returns whether it is the subscriber's first use of the coupon, of two at the same time too */
  async keep(
    { queries, storeId, now }: StoreScope,
    { couponId, subscriberId, enrollmentId }: Redemption,
  ): Promise<boolean> {
    const { rows } = await sql`
      insert into coupon_redemptions ${columnsAndValues({
        store_id: storeId,
        coupon_id: couponId,
        subscriber_id: subscriberId,
        enrollment_id: enrollmentId,
        redeemed_at: now,
      })}
      on conflict do nothing returning coupon_id`.execute(queries);
    return rows.length > 0;
  }
}

interface Redemption {
  readonly couponId: string;
  readonly subscriberId: string;
  readonly enrollmentId: string;
}

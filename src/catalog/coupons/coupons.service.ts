import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { changeUnused } from '../fixed-terms.js';
import { couponTermFaults } from './coupon.rules.js';
import type { CouponBody, CouponChange } from './coupons.dto.js';
import { coupons } from './coupons.resource.js';

@Injectable()
export class CouponsService {
  /** @throws Failure `price_in_use` when it would change the discount of somebody who has redeemed it */
  change(caller: StoreCaller, id: string, change: CouponChange): Promise<CouponBody> {
    return changeUnused(caller, coupons, id, change, {
      faults: couponTermFaults,
      isUsed: (_, { redemptions }) => redemptions > 0,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Failure } from '../../contract/failures/failure.js';
import type { Path } from '../../contract/failures/fault.js';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import type { BilledEnrollment } from '../ledger/billed-enrollment.js';
import type { Catalog, ItemIds } from '../ledger/catalog.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { CouponRedemptionsRepository } from './coupon-redemptions.repository.js';
import { assertOnSale, assertRedeemable, redeemedBefore, type ChosenCoupon } from './sale.rules.js';

/** Who is to hold it, and what it is to be charged to. */
interface Buyer {
  readonly subscriberId: string;
  readonly isThere: boolean;
  readonly paymentMethodId: string | null;
}

/** What is to be held: whether it is there, and whether it is sold. */
@Injectable()
export class EnrollmentItemsService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly coupons: CouponRedemptionsRepository,
    private readonly collection: CollectionRepository,
  ) {}

  /** Finds everything that is named. @returns also where the names stand of what is not there */
  async find(
    scope: StoreScope,
    held: ItemIds & { readonly coupon_code: string | null },
    buyer: Buyer,
    others: Parameters<BillingInputsRepository['catalog']>[1] = [],
  ): Promise<{ catalog: Catalog; couponId: string | null; absent: readonly Path[] }> {
    const couponId = held.coupon_code === null ? null : await this.coupons.couponId(scope, held.coupon_code);
    const catalog = await this.inputs.catalog(scope, [{ ...held, coupon_id: couponId ?? null }, ...others]);
    const absent: Path[] = [];
    if (!catalog.options.has(held.billing_option_id)) absent.push(['billing_option_id']);
    held.add_ons.forEach(({ add_on_id }, index) => {
      if (!catalog.addOns.has(add_on_id)) absent.push(['add_ons', index, 'add_on_id']);
    });
    if (couponId === undefined) absent.push(['coupon_code']);
    if (!buyer.isThere) absent.push(['subscriber_id']);
    else if (buyer.paymentMethodId !== null) {
      const method = await this.collection.method(scope, buyer.subscriberId, buyer.paymentMethodId);
      if (method === undefined) absent.push(['payment_method_id']);
    }
    return { catalog, couponId: couponId ?? null, absent };
  }

  /** A coupon that is asked for, with what is to be known of its subscriber. */
  async chosenCoupon(scope: StoreScope, couponId: string | null, subscriberId: string): Promise<ChosenCoupon | null> {
    if (couponId === null) return null;
    return { couponId, wasRedeemed: await this.coupons.wasRedeemed(scope, couponId, subscriberId) };
  }

  /** @throws Failure with status 422 for what is not sold so */
  assertSold(catalog: Catalog, held: ItemIds, coupon: ChosenCoupon | null, subscriptionId: string, today: Day): void {
    assertOnSale(catalog, held);
    if (coupon !== null) assertRedeemable(catalog, coupon, subscriptionId, today);
  }

  /**
   * Counts one more use of the coupon that an enrollment has been given; nothing for one without a coupon.
   * @throws Failure `coupon_not_redeemable` when others have used it up meanwhile, or the subscriber has redeemed it
   */
  async redeem(scope: StoreScope, { id, subscriber_id, coupon_id, coupon_code }: BilledEnrollment): Promise<void> {
    if (coupon_id === null) return;
    const coupon = await this.coupons.redeem(scope, coupon_id);
    if (coupon === undefined) throw new Failure('coupon_not_redeemable');
    const isFirst = await this.coupons.keep(scope, {
      couponId: coupon_id,
      subscriberId: subscriber_id,
      enrollmentId: id,
    });
    if (!isFirst && coupon.duration === 'once') throw redeemedBefore(coupon_code ?? '');
  }
}

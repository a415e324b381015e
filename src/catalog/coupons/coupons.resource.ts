import { Resource } from '../../contract/resource/resource.js';
import { ReferenceList } from '../../platform/database/reference-list.js';
import { couponRules } from './coupon.rules.js';
import { CouponBody } from './coupons.dto.js';

const subscriptionIds = new ReferenceList({
  field: 'subscription_ids',
  table: 'coupon_subscriptions',
  ownColumn: 'coupon_id',
  targetColumn: 'subscription_id',
});

export const coupons = new Resource({
  table: 'coupons',
  prefix: 'cpn',
  body: CouponBody,
  rules: couponRules,
  referenceLists: [subscriptionIds],
});

import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { Example } from '../../contract/validation/example.decorator.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsDay,
  IsDecimal,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';
import { COUPON_DURATIONS, couponRules, type CouponDuration } from './coupon.rules.js';

@CrossFieldRules(couponRules)
@Example({ code: 'SPRING', percent_off: '10' })
export class NewCoupon {
  @IsText({ max: 100 })
  code!: string;

  @Nullable()
  @IsText()
  name: string | null = null;

  @IsOneOf(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @Nullable()
  @IsDecimal({ above: 0, max: 100 })
  percent_off: string | null = null;

  @Nullable()
  @IsMoney({ min: 1 })
  amount_off: number | null = null;

  @IsOneOf(COUPON_DURATIONS)
  duration: CouponDuration = 'once';

  @Nullable()
  @IsInteger({ min: 1, max: 10_000 })
  duration_cycles: number | null = null;

  @Nullable()
  @IsInteger({ min: 1 })
  max_redemptions: number | null = null;

  @IsMoney()
  minimum_amount: number = 0;

  @Nullable()
  @IsDay()
  starts_on: string | null = null;

  @Nullable()
  @IsDay()
  ends_on: string | null = null;

  @IsIdList({ max: 100 })
  subscription_ids: string[] = [];

  @IsMetadata()
  metadata: Metadata = {};
}

export class CouponChange extends ChangeOf(NewCoupon, ['code']) {}

export class CouponBody extends BodyOf(NewCoupon) {
  @IsInteger()
  redemptions!: number;
}

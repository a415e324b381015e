import type { Standing } from '../../contract/store-access.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCurrency,
  IsEmailAddress,
  IsId,
  IsMetadata,
  IsNested,
  IsText,
  IsTimeZone,
  IsInteger,
  IsIntegerList,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { StoreStatus } from '../api-keys/api-key.js';
import { RateLimit } from '../operator-stores/operator-stores.dto.js';

/** What a store settles for itself. */
class StoreSettings {
  @IsText()
  name!: string;

  @IsTimeZone()
  time_zone!: string;

  @Nullable()
  @IsEmailAddress()
  support_email!: string | null;

  @IsOneOf(['day', 'second'])
  proration_unit!: 'day' | 'second';

  @IsOneOf(['exclusive', 'inclusive'])
  tax_behavior!: 'exclusive' | 'inclusive';

  @IsText({ max: 20 })
  invoice_prefix!: string;

  @IsInteger({ max: 365 })
  payment_terms_days!: number;

  @IsIntegerList({ min: 1, max: 365, most: 20 })
  dunning_days!: number[];

  @IsOneOf(['cancel', 'leave'])
  dunning_end!: 'cancel' | 'leave';

  @IsInteger({ max: 30 })
  usage_grace_days!: number;

  @IsMetadata()
  metadata!: Metadata;
}

export class StoreSettingsChange extends ChangeOf(StoreSettings) {}

/** The columns behind `/store`. */
export class OwnStoreRecord extends BodyOf(StoreSettings) {
  @IsId()
  account_id!: string;

  @IsOneOf(['live', 'sandbox'])
  status!: StoreStatus;

  @IsCurrency()
  currency!: string;

  @IsNested(() => RateLimit)
  rate_limit!: RateLimit;
}

export class OwnStoreBody extends OwnStoreRecord {
  @IsOneOf(['good', 'past_due', 'disabled'])
  standing!: Standing;
}

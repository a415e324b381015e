import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsBooleanValue,
  IsId,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';
import { SUBSCRIPTION_TYPES, subscriptionRules, type SubscriptionType } from './subscription.rules.js';

@CrossFieldRules(subscriptionRules)
export class NewSubscription {
  @IsText()
  name!: string;

  @IsOneOf(SUBSCRIPTION_TYPES)
  type!: SubscriptionType;

  @IsOneOf(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @Nullable()
  @IsText({ max: 5000 })
  description: string | null = null;

  @IsInteger({ max: 730 })
  free_trial_days: number = 0;

  @IsMoney()
  setup_fee: number = 0;

  @IsBooleanValue()
  allow_billing_option_changes: boolean = true;

  @IsBooleanValue()
  shipping_charge: boolean = false;

  @Nullable()
  @IsId()
  shipping_option_id: string | null = null;

  @IsBooleanValue()
  tax_charge: boolean = false;

  @IsIdList({ max: 10 })
  tax_rate_ids: string[] = [];

  @IsMetadata()
  metadata: Metadata = {};
}

export class SubscriptionChange extends ChangeOf(NewSubscription, ['type']) {}

export class SubscriptionBody extends BodyOf(NewSubscription) {}

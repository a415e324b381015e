import { ArrayMaxSize } from 'class-validator';
import { CYCLES, type Cycle } from '../../domain/calendar/cycle.js';
import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsDecimal,
  IsId,
  IsMetadata,
  IsMoney,
  IsNestedList,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';
import { billingOptionRules, PRICE_MODELS, type PriceModel } from './billing-option.rules.js';

export class Tier {
  @Nullable()
  @IsInteger({ min: 1 })
  up_to: number | null = null;

  @IsDecimal()
  unit_price: string = '0';

  @IsMoney()
  flat_amount: number = 0;
}

@CrossFieldRules(billingOptionRules)
export class NewBillingOption {
  @IsId()
  subscription_id!: string;

  @IsText()
  name!: string;

  @IsOneOf(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @IsOneOf(CYCLES)
  cycle!: Cycle;

  @IsInteger({ min: 1, max: 100 })
  interval_count: number = 1;

  @IsOneOf(['automatic', 'manual'])
  renewal_type: 'automatic' | 'manual' = 'automatic';

  @Nullable()
  @IsInteger({ min: 1, max: 10_000 })
  term_cycles: number | null = null;

  @IsMoney()
  amount: number = 0;

  @Nullable()
  @IsOneOf(PRICE_MODELS)
  price_model: PriceModel | null = null;

  @Nullable()
  @IsDecimal()
  unit_price: string | null = null;

  @Nullable()
  @IsNestedList(() => Tier)
  @ArrayMaxSize(100)
  tiers: Tier[] | null = null;

  @Nullable()
  @IsInteger({ min: 1 })
  package_size: number | null = null;

  @Nullable()
  @IsDecimal({ max: 100 })
  percentage: string | null = null;

  @Nullable()
  @IsId()
  meter_id: string | null = null;

  @IsMoney()
  minimum_amount: number = 0;

  @IsInteger({ min: 1 })
  min_seats: number = 1;

  @Nullable()
  @IsInteger({ min: 1 })
  max_seats: number | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class BillingOptionChange extends ChangeOf(NewBillingOption, ['subscription_id', 'cycle', 'interval_count']) {}

export class BillingOptionBody extends BodyOf(NewBillingOption) {}

import { ArrayMaxSize } from 'class-validator';
import { CYCLES, type Cycle } from '../../domain/calendar/cycle.js';
import { Obeys } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsChoice,
  IsDecimal,
  IsId,
  IsMetadata,
  IsMoney,
  IsPartList,
  IsText,
  IsWhole,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';
import { billingOptionRules, PRICE_MODELS, type PriceModel } from './billing-option.rules.js';

export class Tier {
  @Nullable()
  @IsWhole({ min: 1 })
  up_to: number | null = null;

  @IsDecimal()
  unit_price: string = '0';

  @IsMoney()
  flat_amount: number = 0;
}

@Obeys(billingOptionRules)
export class NewBillingOption {
  @IsId()
  subscription_id!: string;

  @IsText()
  name!: string;

  @IsChoice(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @IsChoice(CYCLES)
  cycle!: Cycle;

  @IsWhole({ min: 1, max: 100 })
  interval_count: number = 1;

  @IsChoice(['automatic', 'manual'])
  renewal_type: 'automatic' | 'manual' = 'automatic';

  @Nullable()
  @IsWhole({ min: 1, max: 10_000 })
  term_cycles: number | null = null;

  @IsMoney()
  amount: number = 0;

  @Nullable()
  @IsChoice(PRICE_MODELS)
  price_model: PriceModel | null = null;

  @Nullable()
  @IsDecimal()
  unit_price: string | null = null;

  @Nullable()
  @IsPartList(() => Tier)
  @ArrayMaxSize(100)
  tiers: Tier[] | null = null;

  @Nullable()
  @IsWhole({ min: 1 })
  package_size: number | null = null;

  @Nullable()
  @IsDecimal({ max: 100 })
  percentage: string | null = null;

  @Nullable()
  @IsId()
  meter_id: string | null = null;

  @IsMoney()
  minimum_amount: number = 0;

  @IsWhole({ min: 1 })
  min_seats: number = 1;

  @Nullable()
  @IsWhole({ min: 1 })
  max_seats: number | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class BillingOptionChange extends ChangeOf(NewBillingOption, ['subscription_id', 'cycle', 'interval_count']) {}

export class BillingOptionBody extends BodyOf(NewBillingOption) {}

import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsId,
  IsMetadata,
  IsMoney,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';

export class NewAddOn {
  @IsId()
  subscription_id!: string;

  @IsText()
  name!: string;

  @IsOneOf(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @Nullable()
  @IsText({ max: 5000 })
  description: string | null = null;

  @IsOneOf(['recurring', 'one_time'])
  charge!: 'recurring' | 'one_time';

  @IsMoney()
  amount!: number;

  @Nullable()
  @IsInteger({ min: 1 })
  max_quantity: number | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class AddOnChange extends ChangeOf(NewAddOn, ['subscription_id']) {}

export class AddOnBody extends BodyOf(NewAddOn) {}

import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCountry,
  IsDecimal,
  IsMetadata,
  IsText,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';

export class NewTaxRate {
  @IsText()
  name!: string;

  @IsDecimal({ max: 100 })
  percentage!: string;

  @Nullable()
  @IsCountry()
  country: string | null = null;

  @Nullable()
  @IsText()
  region: string | null = null;

  @IsOneOf(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @IsMetadata()
  metadata: Metadata = {};
}

export class TaxRateChange extends ChangeOf(NewTaxRate) {}

export class TaxRateBody extends BodyOf(NewTaxRate) {}

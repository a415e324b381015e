import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import { IsOneOf, IsMetadata, IsMoney, IsText, type Metadata } from '../../contract/validation/field.decorators.js';
import { CATALOG_STATUSES, type CatalogStatus } from '../catalog-status.js';

export class NewShippingOption {
  @IsText()
  name!: string;

  @IsMoney()
  amount!: number;

  @IsOneOf(CATALOG_STATUSES)
  status: CatalogStatus = 'active';

  @IsMetadata()
  metadata: Metadata = {};
}

export class ShippingOptionChange extends ChangeOf(NewShippingOption) {}

export class ShippingOptionBody extends BodyOf(NewShippingOption) {}

import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsDay,
  IsBooleanValue,
  IsId,
  IsMetadata,
  IsText,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

export class NewPaymentMethod {
  @IsOneOf(['test', 'stripe'])
  gateway!: 'test' | 'stripe';

  @IsText()
  token!: string;

  @IsBooleanValue()
  default: boolean = true;

  @IsMetadata()
  metadata: Metadata = {};
}

/** The token stays between the store, the gateway and the database: whoever reads the API has no use for it. */
export class PaymentMethodBody extends BodyOf(NewPaymentMethod, ['token']) {
  @IsId()
  subscriber_id!: string;

  @IsText()
  brand!: string;

  @IsText({ min: 4, max: 4 })
  last4!: string;

  @IsDay()
  expires_on!: string;
}

import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsChoice,
  IsDay,
  IsFlag,
  IsId,
  IsMetadata,
  IsText,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

export class NewPaymentMethod {
  @IsChoice(['test', 'stripe'])
  gateway!: 'test' | 'stripe';

  @IsText()
  token!: string;

  @IsFlag()
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

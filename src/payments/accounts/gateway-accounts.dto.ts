import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import { IsOneOf, IsMetadata, IsText, Nullable, type Metadata } from '../../contract/validation/field.decorators.js';
import { IsStripeKey, IsStripeSigningSecret } from './stripe-secret.decorators.js';

export class NewPaymentGateway {
  @IsOneOf(['stripe'])
  gateway!: 'stripe';

  @IsStripeKey()
  secret_key!: string;

  /** Without one, the gateway's events are not listened to. */
  @Nullable()
  @IsStripeSigningSecret()
  webhook_secret: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class PaymentGatewayChange extends ChangeOf(NewPaymentGateway, ['gateway']) {}

export class PaymentGatewayBody extends BodyOf(NewPaymentGateway, ['secret_key', 'webhook_secret']) {
  /** The last four characters of the secret key. */
  @IsText({ min: 4, max: 4 })
  hint!: string;
}

import { Failure } from '../../contract/failures/failure.js';
import type { ChargeLimits } from '../../domain/billing/carrying-over.js';
import type { AttachedMethod, ChargeRequest, GatewayAnswer, PaymentGateway } from './payment-gateway.js';

/** Money that is moved outside, such as by bank transfer: the store says that it was, and that is known at once. */
export class ManualGateway implements PaymentGateway {
  chargeLimits(): ChargeLimits {
    return { minimum: 1, step: 1 };
  }

  attach(): Promise<AttachedMethod> {
    return Promise.reject(new Failure('payment_method_refused'));
  }

  /** The token is the store's own reference. */
  charge({ token }: ChargeRequest): Promise<GatewayAnswer> {
    return Promise.resolve({ status: 'succeeded', reference: token });
  }

  refund(): Promise<GatewayAnswer> {
    return Promise.resolve({ status: 'succeeded', reference: null });
  }
}

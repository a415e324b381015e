import { Global, Module } from '@nestjs/common';
import { Seal } from '../../../platform/secrets/seal.js';
import { StripeClients } from './stripe-clients.js';

/** Token of the address at which Stripe is reached: its own or, in tests, that of a stand-in. */
export const STRIPE_API_URL = Symbol('STRIPE_API_URL');

/** How Stripe is reached. */
@Global()
@Module({
  providers: [
    {
      provide: StripeClients,
      inject: [STRIPE_API_URL, Seal],
      useFactory: (apiUrl: string, seal: Seal) => new StripeClients(apiUrl, seal),
    },
  ],
  exports: [StripeClients],
})
export class StripeModule {}

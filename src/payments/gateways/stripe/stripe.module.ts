import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Seal } from '../../../platform/secrets/seal.js';
import { StripeClients } from './stripe-clients.js';

/** How Stripe is reached: at its own address, or, in tests, at that of a stand-in. */
@Global()
@Module({})
export class StripeModule {
  static of(apiUrl: string): DynamicModule {
    return {
      module: StripeModule,
      providers: [
        { provide: StripeClients, inject: [Seal], useFactory: (seal: Seal) => new StripeClients(apiUrl, seal) },
      ],
      exports: [StripeClients],
    };
  }
}

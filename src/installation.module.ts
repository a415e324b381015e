import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BILLING_INTERVAL_SECONDS } from './billing/run/billing.job.js';
import { ContractModule, type ContractOptions } from './contract/contract.module.js';
import { STRIPE_API_URL } from './payments/gateways/stripe/stripe.module.js';
import { PlatformModule, type Platform } from './platform/platform.module.js';
import { OPERATOR_KEY } from './stores/stores.module.js';
import { WEBHOOK_OPTIONS, type WebhookOptions } from './webhooks/deliveries/webhook-options.js';

/** What differs from one installation to the next. */
export interface Installation {
  readonly platform: Platform;
  readonly contract: ContractOptions;
  readonly operatorKey: string;
  /** Between two looks at what is due; 0: this process bills nothing by itself. */
  readonly billingIntervalSeconds: number;
  readonly webhooks: WebhookOptions;
  readonly stripeApiUrl: string;
}

/** The application, with what it stands on. */
@Global()
@Module({})
export class InstallationModule {
  static of(application: DynamicModule, installation: Installation): DynamicModule {
    const settings = [
      { provide: OPERATOR_KEY, useValue: installation.operatorKey },
      { provide: BILLING_INTERVAL_SECONDS, useValue: installation.billingIntervalSeconds },
      { provide: WEBHOOK_OPTIONS, useValue: installation.webhooks },
      { provide: STRIPE_API_URL, useValue: installation.stripeApiUrl },
    ];
    return {
      module: InstallationModule,
      imports: [PlatformModule.of(installation.platform), ContractModule.of(installation.contract), application],
      providers: settings,
      exports: settings.map(({ provide }) => provide),
    };
  }
}

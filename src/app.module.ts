import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { BillingModule } from './billing/billing.module.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { FailureFilter } from './contract/failures/failure.filter.js';
import { ApiKeyGuard } from './contract/guards/api-key.guard.js';
import { RateLimitGuard } from './contract/guards/rate-limit.guard.js';
import { StandingGuard } from './contract/guards/standing.guard.js';
import { AcceptInterceptor } from './contract/interceptors/accept.interceptor.js';
import { RequiredHeadersInterceptor } from './contract/interceptors/required-headers.interceptor.js';
import { DtoValidationPipe } from './contract/validation/dto-validation.pipe.js';
import { ExplorerModule } from './explorer/explorer.module.js';
import { ExtensionsModule } from './extensions/extensions.module.js';
import { StripeModule } from './payments/gateways/stripe/stripe.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { StoresModule } from './stores/stores.module.js';
import { SubscribersModule } from './subscribers/subscribers.module.js';
import { UsageModule } from './usage/usage.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** A module of one's own: a class, or what its `forRoot` gives. Its tables are named by `@Tables`. */
export type ExtensionModule = Type | DynamicModule;

/** The contract, in the order in which a request meets it: guards, then interceptors, then pipes. */
const CONTRACT = [
  { provide: APP_GUARD, useClass: ApiKeyGuard }, // 412, 401
  { provide: APP_GUARD, useClass: StandingGuard }, // 402
  { provide: APP_GUARD, useClass: RateLimitGuard }, // 429
  { provide: APP_INTERCEPTOR, useClass: AcceptInterceptor }, // 406
  { provide: APP_INTERCEPTOR, useClass: RequiredHeadersInterceptor }, // 412, 400; idempotency
  { provide: APP_PIPE, useClass: DtoValidationPipe }, // 400; only here is a body read
  { provide: APP_FILTER, useClass: FailureFilter }, // whatever was thrown, as the one error body
];

/** The whole service: its features, modules of one's own beside them, and the contract that all of them are under. */
@Module({
  imports: [
    StoresModule,
    CatalogModule,
    SubscribersModule,
    UsageModule,
    StripeModule,
    PaymentsModule,
    BillingModule,
    WebhooksModule,
    ReportsModule,
    ExplorerModule,
    ExtensionsModule,
  ],
  providers: CONTRACT,
})
export class StandingOrderModule {
  /** For `serve`, which gives it a database and all else that differs from one installation to the next. */
  static forRoot({ modules = [] }: { readonly modules?: readonly ExtensionModule[] } = {}): DynamicModule {
    return { module: StandingOrderModule, imports: [...modules] };
  }
}

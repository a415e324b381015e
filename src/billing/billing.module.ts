import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { CancellingService } from './changes/cancelling.service.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesService } from './changes/changes.service.js';
import { EndingsService } from './changes/endings.service.js';
import { StoreClockController } from './clock/store-clock.controller.js';
import { StoreClockRepository } from './clock/store-clock.repository.js';
import { StoreClockService } from './clock/store-clock.service.js';
import { ChargesRepository } from './collection/charges.repository.js';
import { CollectionRepository } from './collection/collection.repository.js';
import { CollectionService } from './collection/collection.service.js';
import { DebtsRepository } from './collection/debts.repository.js';
import { PayingService } from './collection/paying.service.js';
import { CreditingService } from './credit-notes/crediting.service.js';
import { CreditNotesController } from './credit-notes/credit-notes.controller.js';
import { CreditNotesRepository } from './credit-notes/credit-notes.repository.js';
import { CreditNotesService } from './credit-notes/credit-notes.service.js';
import { DunningService } from './dunning/dunning.service.js';
import { NewPaymentMethodsController } from './dunning/new-payment-methods.controller.js';
import { NewPaymentMethodsService } from './dunning/new-payment-methods.service.js';
import { PastDueRepository } from './dunning/past-due.repository.js';
import { EnrollmentPreviewsController } from './enrolling/enrollment-previews.controller.js';
import { CouponRedemptionsRepository } from './enrolling/coupon-redemptions.repository.js';
import { HoldingsService } from './enrolling/holdings.service.js';
import { NewEnrollmentsController } from './enrolling/new-enrollments.controller.js';
import { NewEnrollmentsService } from './enrolling/new-enrollments.service.js';
import { BilledEnrollmentsRepository } from './facts/billed-enrollments.repository.js';
import { FactsRepository } from './facts/facts.repository.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoicesRepository } from './invoices/invoices.repository.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { ParkedController } from './parked/parked.controller.js';
import { ParkedRepository } from './parked/parked.repository.js';
import { PaymentRefundsController } from './refunds/payment-refunds.controller.js';
import { RefundsController } from './refunds/refunds.controller.js';
import { RefundsRepository } from './refunds/refunds.repository.js';
import { RefundsService } from './refunds/refunds.service.js';
import { BillingJob } from './run/billing.job.js';
import { BillingRunService } from './run/billing-run.service.js';
import { BillingService } from './run/billing.service.js';
import { CatchUpService } from './run/catch-up.service.js';
import { UsageCharges } from './run/usage-charges.service.js';
import { BilledUsageRepository } from './usage/billed-usage.repository.js';
import { EnrollmentUsageController } from './usage/enrollment-usage.controller.js';
import { EnrollmentUsageService } from './usage/enrollment-usage.service.js';
import { MeteredOptionsService } from './usage/metered-options.service.js';

/** What is owed and when: enrollments through their life, invoices, and the run that makes them. */
@Module({
  imports: [PaymentsModule, UsageModule],
  controllers: [
    NewEnrollmentsController,
    EnrollmentPreviewsController,
    ChangesController,
    InvoicesController,
    CreditNotesController,
    PaymentRefundsController,
    RefundsController,
    NewPaymentMethodsController,
    StoreClockController,
    ParkedController,
    EnrollmentUsageController,
  ],
  providers: [
    BilledEnrollmentsRepository,
    BilledUsageRepository,
    BillingJob,
    BillingRunService,
    BillingService,
    CancellingService,
    CatchUpService,
    ChargesRepository,
    ChangesService,
    CollectionRepository,
    CollectionService,
    CreditingService,
    CreditNotesRepository,
    CreditNotesService,
    DebtsRepository,
    DunningService,
    EndingsService,
    EnrollmentUsageService,
    FactsRepository,
    CouponRedemptionsRepository,
    HoldingsService,
    InvoicesRepository,
    InvoicesService,
    MeteredOptionsService,
    NewEnrollmentsService,
    NewPaymentMethodsService,
    ParkedRepository,
    PastDueRepository,
    PayingService,
    RefundsRepository,
    RefundsService,
    StoreClockRepository,
    StoreClockService,
    UsageCharges,
  ],
})
export class BillingModule {}

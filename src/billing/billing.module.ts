import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { BalanceRefundsController } from './balance-refunds/balance-refunds.controller.js';
import { BalanceRefundsRepository } from './balance-refunds/balance-refunds.repository.js';
import { BalanceRefundsService } from './balance-refunds/balance-refunds.service.js';
import { SubscriberBalanceRefundsController } from './balance-refunds/subscriber-balance-refunds.controller.js';
import { CancellingService } from './changes/cancelling.service.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesService } from './changes/changes.service.js';
import { RequestedChangesService } from './changes/requested-changes.service.js';
import { EndingsService } from './changes/endings.service.js';
import { StoreClockController } from './clock/store-clock.controller.js';
import { StoreClockRepository } from './clock/store-clock.repository.js';
import { StoreClockService } from './clock/store-clock.service.js';
import { CarryingOverRepository } from './collection/carrying-over.repository.js';
import { CarryingOverService } from './collection/carrying-over.service.js';
import { ChargesRepository } from './collection/charges.repository.js';
import { CollectionRepository } from './collection/collection.repository.js';
import { CollectionService } from './collection/collection.service.js';
import { GivenCreditsService } from './collection/given-credits.service.js';
import { HeldCreditsRepository } from './collection/held-credits.repository.js';
import { HeldCreditsService } from './collection/held-credits.service.js';
import { DebtsRepository } from './collection/debts.repository.js';
import { PayingService } from './collection/paying.service.js';
import { LineCreditsController } from './credit-notes/line-credits.controller.js';
import { LineCreditsRepository } from './credit-notes/line-credits.repository.js';
import { CreditingService } from './credit-notes/crediting.service.js';
import { CreditNotesController } from './credit-notes/credit-notes.controller.js';
import { CreditNotesRepository } from './credit-notes/credit-notes.repository.js';
import { CreditNotesService } from './credit-notes/credit-notes.service.js';
import { DunningService } from './dunning/dunning.service.js';
import { ExchangedMethodsController } from './dunning/exchanged-methods.controller.js';
import { ExchangedMethodsService } from './dunning/exchanged-methods.service.js';
import { NewPaymentMethodsController } from './dunning/new-payment-methods.controller.js';
import { NewPaymentMethodsService } from './dunning/new-payment-methods.service.js';
import { PastDueRepository } from './dunning/past-due.repository.js';
import { EnrollmentPreviewsController } from './enrolling/enrollment-previews.controller.js';
import { CouponRedemptionsRepository } from './enrolling/coupon-redemptions.repository.js';
import { EnrollmentItemsService } from './enrolling/enrollment-items.service.js';
import { NewEnrollmentsController } from './enrolling/new-enrollments.controller.js';
import { NewEnrollmentsService } from './enrolling/new-enrollments.service.js';
import { BilledEnrollmentsRepository } from './ledger/billed-enrollments.repository.js';
import { BillingInputsRepository } from './ledger/billing-inputs.repository.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoicesRepository } from './invoices/invoices.repository.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { ParkedController } from './parked/parked.controller.js';
import { ParkedRepository } from './parked/parked.repository.js';
import { SubscriberRemovalController } from './removal/subscriber-removal.controller.js';
import { SubscriberRemovalService } from './removal/subscriber-removal.service.js';
import { UnsettledRepository } from './removal/unsettled.repository.js';
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
    LineCreditsController,
    PaymentRefundsController,
    RefundsController,
    BalanceRefundsController,
    SubscriberBalanceRefundsController,
    NewPaymentMethodsController,
    ExchangedMethodsController,
    StoreClockController,
    SubscriberRemovalController,
    ParkedController,
    EnrollmentUsageController,
  ],
  providers: [
    BalanceRefundsRepository,
    BalanceRefundsService,
    BilledEnrollmentsRepository,
    BilledUsageRepository,
    BillingJob,
    BillingRunService,
    BillingService,
    CancellingService,
    CarryingOverRepository,
    CarryingOverService,
    CatchUpService,
    ChargesRepository,
    ChangesService,
    RequestedChangesService,
    CollectionRepository,
    CollectionService,
    CreditingService,
    CreditNotesRepository,
    CreditNotesService,
    DebtsRepository,
    DunningService,
    EndingsService,
    EnrollmentUsageService,
    ExchangedMethodsService,
    BillingInputsRepository,
    GivenCreditsService,
    HeldCreditsRepository,
    HeldCreditsService,
    CouponRedemptionsRepository,
    EnrollmentItemsService,
    InvoicesRepository,
    InvoicesService,
    LineCreditsRepository,
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
    SubscriberRemovalService,
    UnsettledRepository,
    UsageCharges,
  ],
})
export class BillingModule {}

import { Module } from '@nestjs/common';
import { GatewayAccountsController } from './accounts/gateway-accounts.controller.js';
import { GatewayAccountsRepository } from './accounts/gateway-accounts.repository.js';
import { GatewayAccountsService } from './accounts/gateway-accounts.service.js';
import { PaymentGateways } from './gateways/payment-gateways.service.js';
import { StripeAccounts } from './gateways/stripe/stripe-accounts.js';
import { StripeDisputes } from './gateways/stripe/stripe-disputes.js';
import { StripeDisputesRepository } from './gateways/stripe/stripe-disputes.repository.js';
import { StripeEventsController } from './gateways/stripe/stripe-events.controller.js';
import { StripeEventsService } from './gateways/stripe/stripe-events.service.js';
import { StripeQuestionsRepository } from './gateways/stripe/stripe-questions.repository.js';
import { StripeGateway } from './gateways/stripe/stripe.gateway.js';
import { TestGateway } from './gateways/test.gateway.js';
import { TestGatewayRepository } from './gateways/test-gateway.repository.js';
import { PaymentMethodsController } from './methods/payment-methods.controller.js';
import { PaymentMethodsRepository } from './methods/payment-methods.repository.js';
import { PaymentMethodsService } from './methods/payment-methods.service.js';
import { PaymentsController } from './payments/payments.controller.js';

/** How what is owed was paid: methods, the gateways behind them, and the attempts. */
@Module({
  controllers: [PaymentsController, PaymentMethodsController, GatewayAccountsController, StripeEventsController],
  providers: [
    GatewayAccountsRepository,
    GatewayAccountsService,
    PaymentGateways,
    PaymentMethodsRepository,
    PaymentMethodsService,
    StripeAccounts,
    StripeDisputes,
    StripeDisputesRepository,
    StripeEventsService,
    StripeGateway,
    StripeQuestionsRepository,
    TestGateway,
    TestGatewayRepository,
  ],
  exports: [PaymentGateways, PaymentMethodsService],
})
export class PaymentsModule {}

import { Module } from '@nestjs/common';
import { PaymentGateways } from './gateways/payment-gateways.service.js';
import { TestGateway } from './gateways/test.gateway.js';
import { TestGatewayRepository } from './gateways/test-gateway.repository.js';
import { PaymentMethodsController } from './methods/payment-methods.controller.js';
import { PaymentMethodsRepository } from './methods/payment-methods.repository.js';
import { PaymentMethodsService } from './methods/payment-methods.service.js';
import { PaymentsController } from './payments/payments.controller.js';

/** How what is owed was paid: methods, the gateways behind them, and the attempts. */
@Module({
  controllers: [PaymentsController, PaymentMethodsController],
  providers: [PaymentGateways, PaymentMethodsRepository, PaymentMethodsService, TestGateway, TestGatewayRepository],
  exports: [PaymentGateways, PaymentMethodsService],
})
export class PaymentsModule {}

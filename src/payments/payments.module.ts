import { Module } from '@nestjs/common';
import { PaymentsController } from './payments/payments.controller.js';

/** How what is owed was paid. */
@Module({ controllers: [PaymentsController] })
export class PaymentsModule {}

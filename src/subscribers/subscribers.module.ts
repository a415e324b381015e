import { Module } from '@nestjs/common';
import { EnrollmentsController } from './enrollments/enrollments.controller.js';
import { NotesController } from './notes/notes.controller.js';
import { NotesService } from './notes/notes.service.js';
import { PaymentMethodsController } from './payment-methods/payment-methods.controller.js';
import { PaymentMethodsService } from './payment-methods/payment-methods.service.js';
import { SubscribersController } from './subscribers/subscribers.controller.js';
import { SubscribersService } from './subscribers/subscribers.service.js';

/** Who bought, and how they pay. */
@Module({
  controllers: [EnrollmentsController, SubscribersController, NotesController, PaymentMethodsController],
  providers: [NotesService, PaymentMethodsService, SubscribersService],
})
export class SubscribersModule {}

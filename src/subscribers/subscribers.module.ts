import { Module } from '@nestjs/common';
import { EnrollmentsController } from './enrollments/enrollments.controller.js';
import { NotesController } from './notes/notes.controller.js';
import { NotesService } from './notes/notes.service.js';
import { SubscribersController } from './subscribers/subscribers.controller.js';

/** Who bought, and what they hold. */
@Module({
  controllers: [EnrollmentsController, SubscribersController, NotesController],
  providers: [NotesService],
})
export class SubscribersModule {}

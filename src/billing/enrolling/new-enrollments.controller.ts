import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Answers } from '../../contract/route.js';
import { EnrollmentBody, NewEnrollment } from '../../subscribers/enrollments/enrollments.dto.js';
import { InvoicePreview } from '../invoices/invoices.dto.js';
import { NewEnrollmentsService } from './new-enrollments.service.js';

@Controller()
export class NewEnrollmentsController {
  constructor(private readonly newEnrollments: NewEnrollmentsService) {}

  @Post('enrollments')
  @Answers(EnrollmentBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewEnrollment) {
    return this.newEnrollments.create(caller, input);
  }

  @Post('enrollment-previews')
  @HttpCode(200)
  @Answers(InvoicePreview)
  preview(@CurrentCaller() caller: StoreCaller, @Body() input: NewEnrollment) {
    return this.newEnrollments.preview(caller, input);
  }
}

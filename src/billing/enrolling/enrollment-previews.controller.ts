import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { NewEnrollment } from '../../subscribers/enrollments/enrollments.dto.js';
import { InvoicePreview } from '../invoices/invoices.dto.js';
import { NewEnrollmentsService } from './new-enrollments.service.js';

@Controller('enrollment-previews')
export class EnrollmentPreviewsController {
  constructor(private readonly newEnrollments: NewEnrollmentsService) {}

  @Post()
  @HttpCode(200)
  @Returns(InvoicePreview)
  preview(@CurrentCaller() caller: StoreCaller, @Body() input: NewEnrollment) {
    return this.newEnrollments.preview(caller, input);
  }
}

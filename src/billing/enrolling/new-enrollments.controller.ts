import { Body, Controller, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { EnrollmentBody, NewEnrollment } from '../../subscribers/enrollments/enrollments.dto.js';
import { NewEnrollmentsService } from './new-enrollments.service.js';

@Controller('enrollments')
export class NewEnrollmentsController {
  constructor(private readonly newEnrollments: NewEnrollmentsService) {}

  @Post()
  @Returns(EnrollmentBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewEnrollment) {
    return this.newEnrollments.create(caller, input);
  }
}

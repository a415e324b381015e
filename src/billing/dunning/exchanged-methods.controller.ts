import { Body, Controller, Param, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { EnrollmentBody, EnrollmentChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { ExchangedMethodsService } from './exchanged-methods.service.js';

@Controller('enrollments')
export class ExchangedMethodsController {
  constructor(private readonly exchangedMethods: ExchangedMethodsService) {}

  @Put(':id')
  @Returns(EnrollmentBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: EnrollmentChange) {
    return this.exchangedMethods.change(caller, id, change);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns, Refusable } from '../../contract/route.js';
import { EnrollmentUsage } from './enrollment-usage.dto.js';
import { EnrollmentUsageService } from './enrollment-usage.service.js';

@Controller('enrollments')
export class EnrollmentUsageController {
  constructor(private readonly usage: EnrollmentUsageService) {}

  @Get(':id/usage')
  @Returns(EnrollmentUsage)
  @Refusable()
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.usage.of(caller, id);
  }
}

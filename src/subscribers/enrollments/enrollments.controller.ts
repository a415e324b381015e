import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { EnrollmentBody } from './enrollments.dto.js';
import { enrollments } from './enrollments.resource.js';

@Controller('enrollments')
export class EnrollmentsController {
  @Get()
  @ReturnsList(EnrollmentBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return enrollments.list(caller, listing);
  }

  @Get(':id')
  @Returns(EnrollmentBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return enrollments.get(caller, id);
  }
}

import { Controller, Get } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { ReturnsList, ForOperator } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { ParkedBody } from './parked.dto.js';
import { parkedEnrollments } from './parked.resource.js';

@ForOperator()
@Controller('operator/parked-enrollments')
export class ParkedController {
  @Get()
  @ReturnsList(ParkedBody)
  list(@CurrentCaller() caller: OperatorCaller, @ListQuery() listing: Listing) {
    return parkedEnrollments.list(caller, listing);
  }
}

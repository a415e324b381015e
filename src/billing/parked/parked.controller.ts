import { Controller, Get } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { AnswersList, ForOperator } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { ParkedBody } from './parked.dto.js';
import { parkedEnrollments } from './parked.resource.js';

@ForOperator()
@Controller('operator/parked-enrollments')
export class ParkedController {
  @Get()
  @AnswersList(ParkedBody)
  list(@CurrentCaller() caller: OperatorCaller, @AskedList() listing: Listing) {
    return parkedEnrollments.list(caller, listing);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { LineCreditBody } from './line-credits.dto.js';
import { lineCredits } from './line-credits.resource.js';

@Controller('line-credits')
export class LineCreditsController {
  @Get()
  @AnswersList(LineCreditBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return lineCredits.list(caller, listing);
  }

  @Get(':id')
  @Answers(LineCreditBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return lineCredits.get(caller, id);
  }
}

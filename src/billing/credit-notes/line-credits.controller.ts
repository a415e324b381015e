import { Controller, Get, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { LineCreditBody } from './line-credits.dto.js';
import { lineCredits } from './line-credits.resource.js';

@Controller('line-credits')
export class LineCreditsController {
  @Get()
  @ReturnsList(LineCreditBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return lineCredits.list(caller, listing);
  }

  @Get(':id')
  @Returns(LineCreditBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return lineCredits.get(caller, id);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { CreditNoteBody, NewCreditNote } from './credit-notes.dto.js';
import { creditNotes } from './credit-notes.resource.js';
import { CreditNotesService } from './credit-notes.service.js';

@Controller('credit-notes')
export class CreditNotesController {
  constructor(private readonly service: CreditNotesService) {}

  @Get()
  @ReturnsList(CreditNoteBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return creditNotes.list(caller, listing);
  }

  @Get(':id')
  @Returns(CreditNoteBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return creditNotes.get(caller, id);
  }

  @Post()
  @Returns(CreditNoteBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewCreditNote) {
    return this.service.create(caller, input);
  }
}

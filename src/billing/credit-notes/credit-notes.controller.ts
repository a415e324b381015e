import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { CreditNoteBody, NewCreditNote } from './credit-notes.dto.js';
import { creditNotes } from './credit-notes.resource.js';
import { CreditNotesService } from './credit-notes.service.js';

@Controller('credit-notes')
export class CreditNotesController {
  constructor(private readonly service: CreditNotesService) {}

  @Get()
  @AnswersList(CreditNoteBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return creditNotes.list(caller, listing);
  }

  @Get(':id')
  @Answers(CreditNoteBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return creditNotes.get(caller, id);
  }

  @Post()
  @Answers(CreditNoteBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewCreditNote) {
    return this.service.create(caller, input);
  }
}

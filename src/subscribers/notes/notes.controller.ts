import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NewNote, NoteBody } from './notes.dto.js';
import { NotesService } from './notes.service.js';

@Controller('subscribers/:subscriber_id/notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  @AnswersList(NoteBody)
  list(
    @CurrentCaller() caller: StoreCaller,
    @Param('subscriber_id') subscriberId: string,
    @AskedList() listing: Listing,
  ) {
    return this.notes.list(caller, subscriberId, listing);
  }

  @Get(':id')
  @Answers(NoteBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.notes.get(caller, subscriberId, id);
  }

  @Post()
  @Answers(NoteBody)
  create(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Body() input: NewNote) {
    return this.notes.create(caller, subscriberId, input);
  }

  @Delete(':id')
  @Answers(NoteBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.notes.remove(caller, subscriberId, id);
  }
}

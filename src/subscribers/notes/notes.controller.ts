import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { NewNote, NoteBody } from './notes.dto.js';
import { NotesService } from './notes.service.js';

@Controller('subscribers/:subscriber_id/notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  @ReturnsList(NoteBody)
  list(
    @CurrentCaller() caller: StoreCaller,
    @Param('subscriber_id') subscriberId: string,
    @ListQuery() listing: Listing,
  ) {
    return this.notes.list(caller, subscriberId, listing);
  }

  @Get(':id')
  @Returns(NoteBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.notes.get(caller, subscriberId, id);
  }

  @Post()
  @Returns(NoteBody)
  create(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Body() input: NewNote) {
    return this.notes.create(caller, subscriberId, input);
  }

  @Delete(':id')
  @Returns(NoteBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('subscriber_id') subscriberId: string, @Param('id') id: string) {
    return this.notes.remove(caller, subscriberId, id);
  }
}

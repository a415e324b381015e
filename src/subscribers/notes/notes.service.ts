import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Resource } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import { subscribers } from '../subscribers/subscribers.resource.js';
import { NoteBody, type NewNote } from './notes.dto.js';

const notes = new Resource({ table: 'notes', prefix: 'note', body: NoteBody });

/** What a store's people wrote about a subscriber. */
@Injectable()
export class NotesService {
  async create(caller: StoreCaller, subscriberId: string, input: NewNote): Promise<NoteBody> {
    await subscribers.get(caller, subscriberId);
    return notes.create(caller, input, { subscriber_id: subscriberId });
  }

  async get(caller: StoreCaller, subscriberId: string, id: string): Promise<NoteBody> {
    await subscribers.get(caller, subscriberId);
    return notes.get(caller, id, { subscriber_id: subscriberId });
  }

  async list(caller: StoreCaller, subscriberId: string, listing: Listing): Promise<Page<NoteBody>> {
    await subscribers.get(caller, subscriberId);
    return notes.list(caller, listing, { subscriber_id: subscriberId });
  }

  async remove(caller: StoreCaller, subscriberId: string, id: string): Promise<NoteBody> {
    await subscribers.get(caller, subscriberId);
    return notes.remove(caller, id, { subscriber_id: subscriberId });
  }
}

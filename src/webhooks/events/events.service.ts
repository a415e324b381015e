import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { EventBody } from './events.dto.js';
import { EventsRepository } from './events.repository.js';
import { events } from './events.resource.js';

/** Events that get their numbers at once. */
export const NUMBERED_AT_ONCE = 1000;

@Injectable()
export class EventsService {
  constructor(private readonly repository: EventsRepository) {}

  /** Whoever asks sees what was done until then. */
  async list(caller: StoreCaller, listing: Listing): Promise<Page<EventBody>> {
    await this.numberAll(caller.scope);
    return events.list(caller, listing);
  }

  async numberAll(scope: StoreScope): Promise<void> {
    while ((await this.repository.number(scope, NUMBERED_AT_ONCE)) === NUMBERED_AT_ONCE);
  }

  /** The number of the latest of all events that have happened. */
  async last(scope: StoreScope): Promise<number> {
    await this.numberAll(scope);
    return this.repository.last(scope);
  }
}

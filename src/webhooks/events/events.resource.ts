import { Resource } from '../../contract/resource/resource.js';
import { EventBody } from './events.dto.js';

/** What happened, in order: a view of those that have their number. */
export const events = new Resource({ table: 'events', prefix: 'evt', body: EventBody });

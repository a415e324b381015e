import { Resource } from '../../contract/resource/resource.js';
import { UsageEventBody } from './usage-events.dto.js';

/** Reads them; they are written many at a time, by the service beside. */
export const usageEvents = new Resource({ table: 'usage_events', prefix: 'use', body: UsageEventBody });

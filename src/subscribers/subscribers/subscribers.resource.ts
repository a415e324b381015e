import { Resource } from '../../contract/resource/resource.js';
import { SubscriberBody } from './subscribers.dto.js';

/** Removed subscribers are gone for callers, and stay in the reports. */
export const subscribers = new Resource({
  table: 'subscribers',
  prefix: 'ppl',
  body: SubscriberBody,
  deletedAt: 'deleted_at',
});

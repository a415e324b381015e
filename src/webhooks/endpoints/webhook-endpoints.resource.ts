import { Resource } from '../../contract/resource/resource.js';
import { WebhookEndpointBody } from './webhook-endpoints.dto.js';
import { webhookUrlRules } from './webhook-url.rules.js';

/** Where a store wants to be told what happens. */
export const webhookEndpoints = new Resource({
  table: 'webhook_endpoints',
  prefix: 'whe',
  body: WebhookEndpointBody,
  rules: webhookUrlRules,
});

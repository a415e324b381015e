import { Resource } from '../../contract/resource/resource.js';
import { WebhookDeliveryBody } from './webhook-deliveries.dto.js';

/** That an endpoint is told of an event, and how that went. */
export const webhookDeliveries = new Resource({
  table: 'webhook_deliveries',
  prefix: 'dlv',
  body: WebhookDeliveryBody,
});

import { describe, expect, it } from '@jest/globals';
import type { Method } from './openapi.js';
import type { Route } from './registered-routes.js';
import { wordsOf } from './route-words.js';

class Thing {}

function words(method: Method, collection: string, rest: string, list = false) {
  const split = (path: string) => path.split('/').filter((segment) => segment !== '');
  const route: Route = {
    method,
    collection: split(collection),
    rest: split(rest),
    audience: collection.startsWith('operator') ? 'operator' : 'store',
    status: 200,
    answer: { body: Thing, list },
    refusable: method !== 'get',
    input: undefined,
    mayLackBody: false,
  };
  const { tag, operationId, summary } = wordsOf(route);
  return [tag, operationId, summary];
}

describe('a route is called by its path and method', () => {
  it.each<[Method, string, string, boolean, string, string, string]>([
    ['get', 'add-ons', '', true, 'Add-ons', 'listAddOns', 'List add-ons'],
    ['get', 'usage-events', '{id}', false, 'Usage events', 'getUsageEvent', 'Get a usage event'],
    ['post', 'api-keys', '', false, 'API keys', 'createApiKey', 'Create an API key'],
    ['put', 'store', '', false, 'Store', 'changeStore', 'Change the store'],
    ['delete', 'tax-rates', '{id}', false, 'Tax rates', 'deleteTaxRate', 'Delete a tax rate'],
    ['get', 'webhook-deliveries', '{id}', false, 'Webhook deliveries', 'getWebhookDelivery', 'Get a webhook delivery'],
  ])('%s /%s/%s', (method, collection, rest, list, ...expected) => {
    expect(words(method, collection, rest, list)).toEqual(expected);
  });

  it.each<[Method, string, string, boolean, string, string, string]>([
    ['get', 'stores/{store_id}/notes', '', true, 'Store notes', 'listStoreNotes', 'List notes of a store'],
    ['get', 'operator/stores', '', true, 'Operator stores', 'listOperatorStores', 'List stores'],
  ])('%s /%s/%s, which belongs to something', (method, collection, rest, list, ...expected) => {
    expect(words(method, collection, rest, list)).toEqual(expected);
  });

  it.each<[Method, string, string, string, string]>([
    ['post', 'enrollments', '{id}/cancel', 'cancelEnrollment', 'Cancel an enrollment'],
    ['post', 'invoices', '{id}/mark-uncollectible', 'markUncollectibleInvoice', 'Mark an invoice uncollectible'],
    ['post', 'enrollments/{id}', 'pause', 'pauseEnrollment', 'Pause an enrollment'],
    ['post', 'enrollments', '{id}/change', 'changeEnrollmentHolding', 'Change what an enrollment holds'],
    ['post', 'enrollments', '{id}/preview', 'previewEnrollmentChange', 'Preview a change of an enrollment'],
    [
      'post',
      'enrollments',
      '{id}/cancel-preview',
      'previewEnrollmentCancellation',
      'Preview the cancellation of an enrollment',
    ],
    ['post', 'payments', '{id}/refunds', 'refundPayment', 'Refund a payment'],
    ['post', 'enrollment-previews', '', 'createEnrollmentPreview', 'Create an enrollment preview'],
    ['post', 'usage-events', 'batch', 'createUsageEventBatch', 'Create a batch of usage events'],
    ['get', 'enrollments', '{id}/usage', 'getEnrollmentUsage', 'Get the usage of an enrollment'],
  ])('%s /%s/%s, which does something or shows a part', (method, collection, rest, operationId, summary) => {
    expect(words(method, collection, rest).slice(1)).toEqual([operationId, summary]);
  });
});

import { Resource } from '../../contract/resource/resource.js';
import { ReferenceList } from '../../platform/database/reference-list.js';
import { subscriptionRules } from './subscription.rules.js';
import { SubscriptionBody } from './subscriptions.dto.js';

const taxRateIds = new ReferenceList({
  field: 'tax_rate_ids',
  table: 'subscription_tax_rates',
  ownColumn: 'subscription_id',
  targetColumn: 'tax_rate_id',
});

export const subscriptions = new Resource({
  table: 'subscriptions',
  prefix: 'sub',
  body: SubscriptionBody,
  rules: subscriptionRules,
  referenceLists: [taxRateIds],
});

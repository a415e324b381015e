import { Resource } from '../../contract/resource/resource.js';
import { billingOptionRules } from './billing-option.rules.js';
import { BillingOptionBody } from './billing-options.dto.js';

export const billingOptions = new Resource({
  table: 'billing_options',
  prefix: 'opt',
  body: BillingOptionBody,
  rules: billingOptionRules,
});

import { RULES_OF_BILLING } from '../document/rules-of-billing.js';
import { underHeadings, type Guide } from './guide.js';

export const BILLING: Guide = {
  name: 'billing',
  title: 'Rules of billing',
  summary:
    'Periods, prices, changes, coupons, tax, dunning, credit: how billing decides where others decide otherwise.',
  text: () => `A **subscription** is what a store sells; a **billing option** is how it is priced and paid; an **enrollment** is one subscriber's holding of it, and what invoices are made of.

${underHeadings(RULES_OF_BILLING)}

[A proration, worked through](/docs/guides/proration) shows a change in numbers.`,
  operations: ['createBillingOption', 'createEnrollmentPreview', 'changeEnrollmentHolding', 'createCreditNote'],
};

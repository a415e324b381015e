import { EVENTS_AND_WEBHOOKS } from './events-and-webhooks.js';
import { RULES_OF_BILLING, SANDBOX_CLOCK } from './rules-of-billing.js';
import { ANSWERS_AND_ERRORS, CONNECTIONS, CREDENTIALS, LIMITS, LISTS, SAFE_CHANGES, VALUES } from './sections.js';

const SECTIONS = [
  ...[CREDENTIALS, ANSWERS_AND_ERRORS, LISTS, SAFE_CHANGES, VALUES],
  ...[RULES_OF_BILLING, SANDBOX_CLOCK, EVENTS_AND_WEBHOOKS, LIMITS, CONNECTIONS],
];

/** What the API is and the rules that all of it follows, in Markdown: for readers who have the document alone. */
export const ABOUT = [
  'Sell subscriptions over one REST API. Every resource follows the same rules. The same with examples, and what to do about each error, is at [/docs/guides](/docs/guides) and [/docs/errors](/docs/errors) of the server that gave this document.',
  ...SECTIONS.map(({ title, text }) => `## ${title}\n\n${text}`),
].join('\n\n');

import { FIRST_SALE } from './examples/first-sale.js';
import { code, type Guide } from './guide.js';

export const FIRST_REQUESTS: Guide = {
  name: 'first-requests',
  title: 'First requests',
  summary: 'A first sale, from nothing to a paid invoice, in curl, TypeScript, PHP and Python.',
  text: () => `The first start of the service made a sandbox store and printed its Store ID and API key, once. Put them in where the examples say \`STO-10001\` and \`so_sandbox_...\`, and run an example as it stands. Or press **Authorize** in the [reference](/docs) and do the same there, request by request.

Each example sells a club for 19.00 a month: it makes a [subscription](/docs/guides/billing), which is what a store sells, a billing option, which is how that is paid, and a subscriber with a card; then it enrolls the subscriber. That brings about the first invoice, and the card is charged for it. The gateway \`test\` moves no money.

## curl

${code('sh', 'A shell: paste it, or save it as first-sale.sh', FIRST_SALE.curl)}

## TypeScript

Needs no package. Node 22.18 and later run it as it stands.

${code('ts', 'first-sale.mts', FIRST_SALE.typescript)}

## PHP

Needs no extension: PHP 8 as it comes.

${code('php', 'first-sale.php', FIRST_SALE.php)}

## Python

Needs no package: Python 3.9 or later.

${code('python', 'first_sale.py', FIRST_SALE.python)}

## What came of it

The invoice is \`paid\`, its \`total\` is 1900 minor units, and the enrollment is \`active\`: its \`next_billing_on\` is a month from now. A sandbox store need not wait for it: [move its clock](/docs/guides/sandbox-clock). Everything that happened is told under \`/events\`, and to your [webhooks](/docs/guides/webhooks).

When something was refused, \`SO-Error-Code\` says why in one word: [what each means and what to do](/docs/errors).`,
  operations: ['createSubscription', 'createBillingOption', 'createSubscriber', 'createEnrollment', 'listInvoices'],
};

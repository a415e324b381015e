import { SANDBOX_CLOCK as ABOUT_CLOCK } from '../document/rules-of-billing.js';
import { code, type Guide } from './guide.js';

const SO = `so() { curl -sS -u 'STO-10001:so_sandbox_...' -H 'Accept: application/json' -H 'Content-Type: application/json' "$@"; }`;

export const SANDBOX_CLOCK: Guide = {
  name: 'sandbox-clock',
  title: 'The sandbox clock',
  summary: 'See a year of renewals, failed payments and webhooks in a minute.',
  text: () => `${ABOUT_CLOCK.text}

A store that has no enrollment yet may be set to any time; from then on its clock moves forward only, at most two years a call.

${code(
  'sh',
  'curl: begin on 31 January, then let three months pass',
  `${SO}\n\nso http://127.0.0.1:3000/1.0.0/clock -X PUT -d '{"now":"2028-01-31T09:00:00Z"}'\n# … a first sale, as in the first guide …\nso http://127.0.0.1:3000/1.0.0/clock -X PUT -d '{"now":"2028-04-30T09:00:00Z"}'\nso 'http://127.0.0.1:3000/1.0.0/invoices?sort_by=issued_on&sort=desc'`,
)}

## Make things go wrong

The token of a payment method tells the gateway \`test\` what to do when it is charged: [Collecting](/docs/guides/billing#collecting) names them. Give a subscriber \`pm_declined\`, move the clock over the store's \`dunning_days\` (in \`GET /store\`), and watch the enrollment become \`past_due\` and then be cancelled; give \`pm_ok\` in between, and it recovers at once.

Rate limits, the expiry of an API key, the age of an \`Idempotency-Key\` and the \`webhook-timestamp\` go by the real time, whatever the store's clock says. A live store has no clock to move: [\`not_sandbox\`](/docs/errors#not_sandbox).`,
  operations: ['getClock', 'changeClock', 'listInvoices', 'listEvents'],
};

import type { Section } from './sections.js';

/** What receivers of webhooks may rely on, in Markdown. Paragraphs are single lines, as the page breaks there. */
export const EVENTS_AND_WEBHOOKS: Section = {
  title: 'Events and webhooks',
  text: `**Events.** Every change of an enrollment, an invoice, a payment, a refund, a credit note, a subscriber, an API key or the store itself is an event, written in the transaction that made the change: what was not done is not told, and what was done is. Only a subscriber's \`status\` that follows its enrollments is not told of by itself: the enrollments tell. \`data\` is the thing as the API showed it right after. The types are those that \`GET /events\` can be filtered by. A store's events are numbered from 1 without gaps by \`sequence\`; what happened to one thing is told in its order, and \`GET /events?after={id}\` reads on from any event.

**Endpoints.** \`POST /webhook-endpoints\` names a URL and the types that it is told of, none for all. It is told what happens from then on; switched on again after a break, what happens from then on. What happened before its types are changed, or the store switches it off, it is still told as they were, in the second case once it is on again. A store has at most 50. The URL must lead to the public Internet, which is looked at when it is set and again at every connection.

**What is sent.** A POST as [Standard Webhooks](https://www.standardwebhooks.com) has it: the body \`{"id", "type", "timestamp", "sequence", "object_id", "data"}\`, where \`timestamp\` is when it happened, and the headers \`webhook-id\`, \`webhook-timestamp\` and \`webhook-signature\`. Verify it with one of the libraries there and the endpoint's secret, which is shown when the endpoint is made and when \`POST /webhook-endpoints/{id}/rotate-secret\` exchanges it. After that the secret before signs as well for 24 hours; of several signatures one must fit.

**What counts.** A 2xx within 15 seconds, and no redirect: the answer must come whole, but more than 16 KB of it is not read. Answer first and work afterwards. An event can come more than once, and events come in any order, as many are sent at the same time and some are tried again: go by \`webhook-id\` and \`sequence\`.

**When it fails** it is tried again after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each up to a tenth later: ten attempts in about three days. \`Retry-After\` puts off the next one, by a day at most. \`POST /webhook-deliveries/{id}/retry\` tries once more at any time, but while an attempt is under way it is refused with 422. An answer of 410 switches the endpoint off (\`disabled_reason\` \`gone\`), and so does an attempt that fails five days or more after the first failure since the last success (\`failing\`), unless the endpoint was changed during the attempt; a new URL begins with no failures; the event \`webhook_endpoint.disabled\` is then there to be read. Deliveries that were made before go on when it is switched on again.

**Order and load.** At most 20 deliveries are sent to an endpoint at once, and the next when those are done: one that is slow or hangs holds up no other. In a sandbox store attempts fall due by the store's clock, and \`PUT /clock\` makes those on the way, for up to 20 seconds of waiting: then it begins no more of them, and the rest follows in the background.`,
};

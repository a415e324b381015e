import { MAX_FAULTS } from '../../contract/failures/fault.js';
import { MAX_CONDITIONS } from '../../contract/lists/list-query.js';
import { API_VERSION } from '../../contract/version.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../platform/database/listing.js';

/** A part of what is said about the API: the document has all of them one after the other, guides have each where it belongs. */
export interface Section {
  readonly title: string;
  /** Markdown. Paragraphs are single lines, because Swagger UI breaks lines where they do. */
  readonly text: string;
}

export const CREDENTIALS: Section = {
  title: 'Credentials',
  text: `HTTP Basic: the user is a Store ID, the password an API key of that store. Every request under \`/${API_VERSION}\` needs them, and an \`Accept\` header that names \`application/json\`; POST and PUT also need \`Content-Type: application/json\`; a POST whose body has no required field may be sent without body and \`Content-Type\`, which stands for \`{}\`. What is under \`/operator\` takes the user \`operator\` and the operator key instead. A store sees nothing but its own items: another store's is as absent as one that never was.`,
};

export const ANSWERS_AND_ERRORS: Section = {
  title: 'Answers and errors',
  text: `Only the statuses listed with each operation are ever answered, and no other; there are no redirects and no 304. Every error has the same body, an array of exactly one object, and one stable word for machines in \`SO-Error-Code\`. All faulty fields are reported at once: \`fields\` gives the zero-based position of each among the fields sent, and its name. Up to ${MAX_FAULTS} fields are listed, and long names are cut; where there are more, \`text\` says so.

\`\`\`json
[{"status":"400","message":"Bad Request","body":{"text":"Unknown field submitted","fields":{"9":"this_should_fail"}}}]
\`\`\`

Every answer has an \`SO-Request-Id\`: your own, if you send one. A GET may be sent as HEAD, which answers without the body. Any web origin may call (CORS); no cookies are used.`,
};

export const LISTS: Section = {
  title: 'Lists',
  text: `The query parameters of lists come in pairs. The pairs of filter and exclude need both halves and may be repeated, up to ${MAX_CONDITIONS} of them together; of the other pairs either half may be left out.

| pair | gives |
| --- | --- |
| \`filter_by=status&filter=active\` | only where the field equals the value; text is compared without regard to case |
| \`exclude_by=status&exclude=active\` | all but those |
| \`sort_by=name&sort=desc\` | in the order of a field: by \`id\` and ascending unless you say otherwise; ties are broken by id |
| \`page=2&paginate=15\` | a page by number: the first one, of ${DEFAULT_PAGE_SIZE} items, unless you say otherwise; at most ${MAX_PAGE_SIZE} items |
| \`after={id}&paginate=100\` | everything after an item, which stays fast however long the list is |

\`SO-Total-Count\` tells how many items there are in all, and \`Link\` (RFC 8288) leads to the other pages. All headers of an answer together stay below 4 KB: where the query is too long for four links, \`Link\` leaves out \`last\`, then \`first\`, then \`prev\`, and is absent when not even \`next\` fits; then count \`page\` up or take the last id as \`after\`. An empty list, and a page past the end, is a 204 without a body.`,
};

export const SAFE_CHANGES: Section = {
  title: 'Changing things safely',
  text: `A POST, PUT or DELETE with an \`Idempotency-Key\` is carried out at most once: for 24 hours the first answer, a 2xx, 412 or 422, is given again to the same key and the same request, with \`Idempotent-Replayed: true\`. The same key with another request is a 422. Every single item has a strong \`ETag\`; sent as \`If-Match\` with PUT or DELETE it guards against undoing somebody else's change.`,
};

export const VALUES: Section = {
  title: 'Values',
  text: `Ids are opaque strings that sort by creation time. Money is an integer in the minor unit of its currency (ISO 4217): 1000 is 10.00 EUR and 1000 JPY. Finer prices are decimal strings. Times are ISO 8601 in UTC with milliseconds, days are \`YYYY-MM-DD\` in the store's time zone. \`null\` is a value; a field absent on PUT is left as it is. \`metadata\` is yours: up to 50 pairs of strings.`,
};

export const CONNECTIONS: Section = {
  title: 'Connections',
  text: `HTTP/1.1 with keep-alive; a request that asks for another protocol with \`Upgrade\` is answered in HTTP/1.1. Requests may be pipelined: each is answered once and in order, up to 100 of them at a time, or the connection ends. With \`Expect: 100-continue\` the interim \`100 Continue\` comes once the credentials and headers have passed, and a refusal at once, without it; it is not the status of an answer. Behind an answer with \`Connection: close\` the server goes on reading for a while, so that the answer reaches a caller that is still sending. A caller that takes nothing of an answer for some seconds loses the connection.`,
};

export const LIMITS: Section = {
  title: 'Limits',
  text: `Each store may send so many requests in so many seconds: \`RateLimit-Policy\` and \`RateLimit\` tell how many, and how many are left. Beyond that the answer is 429, and \`Retry-After\` says when to go on.`,
};

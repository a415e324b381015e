import { SAFE_CHANGES as ABOUT_CHANGES } from '../document/sections.js';
import { code, type Guide } from './guide.js';

export const SAFE_CHANGES: Guide = {
  name: 'idempotency',
  title: 'Repeating and changing safely',
  summary: 'Send what must happen once with an Idempotency-Key, and change only what you have seen.',
  text: () => `${ABOUT_CHANGES.text}

## When no answer comes

A connection that breaks, a time-out and a 503 leave open whether the request was carried out. Send it again, the same bytes under the same key: you get the first answer if there was one, and else the request is carried out now. If the first is still under way, the second waits for it.

${code('sh', 'curl: twice the same, one subscriber', "key=$(date +%s)-ada\nfor attempt in 1 2; do\n  curl -i -u 'STO-10001:so_sandbox_...' -H 'Accept: application/json' -H 'Content-Type: application/json' \\\n    -H \"Idempotency-Key: $key\" -d '{\"email\":\"ada@example.com\"}' http://127.0.0.1:3000/1.0.0/subscribers\ndone")}

Make a key of what it is for, such as your order number, or a random one that you keep beside the order before you send. What was refused with 400 to 406 or 429 was not carried out and keeps nothing: mend the request and use the key again.

## When others change the same

Read the item, keep its \`ETag\`, and send that as \`If-Match\` with your change. [\`if_match_failed\`](/docs/errors#if_match_failed) means that somebody was faster: read again, and decide again. Actions such as \`POST /enrollments/{id}/cancel\` take \`If-Match\` too.`,
  operations: ['createSubscriber', 'createEnrollment', 'changeSubscriber', 'payInvoice'],
};

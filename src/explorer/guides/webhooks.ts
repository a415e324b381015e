import { EVENTS_AND_WEBHOOKS } from '../document/events-and-webhooks.js';
import type { OpenApiDocument } from '../document/openapi.js';
import { WEBHOOK_CHECK } from './examples/webhook-check.js';
import { code, underHeadings, type Guide } from './guide.js';

export const WEBHOOKS: Guide = {
  name: 'webhooks',
  title: 'Events and webhooks',
  summary: 'What is told, how to verify it, when it is tried again, and how to change the secret.',
  text: (document) => `${underHeadings(EVENTS_AND_WEBHOOKS)}

## Verifying a message

The signature is an HMAC with SHA-256 over \`{webhook-id}.{webhook-timestamp}.{body}\`, under the bytes that the secret stands for in base64 after \`whsec_\`. A message that is older than five minutes may be one that somebody plays back. The libraries of Standard Webhooks do the same as these lines:

${code('ts', 'TypeScript', WEBHOOK_CHECK.typescript)}

${code('php', 'PHP', WEBHOOK_CHECK.php)}

${code('python', 'Python', WEBHOOK_CHECK.python)}

## Changing the secret

1. \`POST /webhook-endpoints/{id}/rotate-secret\`: the answer shows the new secret, this once.
2. For 24 hours every message has two signatures, separated by a space, so receivers with either secret take it.
3. Put the new secret in wherever messages are verified.

## Types of events

${typesTable(document)}`,
  operations: ['createWebhookEndpoint', 'rotateWebhookEndpointSecret', 'listWebhookDeliveries', 'listEvents'],
};

/** The types as the document has them, by what they are about. */
function typesTable({ components }: OpenApiDocument): string {
  const types = components.schemas['Event']?.properties?.['type']?.enum?.map(String) ?? [];
  const things = [...new Set(types.map((type) => type.split('.')[0] ?? ''))];
  const rows = things.map((thing) => {
    const own = types.filter((type) => type.startsWith(`${thing}.`)).map((type) => `\`${type}\``);
    return `| ${thing.replaceAll('_', ' ')} | ${own.join(', ')} |`;
  });
  return ['| about | types |', '| --- | --- |', ...rows].join('\n');
}

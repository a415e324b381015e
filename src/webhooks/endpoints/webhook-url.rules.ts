import { invalidField } from '../../contract/failures/fault.js';
import type { Fault } from '../../contract/failures/fault.js';

/** What is wrong with a URL by its form alone. To which address its name leads is asked when it is connected to. */
function faultOf(url: string): string | undefined {
  if (!URL.canParse(url)) return 'Must be a whole URL, such as https://example.com/webhooks';
  const { protocol, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'Must start with https:// or http://';
  if (username !== '' || password !== '') return 'Must hold no user and no password: the signature tells who calls';
  return url.includes('#') ? 'Must have no fragment, which nobody would be sent' : undefined;
}

/** The cross-field rules of an endpoint, though this one reads a single field. */
export const webhookUrlRules = [
  {
    reads: ['url'] as const,
    faults: ({ url }: { readonly url: string }): Fault[] => {
      const fault = faultOf(url);
      return fault === undefined ? [] : [invalidField(['url'], fault)];
    },
  },
];

export function isWebhookUrl(url: string): boolean {
  return faultOf(url) === undefined;
}

import { LISTS as ABOUT_LISTS } from '../document/sections.js';
import { WALKED_LIST } from './examples/walked-list.js';
import { code, type Guide } from './guide.js';

export const LISTS: Guide = {
  name: 'lists',
  title: 'Lists and paging',
  summary: 'Filter, exclude, sort, page by number, and walk everything by cursor.',
  text: () => `## Pairs of parameters

${ABOUT_LISTS.text}

${code('sh', 'curl: active subscriptions, Z first', "curl -i -u 'STO-10001:so_sandbox_...' -H 'Accept: application/json' \\\n  'http://127.0.0.1:3000/1.0.0/subscriptions?filter_by=status&filter=active&sort_by=name&sort=desc'")}

Of \`page\` and \`paginate\`, \`sort_by\` and \`sort\` either half may be left out or empty, and stands for its default; \`after\` may stand alone. Half a filter is a 400 that names it. The reference lists, at each operation, the fields that its list can be filtered and sorted by.

## By number, or by cursor

Pages by number suit a screen: \`Link\` has \`first\`, \`prev\`, \`next\` and \`last\`. But what is made or deleted while you turn pages shifts them, so that an item can be seen twice or not at all.

To walk everything, begin with an empty \`after\` and follow \`rel="next"\` until there is none. It goes by id, which is by time of creation: nothing that was there when you began is missed or seen twice.

${code('ts', 'TypeScript: every subscriber', WALKED_LIST)}`,
  operations: ['listSubscribers', 'listInvoices', 'listEvents'],
};

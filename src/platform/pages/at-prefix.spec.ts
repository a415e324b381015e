import { expect, it } from '@jest/globals';
import { atPrefix } from './at-prefix.js';
import { html } from './html.js';

it.each([
  ['<a href="/">', '<a href="/billing/">'],
  ['<a class="a" href="/docs#/Store/getStore">', '<a class="a" href="/billing/docs#/Store/getStore">'],
  ['<script src="/docs/a.js"></script>', '<script src="/billing/docs/a.js"></script>'],
  ['<link rel="icon" href="/docs/icon.svg" />', '<link rel="icon" href="/billing/docs/icon.svg" />'],
])('%s becomes %s behind a prefix', (page, expected) => {
  expect(atPrefix(page, '/billing')).toBe(expected);
});

it.each([
  ['<a href="#top">'],
  ['<a href="https://example.com/">'],
  ['<a href="//example.com/">'],
  ['<a data-href="/docs">'],
  [html`<code>${'<a href="/docs">'}</code>`.text],
])('%s stays as it is', (page) => {
  expect(atPrefix(page, '/billing')).toBe(page);
});

it('nothing changes without a prefix', () => {
  expect(atPrefix('<a href="/docs">', '')).toBe('<a href="/docs">');
});

import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('markup', () => {
  it.each<[string, string]>([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`a & b "c" 'd'`, 'a &amp; b &quot;c&quot; &#39;d&#39;'],
    ['&amp;', '&amp;amp;'],
    ['plain', 'plain'],
  ])('takes %s for text', (given, shown) => {
    expect(html`<p title="${given}">${given}</p>`.text).toBe(`<p title="${shown}">${shown}</p>`);
  });

  it('takes markup for markup, and joins lists', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(
      html`<ul>
        ${items}${[]}
      </ul>`.text,
    ).toMatch(/^<ul>\s*<li>a<\/li><li>&lt;b&gt;<\/li>\s*<\/ul>$/);
    expect(html`${1}${[2, '3']}`.text).toBe('123');
  });
});

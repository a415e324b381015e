import { describe, expect, it } from '@jest/globals';
import { rendered } from './markdown.js';

const markup = (markdown: string) => rendered(markdown).markup.text.trim();

describe('Markdown', () => {
  it.each([
    ['tags are text', 'a <b>c</b>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'],
    ['so are blocks of them', '<script>x</script>', '&lt;script&gt;x&lt;/script&gt;'],
    [
      'headings have addresses',
      '## In `arrears`, too',
      /^<h2 id="in-arrears-too"><a class="anchor" href="#in-arrears-too">/,
    ],
    [
      'code is as it was written',
      '```sh curl\na < "b" && c\n```',
      /<figcaption>curl<\/figcaption>.+>a &lt; &quot;b&quot; &amp;&amp; c</,
    ],
    [
      'tables can be scrolled',
      '| a |\n| --- |\n| b |',
      /^<div class="table" tabindex="0"[^>]*><table>[^]+<\/table>\s*<\/div>$/,
    ],
  ])('%s', (_, markdown, expected) => {
    if (typeof expected === 'string') expect(markup(markdown)).toBe(expected);
    else expect(markup(markdown)).toMatch(expected);
  });

  it('lists its headings of the second rank', () => {
    expect(rendered('## One\n\n### Two\n\n## `Three`').headings).toEqual([
      { id: 'one', title: 'One' },
      { id: 'three', title: 'Three' },
    ]);
  });

  it('does not give one address to two headings', () => {
    expect(() => rendered('## One\n\n## One!')).toThrow('two headings are one');
  });
});

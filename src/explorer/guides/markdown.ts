import { Marked, Renderer } from 'marked';
import { escaped, Html } from '../../platform/pages/html.js';

interface Heading {
  readonly id: string;
  readonly title: string;
}

/** A text as markup, and its headings of the second rank, for a list of what is on the page. */
export interface Rendered {
  readonly markup: Html;
  readonly headings: readonly Heading[];
}

/**
 * The markup of a text in Markdown. Headings can be linked to, code and tables can be scrolled with the keyboard, and
 * tags within the text are text. @throws when two headings would have the same address
 */
export function rendered(markdown: string): Rendered {
  const headings: Heading[] = [];
  const ids = new Set<string>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, text, depth }) {
        const id = addressOf(text);
        if (ids.has(id)) throw new Error(`two headings are ${id}`);
        ids.add(id);
        if (depth === 2) headings.push({ id, title: text.replaceAll('`', '') });
        return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${this.parser.parseInline(tokens)}</a></h${depth}>\n`;
      },
      code({ text, lang = '' }) {
        const [language = '', ...words] = lang.split(' ');
        const caption = escaped(words.join(' '));
        const head = caption && `<figcaption>${caption}</figcaption>`;
        const label = `role="group" aria-label="${caption || 'Code'}"`;
        const shown = `<code class="language-${escaped(language)}">${escaped(text)}</code>`;
        return `<figure class="code">${head}<pre tabindex="0" ${label}>${shown}</pre></figure>\n`;
      },
      table(token) {
        const table = Renderer.prototype.table.call(this, token) as string;
        return `<div class="table" tabindex="0" role="group" aria-label="Table">${table}</div>\n`;
      },
      html: ({ text }) => escaped(text),
    },
  });
  return { markup: new Html(marked.parse(markdown, { async: false })), headings };
}

/** The markup of a line: no paragraph around it. */
export function inline(markdown: string): Html {
  return new Html(new Marked().parseInline(markdown, { async: false }));
}

function addressOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

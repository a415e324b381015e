import { FRAME_ASSETS } from './frame-assets.js';
import { html, type Html, NOTHING } from './html.js';

/** A page, but for what is the same on all of them. */
export interface Page {
  readonly title: string;
  /** One sentence, for search and for previews of links. */
  readonly summary: string;
  /** The address of the entry of the main navigation that the page belongs to. */
  readonly section?: Section['href'];
  /** Has exactly one `h1`. */
  readonly main: Html;
  /** Where to go within the section: shown beside the page, or above it where there is no room. */
  readonly beside?: Html;
  /** What of the page is where: shown on the other side where there is room. */
  readonly contents?: Html;
  /** Addresses of style sheets and scripts of its own. Nothing inline is heeded: see `PAGE_HEADERS`. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Scripts that import others, and run after those. */
  readonly modules?: readonly string[];
}

interface Section {
  readonly href: `/${string}`;
  readonly name: string;
}

/** The main navigation, the same on every page. */
const SECTIONS: readonly Section[] = [
  { href: '/docs/guides', name: 'Guides' },
  { href: '/docs', name: 'Reference' },
  { href: '/docs/errors', name: 'Errors' },
  { href: '/dashboard', name: 'Dashboard' },
];

const MARK = html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
  <path d="M4.5 12a7.5 7.5 0 0 1 12.8-5.3L19.5 9M19.5 4v5h-5M19.5 12a7.5 7.5 0 0 1-12.8 5.3L4.5 15M4.5 20v-5h5" />
</svg>`;

/** The whole document: head, skip link, header with the main navigation, the page itself, footer. */
export function framed(page: Page): string {
  const { title, summary, section, main, beside, contents, styles = [], scripts = [], modules = [] } = page;
  const entries = SECTIONS.map(
    ({ href, name }) => html`<li><a href="${href}" ${section === href ? CURRENT : NOTHING}>${name}</a></li>`,
  );
  const columns = [beside && 'has-beside', contents && 'has-contents'].filter(Boolean).join(' ');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${summary}" />
        <title>${title === NAME ? NAME : `${title} · ${NAME}`}</title>
        <link rel="icon" type="image/svg+xml" href="${FRAME_ASSETS.pathOf('icon.svg')}" />
        ${styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        <link rel="stylesheet" href="${FRAME_ASSETS.pathOf('page.css')}" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <div class="top-inner">
            <a class="brand" href="/">${MARK}<span>${NAME}</span></a>
            <nav aria-label="Main">
              <ul>
                ${entries}
              </ul>
            </nav>
          </div>
        </header>
        <div class="columns ${columns}">
          ${beside ? html`<nav class="beside" aria-label="${title === NAME ? 'Section' : 'In this section'}">${beside}</nav>` : NOTHING}
          <main id="content" tabindex="-1">${main}</main>
          ${contents ? html`<nav class="contents" aria-label="On this page">${contents}</nav>` : NOTHING}
        </div>
        <footer class="bottom">
          <p>${NAME} · <a href="/openapi.json">OpenAPI document</a></p>
        </footer>
        ${scripts.map((src) => html`<script src="${src}"></script>`)}
        ${modules.map((src) => html`<script type="module" src="${src}"></script>`)}
      </body>
    </html> `.text;
}

const NAME = 'Standing Order';
const CURRENT = html`aria-current="page"`;

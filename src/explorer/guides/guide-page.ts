import { html, type Html } from '../../platform/pages/html.js';
import { framed } from '../../platform/pages/page-frame.js';
import type { OpenApiDocument } from '../document/openapi.js';
import { operationLink } from '../reference/operation-link.js';
import { addressOf, GUIDES } from './guides.js';
import type { Guide } from './guide.js';
import { rendered } from './markdown.js';

/** A guide as a page, between the ones before and after it. */
export function guidePage(guide: Guide, document: OpenApiDocument): string {
  const { markup, headings } = rendered(guide.text(document));
  const links = guide.operations.map((id) => operationLink(document, id));
  const operations = links.map(
    ({ href, method, path, summary }) =>
      html`<li><span class="method">${method}</span> <a href="${href}">${path}</a>: ${summary}</li>`,
  );
  return framed({
    title: guide.title,
    summary: guide.summary,
    section: '/docs/guides',
    main: html`<article class="prose">
      <h1>${guide.title}</h1>
      <p class="lead">${guide.summary}</p>
      ${markup}
      <h2 id="try-it">Try it</h2>
      <ul class="operations">
        ${operations}
      </ul>
      ${onward(guide)}
    </article>`,
    beside: besideGuides(guide),
    contents: html`<p>On this page</p>
      <ul>
        ${[...headings, { id: 'try-it', title: 'Try it' }].map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>`,
  });
}

/** All guides, for whoever has not chosen one yet. */
export function guidesPage(): string {
  const summary = 'What the reference does not say by itself: where to begin, and the rules behind the answers.';
  return framed({
    title: 'Guides',
    summary,
    section: '/docs/guides',
    main: html`<h1 class="title">Guides</h1>
      <p class="lead">${summary}</p>
      ${guideCards()}`,
    beside: besideGuides(undefined),
  });
}

export function guideCards(): Html {
  const cards = GUIDES.map(
    (guide) =>
      html`<li>
        <a class="card" href="${addressOf(guide)}"><strong>${guide.title}</strong>${guide.summary}</a>
      </li>`,
  );
  return html`<ul class="cards">
    ${cards}
  </ul>`;
}

/** Open beside the page where there is room; a phone shows it folded, which needs no script. */
function besideGuides(current: Guide | undefined): Html {
  const entry = (href: string, name: string, isCurrent: boolean) =>
    html`<li><a href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${name}</a></li>`;
  const entries = GUIDES.map((guide) => entry(addressOf(guide), guide.title, guide === current));
  return html`<details>
    <summary>All guides</summary>
    <ul>
      ${entries}
    </ul>
  </details>`;
}

function onward(guide: Guide): Html {
  const place = GUIDES.indexOf(guide);
  const [before, after] = [GUIDES[place - 1], GUIDES[place + 1]];
  return html`<div class="onward">
    ${before ? html`<a href="${addressOf(before)}">← ${before.title}</a>` : html`<span></span>`}
    ${after ? html`<a href="${addressOf(after)}">${after.title} →</a>` : html`<a href="/docs/errors">Errors →</a>`}
  </div>`;
}

import { FAILURES, type FailureCode } from '../../contract/failures/failures.js';
import { STATUS_MESSAGES, type ErrorStatus } from '../../contract/statuses.js';
import { html, type Html } from '../../platform/pages/html.js';
import { framed } from '../../platform/pages/page-frame.js';
import { ANSWERS_AND_ERRORS } from '../document/sections.js';
import { MEANINGS } from '../document/status-meanings.js';
import { inline, rendered } from '../guides/markdown.js';
import { ADVICE } from './advice-by-code.js';

const CODES = Object.keys(FAILURES) as FailureCode[];
const STATUSES = Object.keys(MEANINGS).map(Number) as ErrorStatus[];

/** Every error that the service can answer with, by its status: what it says, what brings it about, what to do. */
export function errorsPage(): string {
  const summary = 'Every word of SO-Error-Code: what it says, what brings it about, and what to do.';
  const statuses = STATUSES.map((status) => ({ status, id: `status-${status}`, codes: codesOf(status) }));
  return framed({
    title: 'Errors',
    summary,
    section: '/docs/errors',
    main: html`<article class="prose errors">
      <h1>Errors</h1>
      <p class="lead">${summary}</p>
      ${rendered(ANSWERS_AND_ERRORS.text).markup}
      ${statuses.map(
        ({ status, id, codes }) =>
          html`<section aria-labelledby="${id}">
            <h2 id="${id}"><a class="anchor" href="#${id}">${status} ${STATUS_MESSAGES[status]}</a></h2>
            <p>${inline(MEANINGS[status])}</p>
            ${codes.map(entry)}
          </section>`,
      )}
    </article>`,
    beside: html`<details>
      <summary>By status</summary>
      <ul>
        ${statuses.map(
          ({ status, id, codes }) =>
            html`<li>
              <a href="#${id}">${status} ${STATUS_MESSAGES[status]} <span class="count">${codes.length}</span></a>
            </li>`,
        )}
      </ul>
    </details>`,
    contents: html`<p>By code</p>
      <ul>
        ${[...CODES].sort().map((code) => html`<li><a href="#${code}">${code}</a></li>`)}
      </ul>`,
  });
}

function codesOf(status: ErrorStatus): FailureCode[] {
  return CODES.filter((code) => FAILURES[code].status === status);
}

function entry(code: FailureCode): Html {
  const { cause, remedy } = ADVICE[code];
  return html`<div class="error">
    <h3 id="${code}">
      <a class="anchor" href="#${code}"><code>${code}</code></a>
    </h3>
    <p class="says">${FAILURES[code].text}</p>
    <dl>
      <dt>Cause</dt>
      <dd>${inline(cause)}</dd>
      <dt>What to do</dt>
      <dd>${inline(remedy)}</dd>
    </dl>
  </div>`;
}

import { FAILURES } from '../../contract/failures/failures.js';
import { API_VERSION } from '../../contract/version.js';
import { html } from '../../platform/pages/html.js';
import { framed } from '../../platform/pages/page-frame.js';
import { guideCards } from '../guides/guide-page.js';
import { rendered } from '../guides/markdown.js';
import { EXAMPLE_ADDRESS } from '../served-at.js';

const FIRST_REQUEST = `\`\`\`sh A first subscription
curl -i -u 'STO-10001:so_sandbox_...' \\
  -H 'Accept: application/json' \\
  -H 'Content-Type: application/json' \\
  -d '{"name":"Coffee club","type":"fixed"}' \\
  ${EXAMPLE_ADDRESS}/${API_VERSION}/subscriptions
\`\`\``;

/** Where to go from the bare address. */
export function landingPage(): string {
  const summary = 'The back end that stores use to sell subscriptions.';
  const codes = Object.keys(FAILURES).length;
  return framed({
    title: 'Standing Order',
    summary,
    main: html`<div class="hero">
        <div>
          <h1>${summary}</h1>
          <p class="lead">
            A catalog, subscribers, invoices, payments, and word of all that happens: over one REST API, with one set of
            statuses and one error body.
          </p>
          <p class="doors">
            <a class="door" href="/docs/guides/first-requests">First requests</a>
            <a class="door plain" href="/docs">Try every request</a>
          </p>
        </div>
        ${rendered(FIRST_REQUEST).markup}
      </div>
      <section class="band" aria-labelledby="guides">
        <h2 id="guides">Guides</h2>
        ${guideCards()}
      </section>
      <section class="band" aria-labelledby="reference">
        <h2 id="reference">Look it up</h2>
        <ul class="cards">
          <li>
            <a class="card" href="/docs"
              ><strong>Reference</strong>Every operation, its fields and its answers, to be tried here with a store's
              own key.</a
            >
          </li>
          <li>
            <a class="card" href="/docs/errors"
              ><strong>Errors</strong>All ${codes} words of SO-Error-Code: what brings each about, and what to do.</a
            >
          </li>
          <li>
            <a class="card" href="/openapi.json"
              ><strong>OpenAPI document</strong>For programs: generate a client, or check your own.</a
            >
          </li>
        </ul>
      </section>`,
  });
}

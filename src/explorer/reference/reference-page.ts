import { API_VERSION } from '../../contract/version.js';
import { html } from '../../platform/pages/html.js';
import { framed } from '../../platform/pages/page-frame.js';
import { REFERENCE_ASSETS } from './assets.js';

/** The frame of Swagger UI. Everything that it loads is named here and nothing of it is inline, so that its policy can forbid the rest. */
export function referencePage(): string {
  return framed({
    title: 'Reference',
    summary: 'Every operation of the API, to be read and to be tried.',
    section: '/docs',
    styles: ['swagger-ui.css', 'reference.css'].map((name) => REFERENCE_ASSETS.pathOf(name)),
    scripts: ['swagger-ui-bundle.js', 'reference.js'].map((name) => REFERENCE_ASSETS.pathOf(name)),
    main: html`<div class="prose">
        <h1>Reference</h1>
        <p class="lead">
          Every operation of version ${API_VERSION}, with its fields and all that it can answer. Each can be tried here.
        </p>
        <ol>
          <li>
            Press <strong>Authorize</strong> and enter the Store ID and an API key, such as those of the first start.
          </li>
          <li>
            Open an operation, press <strong>Try it out</strong>, then <strong>Execute</strong>. A sandbox store moves
            no money.
          </li>
        </ol>
        <p>
          What holds for all of them is in the <a href="/docs/guides">guides</a>, what each refusal means in
          <a href="/docs/errors">errors</a>. For programs: <a href="/openapi.json">the OpenAPI document</a>.
        </p>
      </div>
      <section aria-labelledby="operations-of">
        <h2 id="operations-of" class="unseen">Operations</h2>
        <div id="explorer"></div>
      </section>
      <noscript
        >To try requests here takes JavaScript. All that is known of them is in
        <a href="/openapi.json">/openapi.json</a>.</noscript
      >`,
  });
}

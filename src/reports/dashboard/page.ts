import { html, type Html } from '../../platform/pages/html.js';
import { framed } from '../../platform/pages/page-frame.js';
import { DASHBOARD_ASSETS } from './assets.js';

/** A part of the page: a report, told by a plot and by a table that says the same. */
function section(id: string, title: string, words: string): Html {
  return html` <section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p>${words}</p>
    <p class="sum" id="${id}-sum"></p>
    <div class="plot"><canvas id="${id}-plot" role="img"></canvas></div>
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" id="${id}-table" tabindex="0" role="region" aria-label="${title}, as a table"></div>
    </details>
  </section>`;
}

const SECTIONS = [
  section(
    'revenue',
    'Recurring revenue',
    'What the lines invoiced for the last day of a month come to in a month, and what has moved it since the month before.',
  ),
  section('cash', 'Invoiced and collected', 'What was invoiced, credited, collected and refunded in each month.'),
  section(
    'cohorts',
    'Cohorts',
    'Subscribers by the month in which their recurring revenue began: how much of it there still is, of what it was at first.',
  ),
  section('aging', 'Owed', 'What is due on open invoices now, by how many days it is past due.'),
];

/** The key is in no address, and nothing of the page is inline, so that its policy can forbid whatever else there may be. */
export const dashboardPage = (): string =>
  framed({
    title: 'Dashboard',
    summary: 'Recurring revenue, cohorts and what is owed, for a store that signs in with its API key.',
    section: '/dashboard',
    styles: [DASHBOARD_ASSETS.pathOf('dashboard.css')],
    scripts: [DASHBOARD_ASSETS.pathOf('chart.js')],
    modules: [DASHBOARD_ASSETS.pathOf('dashboard.js')],
    main: html`<div class="head">
        <h1>Reports</h1>
        <div id="session" hidden>
          <span id="store-name"></span>
          <label
            >Months
            <select id="months">
              <option>6</option>
              <option selected>12</option>
              <option>24</option>
              <option>36</option>
            </select></label
          >
          <button type="button" id="leave">Forget the key</button>
        </div>
      </div>
      <form id="enter" method="post">
        <p>A read key suffices. It stays in this tab alone, and is gone when the tab is closed.</p>
        <label for="store-id">Store ID</label>
        <input id="store-id" name="store-id" required autocomplete="off" spellcheck="false" placeholder="STO-10001" />
        <label for="api-key">API key</label>
        <input id="api-key" name="api-key" type="password" required autocomplete="off" />
        <button type="submit">Show the reports</button>
      </form>
      <p id="told" role="status"></p>
      <div id="reports" hidden>${SECTIONS}</div>
      <noscript>The reports need JavaScript. The API has them at <code>/1.0.0/reports</code>.</noscript>`,
  });

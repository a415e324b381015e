import { clearPlots, drawAging, drawCash, drawCohorts, drawRevenue } from './charts.js';
import { figuresIn, monthText, percentText } from './figures.js';
import { tableOf } from './tables.js';

const MOVED = ['opening', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'closing'];
const BOOKED = ['invoiced', 'voided', 'credited', 'collected', 'refunded'];
const AGES = {
  not_due: 'Not due',
  days_1_to_30: '1–30 days',
  days_31_to_60: '31–60 days',
  days_61_to_90: '61–90 days',
  days_over_90: 'Over 90 days',
};

/** Shows all reports, each as a plot and as a table. */
export function showReports({ revenue, cohorts, aging }) {
  const figures = figuresIn(revenue.currency);
  showRevenue(revenue, figures);
  showCohorts(cohorts, figures);
  showAging(aging, figures);
}

/** Leaves nothing of a store on the page. */
export function clearReports() {
  clearPlots();
  for (const id of ['revenue', 'cash', 'cohorts', 'aging']) {
    fill(`${id}-sum`, '');
    document.getElementById(`${id}-table`).replaceChildren();
  }
}

function showRevenue({ months, time_zone }, figures) {
  const labels = months.map(({ month }) => monthText(month));
  const last = months.at(-1);
  const subscribers = last.subscribers === 1 ? '1 subscriber' : `${last.subscribers} subscribers`;
  fill('revenue-sum', `${figures.money(last.closing)} a month from ${subscribers}`);
  drawRevenue(months, labels, figures);
  fillTable(
    'revenue',
    `Months of ${time_zone}`,
    ['Month', ...MOVED.map(words), 'Subscribers'],
    [
      ...months.map((month) => [
        month.month,
        ...MOVED.map((name) => figures.money(month[name])),
        String(month.subscribers),
      ]),
    ],
  );
  fill('cash-sum', `${figures.money(last.collected)} collected this month`);
  drawCash(months, labels, figures);
  const rows = months.map((month) => [month.month, ...BOOKED.map((name) => figures.money(month[name]))]);
  fillTable('cash', `Months of ${time_zone}`, ['Month', ...BOOKED.map(words)], rows);
}

function showCohorts({ cohorts }, figures) {
  const came = cohorts.reduce((sum, { subscribers }) => sum + subscribers, 0);
  fill('cohorts-sum', came === 1 ? '1 subscriber came' : `${came} subscribers came`);
  drawCohorts(cohorts, monthText, figures);
  const ages = cohorts.map((_, age) => (age === 0 ? 'At first' : `${age} later`));
  const rows = cohorts.map(({ month, subscribers, months }) => [
    month,
    String(subscribers),
    ...cohorts.map((_, age) => retained(months[age], months[0], figures)),
  ]);
  fillTable(
    'cohorts',
    'Recurring revenue, its share of the first, and subscribers',
    ['Came', 'Subscribers', ...ages],
    rows,
  );
}

function retained(month, first, figures) {
  if (month === undefined || first.subscribers === 0) return '';
  return `${figures.money(month.revenue)} · ${percentText(month.revenue / first.revenue)} · ${month.subscribers}`;
}

function showAging({ as_of, total, subscriber_count, subscribers }, figures) {
  const names = Object.keys(AGES);
  fill(
    'aging-sum',
    `${figures.money(total.amount_due)} owed by ${subscriber_count === 1 ? '1 subscriber' : `${subscriber_count} subscribers`}`,
  );
  drawAging(
    names.map((name) => total[name]),
    Object.values(AGES),
    figures,
  );
  const row = (heading, owed) => [
    heading,
    ...names.map((name) => figures.money(owed[name])),
    figures.money(owed.amount_due),
    String(owed.invoices),
  ];
  const more = subscriber_count > subscribers.length ? `, the ${subscribers.length} who owe most` : '';
  fillTable(
    'aging',
    `As of ${as_of}${more}`,
    ['Subscriber', ...Object.values(AGES), 'All', 'Invoices'],
    [row('All', total), ...subscribers.map((owed) => row(owed.email ?? `${owed.subscriber_id} (removed)`, owed))],
  );
}

function fill(id, text) {
  document.getElementById(id).textContent = text;
}

function fillTable(id, caption, headings, rows) {
  document.getElementById(`${id}-table`).replaceChildren(tableOf(caption, headings, rows));
}

function words(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

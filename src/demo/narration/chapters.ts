import { receivedByMonth, sumsOf, type Books } from '../books.js';
import { barLines } from '../chart.js';
import type { RunningService } from '../running-service.js';
import type { Story } from '../stories/story.js';
import type { MonthNarration, StoreYear } from '../store-year.js';
import { amountText } from './amounts.js';
import { monthName } from './days.js';
import { page } from './page.js';

const BAR_WIDTH = 60;

/** A store and what its books say. */
interface Account {
  readonly store: Story['store'];
  readonly books: Books;
}

export function introduce(): void {
  page.heading('A year of three stores');
  page.paragraph(
    'Standing Order is the back end of stores that sell subscriptions: it knows who subscribed to what, works out ' +
      'what is owed and when, charges it, and tries again what fails. Here it runs on an empty database of its own, ' +
      'which is thrown away at the end. Three stores use it as any program would, over HTTP. They are sandbox stores: ' +
      'each has a clock of its own, which it moves with PUT /clock, and whatever falls due on the way is done as if ' +
      'the days had passed. Cards are test cards, named by their last digits, and no money moves. A card that is ' +
      'refused is tried again on later days, which is called dunning; after the last of them the enrollment is cancelled.',
  );
  page.paragraph(
    'What people decide is written in src/demo/stories. What comes of it is read from the answers of the service and ' +
      'from the events that it tells. To enroll is to take a subscription; what a subscriber then has is an ' +
      'enrollment. Of each kind of invoice the first is shown in full. Where an amount names no ' +
      'currency, it is in that of the store; periods are shown with their last day.',
  );
}

/** What the stores have in their catalogs, as the service shows it. */
export function showCatalogs(stores: readonly StoreYear[]): void {
  for (const { story, catalog } of stores) {
    page.store(`${story.store.name} (${story.store.currency}): ${story.about}`);
    for (const text of catalog()) page.item(text);
    page.line();
  }
}

export function showMonth(month: string, tales: readonly MonthNarration[]): void {
  page.heading(`${monthName(month)} ${month.slice(0, 4)}`);
  for (const { story, happenings, unchanged } of tales) {
    if (happenings.length === 0 && unchanged.length === 0) continue;
    page.store(`${story.store.name} (${story.store.currency})`);
    page.happenings(happenings);
    for (const text of unchanged) page.besides(text);
    page.line();
  }
}

export function showRevenue(accounts: readonly Account[], months: readonly string[]): void {
  page.heading('Revenue by month');
  page.paragraph(
    'What was paid for the invoices of each month, less what was given back. What is used in a month is ' +
      'invoiced on the first day of the next one.',
  );
  for (const { store, books } of accounts) {
    page.store(`${store.name} (${store.currency})`);
    const received = receivedByMonth(books, months);
    const bars = months.map((month, index) => {
      const value = received[index] ?? 0;
      return { label: monthName(month).slice(0, 3), value, text: amountText(value, store.currency) };
    });
    for (const line of barLines(bars, BAR_WIDTH)) page.line(`   ${line}`);
    page.line();
  }
}

export function showBooks(accounts: readonly Account[], faults: readonly string[]): void {
  page.heading('The books');
  for (const { store, books } of accounts) {
    const sums = sumsOf(books);
    const amount = (units: number) => amountText(units, store.currency);
    const lists = [
      ...[counted(books.invoices, 'invoice'), counted(books.payments, 'payment')],
      ...[counted(books.creditNotes, 'credit note'), counted(books.refunds, 'refund')],
    ];
    page.store(`${store.name} (${store.currency}): ${lists.join(', ')}`);
    page.sums([
      ['invoiced', amount(sums.charged)],
      ['lowered by credit notes', amount(-sums.credited)],
      ['paid, less what was given back', amount(-sums.received)],
      ['paid from balances', amount(-sums.fromBalances)],
      ['written off', amount(-sums.writtenOff)],
      ['still owed', amount(sums.due)],
    ]);
    page.line();
  }
  for (const fault of faults) page.paragraph(fault);
  page.paragraph(
    faults.length === 0
      ? 'The books add up: every invoice with its lines, payments, refunds and credit notes, every balance, and the ' +
          'numbers, which have no gap.'
      : `The books do not add up: ${counted(faults, 'fault')}.`,
  );
}

const FURTHER =
  'To try it yourself: npm start, and then /docs at the address that it says, where every request can be sent from ' +
  'the browser. README.md has the first requests as curl lines, and src/demo/stories those that made this year.';

export function conclude(seconds: number): void {
  page.heading('And now');
  page.paragraph(`All this took ${seconds.toFixed(1)} seconds. The service stops, and its database is thrown away.`);
  page.paragraph(FURTHER);
}

/** For whoever would like to look at what is there now. */
export function showWayIn({ url, operator }: RunningService, stores: readonly StoreYear[]): void {
  page.heading('And now');
  page.paragraph(
    `The service stays at ${url} until Ctrl-C. Look around at ${url}/docs with a Store ID and its API key:`,
  );
  for (const { story, credentials } of stores) page.item(`${story.store.name}: ${credentials.user} ${credentials.key}`);
  page.item(`the operator: ${operator.user} ${operator.key}`);
  page.line();
}

function counted(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}

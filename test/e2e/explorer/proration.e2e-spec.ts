import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moneyText } from '../../../src/domain/money/money-text.js';
import { asBrowser } from '../../harness/pages.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let page: string;

beforeAll(async () => {
  service = await startTestService();
  page = (await service.api.get('//docs/guides/proration', asBrowser)).text;
});
afterAll(() => service?.stop());

interface Invoice {
  readonly issued_on: string;
  readonly total: number;
  readonly lines: readonly {
    readonly kind: string;
    readonly amount: number;
    readonly tax_amount: number;
    readonly period: { readonly start: string; readonly end: string };
  }[];
}

type Table = readonly (readonly string[])[];

/** The tables that follow a heading, up to the next one, as the texts of their cells. */
function tablesAfter(id: string): Table[] {
  const [, after = ''] = page.split(`id="${id}"`);
  const [own = ''] = after.split(/<h[23] /);
  return [...own.matchAll(/<tbody>([^]*?)<\/tbody>/g)].map(([, body = '']) =>
    [...body.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
    ),
  );
}

function tableOf({ lines, total }: Invoice): Table {
  const rows = lines.map(({ kind, amount, tax_amount, period }) => [
    ...[kind, period.start, period.end, moneyText(amount, 'EUR'), moneyText(tax_amount, 'EUR')],
  ]);
  return [...rows, ['Total, with tax', moneyText(total, 'EUR')]];
}

/** The same of a table of the page, which also has descriptions. */
const figures = (table: Table | undefined): Table | undefined =>
  table?.map(([kind = '', description = '', from = '', to = '', amount = '', tax = '']) =>
    kind === '' ? [description, amount] : [kind, from, to, amount, tax],
  );

/** Does by the API what the page tells of. */
async function lived(mode: string): Promise<Invoice[]> {
  const { api } = await service.newStore();
  await api.put('/clock', { now: '2026-01-31T09:00:00Z' });
  const rate = await api.created('/tax-rates', { name: 'VAT', percentage: '20' });
  const club = { name: 'Club', type: 'fixed', tax_charge: true, tax_rate_ids: [rate.id] };
  const { id: subscription_id } = await api.created('/subscriptions', club);
  const option = (name: string, amount: number) =>
    api.created('/billing-options', { subscription_id, name, cycle: 'monthly', amount });
  const [small, large] = [await option('Small', 1900), await option('Large', 4900)];
  const ada = await api.created('/subscribers', { email: 'ada@example.com' });
  await api.created(`/subscribers/${ada.id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
  const held = { subscriber_id: ada.id, billing_option_id: small.id };
  const { id } = await api.created('/enrollments', held);
  await api.put('/clock', { now: '2026-02-10T09:00:00Z' });
  const { status } = await api.post(`/enrollments/${id}/change`, { billing_option_id: large.id, mode });
  expect(status).toBe(200);
  await api.put('/clock', { now: '2026-03-15T09:00:00Z' });
  const { body } = await api.get('/invoices?sort_by=id&sort=asc');
  return body as Invoice[];
}

describe('the worked proration is what the service makes of the same', () => {
  it.each([
    ['prorate_next', 1],
    ['prorate_now', 2],
    ['period_end', 1],
    ['full_now', 2],
  ])('%s', async (mode, count) => {
    const [first, ...rest] = await lived(mode);
    if (first === undefined) throw new Error('there is no first invoice');
    expect(figures(tablesAfter('the-first-invoice')[0])).toEqual(tableOf(first));
    const shown = tablesAfter(mode.replace('_', '-'));
    expect(shown).toHaveLength(count);
    expect(shown.map(figures)).toEqual(rest.slice(0, count).map(tableOf));
    const [, own = ''] = page.split(`id="${mode.replace('_', '-')}"`);
    const days = [...own.matchAll(/Invoice of ([\d-]+)/g)].slice(0, count).map(([, day]) => day);
    expect(days).toEqual(rest.slice(0, count).map(({ issued_on }) => issued_on));
  });
});

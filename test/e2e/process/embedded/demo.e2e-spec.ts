import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../../../src/conformance/api-client.js';
import { commandLines, everything, ServiceProcess, until } from '../../../harness/service-process.js';

const MAIN = join(__dirname, '../../../../dist/demo/main.js');
const TIMEOUT_MS = 110_000;
const WIDTH = 100;

let temporary: string;
beforeAll(async () => void (temporary = await mkdtemp(join(tmpdir(), 'standing-order-demo-test-'))));
afterAll(() => rm(temporary, { recursive: true, force: true }));

/** A demo in a group of processes of its own, as a terminal would run it. */
function startDemo(...options: string[]): ServiceProcess {
  const env = { PATH: process.env.PATH, TMPDIR: temporary };
  return new ServiceProcess(spawn(process.execPath, [MAIN, ...options], { env, detached: true, stdio: 'pipe' }));
}

/** What Ctrl-C does in a terminal: it reaches the demo, and the service that it has started, at once. */
function interrupt({ pid }: ServiceProcess): void {
  process.kill(-pid, 'SIGINT');
}

async function expectNothingLeft(): Promise<void> {
  expect(await readdir(temporary)).toEqual([]);
  // The watchdog of the database ends a moment after it.
  await until(async () => !(await commandLines()).some((line) => line.includes(`${temporary}/`)));
}

interface Shown {
  readonly number: string;
  readonly issued_on: string;
  readonly total: number;
  readonly amount_paid: number;
  readonly tax_total: number;
  readonly lines: readonly { readonly amount: number; readonly discount_amount: number }[];
}

const minorUnits = (figure: string) => Number(figure.replaceAll(/[,.]/g, ''));

/** Each invoice that is told of, by its number, with its total in minor units. Breaks between lines are none here. */
function invoicesTold(text: string): [number: string, total: number][] {
  const flat = text.replaceAll(/\s+/g, ' ');
  const told = [...flat.matchAll(/Invoice (\S+) to .+? for (-?[\d,.]+) [A-Z]{3}/g)];
  const renewed = [...flat.matchAll(/Renewed as before, and paid: (.+?)\. /g)].flatMap(([, list = '']) => [
    ...list.matchAll(/([A-Z]+-\d+) [^\d]+ (-?[\d,.]*\d)/g),
  ]);
  return [...told, ...renewed].map(([, number = '', total = '']) => [number, minorUnits(total)]);
}

/** The figures of each invoice that is shown as a table, by its number: lines, what is taken off them, and tax. */
function tablesTold(text: string): Map<string, number[]> {
  const tables = text.matchAll(/── (\S+) · [^\n]* ─+\n([^]*?)\n *─+\n/g);
  const figures = (rows: string) =>
    [...rows.matchAll(/ {2}(-?[\d,.]+)$/gm)].map(([, figure = '']) => minorUnits(figure));
  return new Map([...tables].map(([, number = '', rows = '']) => [number, figures(rows)]));
}

function figuresOf({ lines, tax_total }: Shown): number[] {
  const amounts = lines.flatMap(({ amount, discount_amount }) => [amount, -discount_amount]);
  return [...amounts, tax_total].filter((amount) => amount !== 0);
}

describe('the demo', () => {
  let demo: ServiceProcess;
  let stores: { name: string; invoices: Shown[] }[];
  beforeAll(async () => {
    demo = startDemo('--months', '3', '--keep');
    await until(() => demo.stdout.includes('the operator: ') || demo.hasEnded, TIMEOUT_MS);
    const [, url = ''] = /stays at (\S+) until/.exec(demo.stdout) ?? [];
    const keys = [...demo.stdout.matchAll(/- (.+): (STO-\d+) (\S+)/g)];
    stores = [];
    for (const [, name = '', user = '', password = ''] of keys) {
      const invoices = await everything(new ApiClient(url, { user, password }), '/invoices');
      stores.push({ name, invoices: invoices as unknown as Shown[] });
    }
  }, TIMEOUT_MS);

  it('tells of every invoice that the API shows, once, with its total', () => {
    expect(stores.map(({ name, invoices }) => [name, invoices.length > 2])).toEqual([
      ['Bean Street', true],
      ['Kanban Kobo', true],
      ['Waypoint', true],
    ]);
    const shown = stores.flatMap(({ invoices }) => invoices.map(({ number, total }) => [number, total]));
    expect(invoicesTold(demo.stdout).sort()).toEqual(shown.sort());
  });

  it('shows in its tables the figures of the invoices, a part of a period with its reason', () => {
    const invoices = new Map(stores.flatMap((store) => store.invoices).map((invoice) => [invoice.number, invoice]));
    const tables = tablesTold(demo.stdout);
    expect(tables.size).toBeGreaterThan(6);
    for (const [number, figures] of tables) {
      const invoice = invoices.get(number);
      expect([number, figures]).toEqual([number, invoice && figuresOf(invoice)]);
    }
    expect(demo.stdout).toContain('21 of 31 days at 5 × 1,200 = 4,065');
  });

  it('charts what was paid for the invoices of each month', () => {
    const [, chart = ''] = demo.stdout.split('━━━ Revenue by month');
    const charted = [...chart.matchAll(/^ {3}(Jan|Feb|Mar) .* ([\d,.]+) [A-Z]{3}$/gm)];
    const paid = stores.flatMap(({ invoices }) =>
      ['2027-01', '2027-02', '2027-03'].map((month) =>
        invoices
          .filter(({ issued_on }) => issued_on.startsWith(month))
          .reduce((sum, { amount_paid }) => sum + amount_paid, 0),
      ),
    );
    expect(charted.map(([, , figure = '']) => minorUnits(figure))).toEqual(paid);
    expect(demo.stdout).toContain('The books add up');
  });

  it('is plain text on lines that fit, where its output goes to no terminal', () => {
    expect(demo.stdout).not.toContain('\u001b');
    expect(demo.stdout.split('\n').filter((line) => line.length > WIDTH)).toEqual([]);
  });

  it('ends in order on Ctrl-C once all is told, and leaves nothing behind', async () => {
    interrupt(demo);
    expect(await demo.ended).toEqual({ code: 0, signal: null });
    await expectNothingLeft();
  });
});

it(
  'the demo ends by itself, and leaves nothing behind',
  async () => {
    const demo = startDemo('--months', '1');
    expect(await demo.ended).toEqual({ code: 0, signal: null });
    expect(demo.stdout).toContain('its database is thrown away');
    await expectNothingLeft();
  },
  TIMEOUT_MS,
);

it(
  'the demo ends in the middle on Ctrl-C, and leaves nothing behind',
  async () => {
    const demo = startDemo();
    await until(() => demo.stdout.includes('January 2027'));
    interrupt(demo);
    expect(await demo.ended).toEqual({ code: 130, signal: null });
    expect(demo.stdout).not.toContain('The books');
    await expectNothingLeft();
  },
  TIMEOUT_MS,
);

it('the demo refuses in words what it does not know', async () => {
  const demo = startDemo('--months', '13');
  expect(await demo.ended).toEqual({ code: 2, signal: null });
  expect(demo.stderr).toMatch(/^--months takes a number from 1 to 12, not 13\.\n\nnpm run demo/);
});

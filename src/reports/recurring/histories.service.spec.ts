import { describe, expect, it } from '@jest/globals';
import { addDays, type Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { HistoriesService, type History } from './histories.service.js';
import type { Place, Reach, RecurringInvoice, RecurringLinesRepository } from './recurring-lines.repository.js';
import { RecurringLinesService } from './recurring-lines.service.js';

const DAYS = ['2026-01-31', '2026-02-28', '2026-03-31'];

function invoice(subscriber: number, id: number, start: Day, end: Day): RecurringInvoice {
  const named = (prefix: string, number: number) => `${prefix}_${String(number).padStart(6, '0')}`;
  const price = { price: '1000', amount: 1000, discounted: 1000, taxWithin: '0' };
  return {
    ...{ id: named('inv', id), subscriber_id: named('ppl', subscriber), enrollment_id: named('enr', subscriber) },
    ended_on: null,
    fixed_coupons: null,
    lines: [{ number: id, item: 'flat:opt_1', isCredit: false, start, end, ...price }],
  };
}

/** Answers as the database would, from a list. */
class Ledger implements Pick<RecurringLinesRepository, 'page' | 'before' | 'recurrences' | 'held'> {
  pages = 0;
  /** Of how many subscribers the past was asked for, each time. */
  readonly askedBefore: number[] = [];
  /** The invoices that were given for the range. */
  readonly given: string[] = [];

  private readonly invoices: readonly RecurringInvoice[];

  constructor(invoices: readonly RecurringInvoice[]) {
    this.invoices = [...invoices].sort((a, b) => (isAfter(a, b) ? 1 : -1));
  }

  page(_scope: StoreScope, { after, last }: Reach, size: number, place: Place = { subscriber_id: '', id: '' }) {
    this.pages += 1;
    const wanted = this.invoices.filter((one) => untilOf(one) > after && sinceOf(one) <= last && isAfter(one, place));
    this.given.push(...wanted.slice(0, size).map(({ id }) => id));
    return Promise.resolve(wanted.slice(0, size));
  }

  before(_scope: StoreScope, day: Day, subscriberIds: readonly string[]) {
    this.askedBefore.push(subscriberIds.length);
    const wanted = new Set(subscriberIds);
    return Promise.resolve(this.invoices.filter((one) => untilOf(one) <= day && wanted.has(one.subscriber_id)));
  }

  recurrences(_scope: StoreScope, optionIds: readonly string[]) {
    return Promise.resolve(new Map(optionIds.map((id) => [id, { cycle: 'monthly', interval: 1 } as const])));
  }

  held() {
    return Promise.resolve(new Map());
  }
}

function isAfter(a: Place, b: Place): boolean {
  return a.subscriber_id === b.subscriber_id ? a.id > b.id : a.subscriber_id > b.subscriber_id;
}

function sinceOf({ lines }: RecurringInvoice): Day {
  return lines.map(({ start }) => start).sort()[0] ?? '';
}

function untilOf({ lines }: RecurringInvoice): Day {
  return (
    lines
      .map(({ end }) => end)
      .sort()
      .at(-1) ?? ''
  );
}

async function historiesOf(ledger: Ledger): Promise<History[]> {
  const repository = ledger as unknown as RecurringLinesRepository;
  const service = new HistoriesService(repository, new RecurringLinesService(repository));
  const all: History[] = [];
  for await (const history of service.at({} as StoreScope, DAYS)) all.push(history);
  return all;
}

describe('the histories of subscribers', () => {
  it('are whole, and there once, wherever pages end', async () => {
    // The first has an invoice a day, more of them than a page holds, and all for the end of January; the others one each.
    const daily = Array.from({ length: 2_300 }, (_, n) => invoice(0, n, '2026-01-01', '2026-02-01'));
    const others = Array.from({ length: 4_000 }, (_, n) => invoice(n + 1, 10_000 + n, '2026-02-10', '2026-03-10'));
    const ledger = new Ledger([...others, ...daily]);
    const [first, ...rest] = await historiesOf(ledger);
    expect(first).toEqual({ subscriberId: 'ppl_000000', revenue: [2_300_000, 0, 0], hadBefore: true });
    expect(rest).toHaveLength(4_000);
    expect(new Set(rest.map(({ subscriberId }) => subscriberId)).size).toBe(4_000);
    const kinds = new Set(rest.map(({ revenue, hadBefore }) => `${revenue.join()} ${hadBefore}`));
    expect([...kinds]).toEqual(['0,1000,0 false']);
    expect(ledger.pages).toBe(4);
  });

  it('know of what was before, and leave out who has nothing', async () => {
    const within = addDays('2026-01-31', -3);
    const histories = await historiesOf(
      new Ledger([
        invoice(1, 1, '2025-11-10', '2025-12-10'),
        invoice(1, 2, '2026-02-10', '2026-03-10'),
        // Of these, no end of a month before has been covered.
        invoice(2, 3, within, addDays(within, 2)),
        invoice(2, 4, '2026-03-10', '2026-04-10'),
        invoice(3, 5, '2026-02-02', '2026-02-20'),
      ]),
    );
    expect(histories).toEqual([
      { subscriberId: 'ppl_000001', revenue: [0, 1000, 0], hadBefore: true },
      { subscriberId: 'ppl_000002', revenue: [0, 0, 1000], hadBefore: false },
    ]);
  });

  it('ask for the past of few at once, and of nobody who has nothing or had something at first', async () => {
    const came = Array.from({ length: 250 }, (_, n) => invoice(n, n, '2026-02-10', '2026-03-10'));
    const stayed = invoice(300, 300, '2026-01-10', '2026-03-10');
    const betweenEnds = invoice(301, 301, '2026-02-02', '2026-02-20');
    const ledger = new Ledger([...came, stayed, betweenEnds]);
    expect(await historiesOf(ledger)).toHaveLength(251);
    expect(ledger.askedBefore.filter((count) => count > 0)).toEqual([100, 100, 50]);
  });

  it('read nothing that begins after the last of the days', async () => {
    const lasts = invoice(1, 1, '2026-03-31', '2026-04-30');
    const ledger = new Ledger([lasts, invoice(1, 2, '2026-04-01', '2026-05-01')]);
    expect(await historiesOf(ledger)).toEqual([
      { subscriberId: 'ppl_000001', revenue: [0, 0, 1000], hadBefore: false },
    ]);
    expect(ledger.given).toEqual([lasts.id]);
  });
});

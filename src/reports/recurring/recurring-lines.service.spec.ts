import { expect, it } from '@jest/globals';
import type { StoreScope } from '../../platform/database/scope.js';
import type { InvoicedLine, RecurringInvoice, RecurringLinesRepository } from './recurring-lines.repository.js';
import { RecurringLinesService } from './recurring-lines.service.js';

/** A monthly option until 15 January, then an annual one in a period of its own, both without a price. */
const repository: Pick<RecurringLinesRepository, 'recurrences' | 'held'> = {
  recurrences: (_scope, optionIds) =>
    Promise.resolve(
      new Map(
        optionIds.map((id) => [id, { cycle: id === 'opt_month' ? 'monthly' : 'annually', interval: 1 } as const]),
      ),
    ),
  held: () =>
    Promise.resolve(
      new Map([
        [
          'enr_1',
          [
            { version: 0, from: '2025-12-20', billingOptionId: 'opt_month' },
            { version: 1, from: '2026-01-15', billingOptionId: 'opt_year' },
          ],
        ],
      ]),
    ),
};

function invoice(id: string, lines: RecurringInvoice['lines']): RecurringInvoice {
  return { id, subscriber_id: 'ppl_1', enrollment_id: 'enr_1', ended_on: null, fixed_coupons: null, lines };
}

function charge(number: number, item: string, start: string, end: string): InvoicedLine {
  return { number, item, price: '1200', isCredit: false, start, end, amount: 1200, discounted: 1200, taxWithin: '0' };
}

it('a period of add-ons alone keeps its cycle when another one takes its place', async () => {
  const service = new RecurringLinesService(repository as RecurringLinesRepository);
  const charged = invoice('inv_1', [charge(0, 'add_on:aon_1', '2025-12-20', '2026-01-20')]);
  const changed = invoice('inv_2', [
    { ...charge(0, 'add_on:aon_1', '2026-01-15', '2026-01-20'), isCredit: true, amount: -194, discounted: -194 },
    charge(1, 'add_on:aon_1', '2026-01-15', '2027-01-15'),
  ]);
  const lines = (await service.of({} as StoreScope, [charged, changed], new Map())).get('ppl_1') ?? [];
  expect(lines.map(({ recurrence: { cycle } }) => cycle)).toEqual(['monthly', 'monthly', 'annually']);
  // Where the charge was voided the credit is all there is, and says nothing of its own.
  expect((await service.of({} as StoreScope, [changed], new Map())).get('ppl_1')).toHaveLength(2);
});

it('lines end with their enrollment, and no later than they were invoiced', async () => {
  const service = new RecurringLinesService(repository as RecurringLinesRepository);
  const year = invoice('inv_1', [charge(0, 'flat:opt_year', '2026-01-15', '2027-01-15')]);
  const endOf = async (ended_on: string | null) =>
    (await service.of({} as StoreScope, [{ ...year, ended_on }], new Map())).get('ppl_1')?.map(({ end }) => end);
  expect(await endOf(null)).toEqual(['2027-01-15']);
  expect(await endOf('2026-03-02')).toEqual(['2026-03-02']);
  expect(await endOf('2027-01-16')).toEqual(['2027-01-15']);
});

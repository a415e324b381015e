import { expect, it } from '@jest/globals';
import type { StoreScope } from '../../platform/database/scope.js';
import type { RecurringInvoice, RecurringLinesRepository } from './recurring-lines.repository.js';
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

it('a period of add-ons alone keeps its cycle when another one takes its place', async () => {
  const service = new RecurringLinesService(repository as RecurringLinesRepository);
  const charged = invoice('inv_1', [[0, 'add_on:aon_1', '1200', false, '2025-12-20', '2026-01-20', 1200, 1200, '0']]);
  const changed = invoice('inv_2', [
    [0, 'add_on:aon_1', '1200', true, '2026-01-15', '2026-01-20', -194, -194, '0'],
    [1, 'add_on:aon_1', '1200', false, '2026-01-15', '2027-01-15', 1200, 1200, '0'],
  ]);
  const lines = (await service.of({} as StoreScope, [charged, changed], new Map())).get('ppl_1') ?? [];
  expect(lines.map(({ recurrence: { cycle } }) => cycle)).toEqual(['monthly', 'monthly', 'annually']);
  // Where the charge was voided the credit is all there is, and says nothing of its own.
  expect((await service.of({} as StoreScope, [changed], new Map())).get('ppl_1')).toHaveLength(2);
});

it('lines end with their enrollment, and no later than they were invoiced', async () => {
  const service = new RecurringLinesService(repository as RecurringLinesRepository);
  const year = invoice('inv_1', [[0, 'flat:opt_year', '1200', false, '2026-01-15', '2027-01-15', 1200, 1200, '0']]);
  const endOf = async (ended_on: string | null) =>
    (await service.of({} as StoreScope, [{ ...year, ended_on }], new Map())).get('ppl_1')?.map(({ end }) => end);
  expect(await endOf(null)).toEqual(['2027-01-15']);
  expect(await endOf('2026-03-02')).toEqual(['2026-03-02']);
  expect(await endOf('2027-01-16')).toEqual(['2027-01-15']);
});

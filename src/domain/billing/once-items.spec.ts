import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newEnrollment } from './enrollment-state.js';
import type { AddOnTerms } from './items.js';
import { onceAfter, onceItems } from './once-items.js';

const training = (quantity: number): AddOnTerms[] =>
  quantity === 0 ? [] : [{ id: 'aon_1', name: 'Training', charge: 'one_time', amount: 5000, quantity }];

/** Enrolled with so many; then each day's quantity, invoiced at once or left to wait. */
type Step = readonly [day: number, quantity: number, isInvoiced: boolean];

/** What is owed in the end, negative for what is given back, of all that was invoiced on the way. */
function owedAfter(first: number, isInvoiced: boolean, steps: readonly Step[]): { waits: number; invoiced: number } {
  let held = training(first);
  let state = newEnrollment('2024-04-01', null, null, onceItems(held));
  let invoiced = 0;
  const invoice = () => {
    invoiced += state.unbilledOnce.reduce((total, { quantity }) => total + Number(quantity), 0);
    state = { ...state, unbilledOnce: [] };
  };
  if (isInvoiced) invoice();
  for (const [day, quantity, isInvoicedThen] of steps) {
    const next = training(quantity);
    state = { ...state, ...onceAfter(state, held, next, `2024-04-${String(day).padStart(2, '0')}`) };
    held = next;
    if (isInvoicedThen) invoice();
  }
  return { waits: state.unbilledOnce.reduce((total, { quantity }) => total + Number(quantity), 0), invoiced };
}

describe('what is charged once', () => {
  it.each<[what: string, first: number, isInvoiced: boolean, steps: readonly Step[], waits: number]>([
    ['waits as often as it is more', 1, true, [[11, 3, false]], 2],
    [
      'is not owed when it is given up while it waits',
      0,
      true,
      [
        [11, 2, false],
        [12, 1, false],
      ],
      1,
    ],
    [
      'is given back on the day on which it was brought',
      0,
      true,
      [
        [11, 2, true],
        [11, 1, false],
      ],
      -1,
    ],
    ['is given back on the day of the enrollment', 2, true, [[1, 0, false]], -2],
    ['is not given back on a later day', 2, true, [[2, 0, false]], 0],
    [
      'is given back only as far as it was brought on that day',
      2,
      true,
      [
        [11, 3, true],
        [11, 0, false],
      ],
      -1,
    ],
    [
      'is given back by a change that counts from that day',
      0,
      true,
      [
        [11, 1, true],
        [11, 0, false],
      ],
      -1,
    ],
    [
      'is neither owed nor given back when it is taken again',
      0,
      true,
      [
        [11, 1, true],
        [11, 0, false],
        [11, 1, false],
      ],
      0,
    ],
  ])('%s', (_, first, isInvoiced, steps, waits) => expect(owedAfter(first, isInvoiced, steps).waits).toBe(waits));

  const anyStep = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(3), fc.boolean());

  it('is owed, all in all, no less than is held and no more than was ever brought', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.boolean(), fc.array(anyStep, { maxLength: 6 }), (first, isInvoiced, days) => {
        const steps = days.toSorted(([a], [b]) => a - b);
        const { waits, invoiced } = owedAfter(first, isInvoiced, steps);
        const quantities = [0, first, ...steps.map(([, quantity]) => quantity)];
        const brought = quantities.slice(1).map((quantity, index) => Math.max(0, quantity - (quantities[index] ?? 0)));
        expect(waits + invoiced).toBeGreaterThanOrEqual(quantities.at(-1) ?? 0);
        expect(waits + invoiced).toBeLessThanOrEqual(brought.reduce((total, more) => total + more, 0));
      }),
    );
  });
});

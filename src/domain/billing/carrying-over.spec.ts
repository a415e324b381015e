import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chargeableOf, planCollection, type ChargeLimits, type CollectedInvoice } from './carrying-over.js';

const USD: ChargeLimits = { minimum: 50, step: 1 };
const KWD: ChargeLimits = { minimum: 10, step: 10 };

describe('what can be charged of an amount', () => {
  it.each<[number, ChargeLimits, number]>([
    [34, USD, 0],
    [49, USD, 0],
    [50, USD, 50],
    [5500, USD, 5500],
    [9, KWD, 0],
    [10, KWD, 10],
    [12_344, KWD, 12_340],
    // 54 in steps of 10 is 50, which reaches the minimum; 49 is 40, which does not.
    [54, { minimum: 50, step: 10 }, 50],
    [49, { minimum: 45, step: 10 }, 0],
    [1, { minimum: 1, step: 1 }, 1],
  ])('%d within %j is %d', (amount, limits, chargeable) => {
    expect(chargeableOf(amount, limits)).toBe(chargeable);
  });
});

const invoice = (id: string, due: number, fields: Partial<CollectedInvoice> = {}): CollectedInvoice => ({
  ...{ id, subscriberId: 'ann', due, limits: USD, takesWaiting: true },
  ...fields,
});
const waiting = (id: string, due: number, subscriberId = 'ann') => ({ id, subscriberId, due });

describe('a plan of collection', () => {
  it.each([
    ['lets what is too small wait', [invoice('b', 34)], [], {}, [], ['b']],
    [
      'charges what waits with the next invoice',
      [invoice('b', 5500)],
      [waiting('a', 34)],
      { b: 5534 },
      [['a', 34, 'b']],
      [],
    ],
    [
      'adds small ones up until they can be charged',
      [invoice('b', 34)],
      [waiting('a', 34)],
      { b: 68 },
      [['a', 34, 'b']],
      [],
    ],
    ['lets small ones wait that are too small together', [invoice('b', 15)], [waiting('a', 34)], {}, [], ['b']],
    [
      'carries what is collected at the same time, too',
      [invoice('a', 34), invoice('b', 3000)],
      [],
      { b: 3034 },
      [['a', 34, 'b']],
      [],
    ],
    ['leaves what waits of others alone', [invoice('b', 3000)], [waiting('a', 34, 'eve')], { b: 3000 }, [], []],
    [
      'carries nothing to an invoice that takes nothing',
      [invoice('b', 3000, { takesWaiting: false })],
      [waiting('a', 34)],
      { b: 3000 },
      [],
      [],
    ],
    ['charges whole steps', [invoice('b', 12_344, { limits: KWD })], [], { b: 12_340 }, [], []],
    [
      'carries nothing that would only stay owed elsewhere',
      [invoice('b', 12_340, { limits: KWD })],
      [waiting('a', 4)],
      { b: 12_340 },
      [],
      [],
    ],
    [
      'carries odd parts as soon as they make a step',
      [invoice('b', 12_344, { limits: KWD })],
      [waiting('a', 7)],
      { b: 12_350 },
      [['a', 7, 'b']],
      [],
    ],
  ])('%s', (_, collected, before, charged, carries, waits) => {
    const plan = planCollection(collected, before);
    expect(Object.fromEntries(plan.charged)).toEqual(charged);
    expect(plan.carries.map(({ from, amount, to }) => [from, amount, to])).toEqual(carries);
    expect(plan.waiting).toEqual(waits);
  });

  const limits = fc.record({ minimum: fc.integer({ min: 1, max: 200 }), step: fc.constantFrom(1, 10, 100) });
  const due = fc.integer({ min: 1, max: 400 });
  const subscriberId = fc.constantFrom('ann', 'eve', 'ida');

  it('keeps the sum of all debts, charges only what the gateway takes, and lets only what it does not take wait', () => {
    const collected = fc
      .array(fc.record({ due, subscriberId, takesWaiting: fc.boolean() }), { maxLength: 8 })
      .map((all) => all.map((each, index) => ({ ...each, id: `c${index}` })));
    const before = fc
      .array(fc.record({ due, subscriberId }), { maxLength: 5 })
      .map((all) => all.map((each, index) => ({ ...each, id: `w${index}` })));
    fc.assert(
      fc.property(collected, before, limits, (invoices, waits, gateway) => {
        const plan = planCollection(
          invoices.map((each) => ({ ...each, limits: gateway })),
          waits,
        );
        const owed = new Map([...invoices, ...waits].map((each) => [each.id, each.due]));
        const sum = () => [...owed.values()].reduce((total, each) => total + each, 0);
        const total = sum();
        for (const { from, to, amount } of plan.carries) {
          expect(owed.get(from)).toBe(amount);
          owed.set(from, 0);
          owed.set(to, (owed.get(to) ?? 0) + amount);
        }
        expect(sum()).toBe(total);
        for (const [id, amount] of plan.charged) {
          expect(amount).toBeGreaterThanOrEqual(gateway.minimum);
          expect(amount % gateway.step).toBe(0);
          expect(amount).toBe(chargeableOf(owed.get(id) ?? 0, gateway));
        }
        for (const id of plan.waiting) expect(chargeableOf(owed.get(id) ?? 0, gateway)).toBe(0);
        const settled = new Set([...plan.charged.keys(), ...plan.waiting, ...plan.carries.map(({ from }) => from)]);
        expect(invoices.every(({ id }) => settled.has(id))).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { plan } from '../../../test/unit/billing-ledger.js';
import type { Price } from '../pricing/price-model.js';
import { itemsOf, type AddOnTerms } from './items.js';

const perSeat: Price = { model: 'per_unit', unitPrice: '12.345' };
const volume: Price = {
  model: 'volume',
  tiers: [
    { upTo: 5, unitPrice: '1000', flatAmount: 0 },
    { upTo: null, unitPrice: '800', flatAmount: 50 },
  ],
};
const support: AddOnTerms = { id: 'aon_1', name: 'Support', charge: 'recurring', amount: 250, quantity: 3 };
const training: AddOnTerms = { id: 'aon_2', name: 'Training', charge: 'one_time', amount: 5000, quantity: 1 };

describe('the items of an enrollment', () => {
  it.each([
    ['a flat amount', plan(3000, { id: 'a' }), [['flat:a', '1', null, '3000']]],
    ['nothing that costs nothing', plan(0, { id: 'a' }), []],
    // 3 × 12.345, not rounded before its line is final.
    ['seats, exact', plan(0, { id: 'a', price: perSeat, seats: 3 }), [['seats:a', '3', '12.345', '37.035']]],
    // 6 × 800 + 50, beside the flat amount.
    [
      'seats by tiers, beside a flat amount',
      plan(1000, { id: 'a', price: volume, seats: 6 }),
      [
        ['flat:a', '1', null, '1000'],
        ['seats:a', '6', null, '4850'],
      ],
    ],
    // 1000 + round(37.035) = 1037, and 463 to the minimum.
    [
      'what is missing to a minimum, whole units with the seats as they are invoiced',
      plan(1000, { id: 'a', price: perSeat, seats: 3, minimumAmount: 1500 }),
      [
        ['flat:a', '1', null, '1000'],
        ['seats:a', '3', '12.345', '37.035'],
        ['minimum:a', '1', null, '463'],
      ],
    ],
    ['no minimum that is reached', plan(3000, { id: 'a', minimumAmount: 3000 }), [['flat:a', '1', null, '3000']]],
    [
      'no usage, and no minimum that rests on it',
      plan(3000, { id: 'a', price: perSeat, meterId: 'mtr_1', minimumAmount: 9000 }),
      [['flat:a', '1', null, '3000']],
    ],
    [
      'recurring add-ons, but none that are charged once',
      plan(3000, { id: 'a', addOns: [support, training] }),
      [
        ['flat:a', '1', null, '3000'],
        ['add_on:aon_1', '3', '250', '750'],
      ],
    ],
  ])('are %s', (_, enrollmentItems, expected) => {
    const items = itemsOf(enrollmentItems).map(({ item, quantity, unitPrice, price }) => [
      item,
      quantity,
      unitPrice,
      price,
    ]);
    expect(items).toEqual(expected);
  });

  it('say what they are and how many', () => {
    const enrollmentItems = plan(3000, { price: perSeat, minimumAmount: 9000, addOns: [support] });
    expect(itemsOf(enrollmentItems).map(({ kind, description }) => [kind, description])).toEqual([
      ['subscription', 'Sold, Plan'],
      ['seats', 'Sold, Plan: 1 seat'],
      ['minimum', 'Sold, Plan: minimum charge'],
      ['add_on', 'Support'],
    ]);
    expect(itemsOf({ ...enrollmentItems, seats: 2 }).map(({ description }) => description)).toContain(
      'Sold, Plan: 2 seats',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { optionHeldOn, optionOfItem } from './held-options.rules.js';

it.each([
  ['flat:opt_1', 'opt_1'],
  ['seats:opt_1', 'opt_1'],
  ['minimum:opt_1', 'opt_1'],
  ['add_on:add_1', undefined],
  ['shipping', undefined],
])('the item %s names the option %p', (item, option) => expect(optionOfItem(item)).toBe(option));

describe('the option held on a day', () => {
  const held = [
    { version: 0, from: '2026-01-01', billingOptionId: 'first' },
    { version: 2, from: '2026-03-01', billingOptionId: 'planned' },
    { version: 4, from: '2026-02-10', billingOptionId: 'instead' },
  ];
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'first'],
    ['2026-02-09', 'first'],
    ['2026-02-10', 'instead'],
    ['2026-03-01', 'instead'],
  ])('%s is %p', (day, option) => {
    expect(optionHeldOn(held, day)).toBe(option);
    expect(optionHeldOn([...held].reverse(), day)).toBe(option);
  });
});

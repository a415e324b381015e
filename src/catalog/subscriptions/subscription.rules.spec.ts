import { describe, expect, it } from '@jest/globals';
import { missingField } from '../../contract/failures/fault.js';
import { subscriptionRules } from './subscription.rules.js';

describe('a subscription', () => {
  it.each([
    [false, null, []],
    [false, 'shp_1', []],
    [true, 'shp_1', []],
    [true, null, [missingField(['shipping_option_id'], 'Must name a shipping option when shipping is charged')]],
  ])('with shipping_charge %p and shipping_option_id %p', (shipping_charge, shipping_option_id, faults) => {
    expect(subscriptionRules.flatMap((rule) => rule.faults({ shipping_charge, shipping_option_id }))).toEqual(faults);
  });
});

import { describe, expect, it } from '@jest/globals';
import { pathName } from '../../contract/failures/fault.js';
import { couponRules } from './coupon.rules.js';

type Coupon = Parameters<(typeof couponRules)[number]['faults']>[0];

const ONE = 'Exactly one of percent_off and amount_off is needed';

function faultsOf(fields: Partial<Coupon>): string[] {
  const coupon: Coupon = {
    percent_off: '10',
    amount_off: null,
    duration: 'once',
    duration_cycles: null,
    starts_on: null,
    ends_on: null,
    ...fields,
  };
  return couponRules
    .flatMap((rule) => rule.faults(coupon))
    .map(({ code, path, text }) => `${code} ${pathName(path)}: ${text}`);
}

describe('a coupon', () => {
  it.each<[Partial<Coupon>, string[]]>([
    [{}, []],
    [{ percent_off: null, amount_off: 500 }, []],
    [{ percent_off: null }, [`missing_field percent_off: ${ONE}`, `missing_field amount_off: ${ONE}`]],
    [{ amount_off: 500 }, [`invalid_field percent_off: ${ONE}`, `invalid_field amount_off: ${ONE}`]],
    [{ duration: 'forever' }, []],
    [{ duration: 'repeating', duration_cycles: 1 }, []],
    [
      { duration: 'repeating' },
      ['missing_field duration_cycles: Must say for how many cycles a repeating coupon holds'],
    ],
    [{ duration: 'once', duration_cycles: 3 }, ['invalid_field duration_cycles: Is only for a repeating coupon']],
    [{ duration: 'forever', duration_cycles: 3 }, ['invalid_field duration_cycles: Is only for a repeating coupon']],
    [{ starts_on: '2026-01-31' }, []],
    [{ ends_on: '2026-01-31' }, []],
    [{ starts_on: '2026-01-31', ends_on: '2026-01-31' }, []],
    [{ starts_on: '2026-01-31', ends_on: '2026-02-01' }, []],
    [{ starts_on: '2026-01-31', ends_on: '2026-01-30' }, ['invalid_field ends_on: Must not be before starts_on']],
    [
      { amount_off: 5, duration: 'repeating', starts_on: '2026-12-01', ends_on: '2026-11-30' },
      [
        `invalid_field percent_off: ${ONE}`,
        `invalid_field amount_off: ${ONE}`,
        'missing_field duration_cycles: Must say for how many cycles a repeating coupon holds',
        'invalid_field ends_on: Must not be before starts_on',
      ],
    ],
  ])('%j', (fields, faults) => expect(faultsOf(fields)).toEqual(faults));
});

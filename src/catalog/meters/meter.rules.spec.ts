import { describe, expect, it } from '@jest/globals';
import { pathName } from '../../contract/failures/fault.js';
import { AGGREGATIONS, meterRules, type Aggregation } from './meter.rules.js';

function faultsOf(aggregation: Aggregation, unique_property: string | null): string[] {
  const faults = meterRules.flatMap((rule) => rule.faults({ aggregation, unique_property }));
  return faults.map(({ code, path, text }) => `${code} ${pathName(path)}: ${text}`);
}

const OTHERS = AGGREGATIONS.filter((aggregation) => aggregation !== 'unique');

describe('a meter', () => {
  it('of unique values names their property', () => {
    expect(faultsOf('unique', 'user_id')).toEqual([]);
    expect(faultsOf('unique', null)).toEqual([
      'missing_field unique_property: Must name the property whose different values are counted',
    ]);
  });

  it.each(OTHERS)('of any other kind names none: %s', (aggregation) => {
    expect(faultsOf(aggregation, null)).toEqual([]);
    expect(faultsOf(aggregation, 'user_id')).toEqual([
      'invalid_field unique_property: Is only for a meter that counts unique values',
    ]);
  });
});

import { invalidField, missingField } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';

export const AGGREGATIONS = ['count', 'sum', 'max', 'unique', 'latest', 'time_weighted'] as const;

export type Aggregation = (typeof AGGREGATIONS)[number];

interface MeterFields {
  readonly aggregation: Aggregation;
  readonly unique_property: string | null;
}

export const meterRules: readonly CrossFieldRule<MeterFields>[] = [
  {
    reads: ['aggregation', 'unique_property'],
    faults: ({ aggregation, unique_property }) => {
      if (aggregation === 'unique' && unique_property === null) {
        return [missingField(['unique_property'], 'Must name the property whose different values are counted')];
      }
      if (aggregation !== 'unique' && unique_property !== null) {
        return [invalidField(['unique_property'], 'Is only for a meter that counts unique values')];
      }
      return [];
    },
  },
];

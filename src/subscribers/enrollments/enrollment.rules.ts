import { invalidField } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';

interface HoldingFields {
  readonly add_ons?: readonly { readonly add_on_id: string }[];
}

export const holdingRules: readonly CrossFieldRule<HoldingFields>[] = [
  {
    reads: ['add_ons'],
    faults: ({ add_ons = [] }) =>
      add_ons.flatMap(({ add_on_id }, index) =>
        add_ons.findIndex((other) => other.add_on_id === add_on_id) < index
          ? [invalidField(['add_ons', index, 'add_on_id'], 'Stands in the list already: say how many with quantity')]
          : [],
      ),
  },
];

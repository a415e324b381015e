import { invalidField } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';
import type { Day } from '../../domain/calendar/day.js';

export const CHANGE_MODES = ['prorate_now', 'prorate_next', 'period_end', 'full_now'] as const;

/** When a change takes hold, and when it is invoiced. */
export type ChangeMode = (typeof CHANGE_MODES)[number];

interface ItemFields {
  readonly add_ons?: readonly { readonly add_on_id: string }[];
}

export const holdingRules: readonly CrossFieldRule<ItemFields>[] = [
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

interface ChangeFields extends ItemFields {
  readonly mode: ChangeMode;
  readonly on: Day | null;
}

export const changeRules: readonly CrossFieldRule<ChangeFields>[] = [
  ...holdingRules,
  {
    reads: ['mode', 'on'],
    faults: ({ mode, on }) => {
      if (on === null || mode === 'prorate_now' || mode === 'prorate_next') return [];
      const when = mode === 'full_now' ? 'today' : "at the period's end";
      return [invalidField(['on'], `Must be left out with ${mode}, which takes hold ${when}`)];
    },
  },
];

interface CancellationFields {
  readonly credit: boolean;
  readonly refund: boolean;
}

export const cancellationRules: readonly CrossFieldRule<CancellationFields>[] = [
  {
    reads: ['credit', 'refund'],
    faults: ({ credit, refund }) =>
      refund && !credit ? [invalidField(['refund'], 'Is only for what is credited: send credit, too')] : [],
  },
];

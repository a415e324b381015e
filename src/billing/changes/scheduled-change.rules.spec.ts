import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EnrollmentPeriod } from '../../domain/billing/enrollment-state.js';
import { CHANGE_MODES } from '../../subscribers/enrollments/enrollment.rules.js';
import type { ItemIds } from '../ledger/catalog.js';
import { layChange, namedFields, waitsForNextPeriod, type NamedFields } from './scheduled-change.rules.js';

const addOns = (...ids: readonly string[]) => ids.map((add_on_id) => ({ add_on_id, quantity: 1 }));
const items = (billing_option_id: string, seats: number, ...extras: readonly string[]): ItemIds => {
  return { billing_option_id, seats, add_ons: addOns(...extras) };
};
const A10 = items('A', 10);
const B10 = items('B', 10);

describe('a change is laid over what is held and what is scheduled', () => {
  it.each<[what: string, held: ItemIds, next: ItemIds | null, named: NamedFields, waits: boolean, ...HeldNext]>([
    ['seats at once, the option stays scheduled', A10, B10, { seats: 11 }, false, items('A', 11), items('B', 11)],
    ['seats at once, nothing is scheduled', A10, null, { seats: 11 }, false, items('A', 11), null],
    ['the option at once, the scheduled one goes', A10, B10, { billing_option_id: 'C' }, false, items('C', 10), null],
    [
      'the option at once, scheduled seats stay',
      A10,
      items('A', 5),
      { billing_option_id: 'B' },
      false,
      B10,
      items('B', 5),
    ],
    ['the scheduled option at once', A10, B10, { billing_option_id: 'B' }, false, B10, null],
    [
      'add-ons at once, the option stays scheduled',
      A10,
      B10,
      { add_ons: addOns('x') },
      false,
      items('A', 10, 'x'),
      items('B', 10, 'x'),
    ],
    [
      'add-ons away at once, scheduled ones go too',
      items('A', 10, 'x'),
      items('B', 10, 'x', 'y'),
      { add_ons: [] },
      false,
      A10,
      B10,
    ],
    ['the option later', A10, null, { billing_option_id: 'B' }, true, A10, B10],
    ['seats later, the option stays scheduled', A10, B10, { seats: 11 }, true, A10, items('B', 11)],
    [
      'the option later, seats stay scheduled',
      A10,
      items('A', 11),
      { billing_option_id: 'B' },
      true,
      A10,
      items('B', 11),
    ],
    ['the option that is held withdraws the scheduled one', A10, B10, { billing_option_id: 'A' }, true, A10, null],
    [
      'the option that is held withdraws that field alone',
      A10,
      items('B', 11),
      { billing_option_id: 'A' },
      true,
      A10,
      items('A', 11),
    ],
    [
      'add-ons in another order are the same',
      items('A', 10, 'x', 'y'),
      B10,
      { billing_option_id: 'A', add_ons: addOns('y', 'x') },
      true,
      items('A', 10, 'x', 'y'),
      null,
    ],
    ['nothing leaves all as it is', A10, B10, {}, false, A10, B10],
  ])('%s', (_, held, next, named, waits, heldThen, nextThen) => {
    expect(layChange({ held, next }, named, waits)).toEqual({ held: heldThen, next: nextThen });
  });

  const anyItems = fc.record({
    billing_option_id: fc.constantFrom('A', 'B', 'C'),
    seats: fc.integer({ min: 1, max: 3 }),
    add_ons: fc.subarray(['x', 'y']).map((ids) => addOns(...ids)),
  });
  const anyNames = anyItems.chain((full) =>
    fc.subarray(['billing_option_id', 'seats', 'add_ons'] as const).map((names): NamedFields => {
      return namedFields(Object.fromEntries(names.map((name) => [name, full[name]])));
    }),
  );

  it('so that what it names holds from the next period on, and what it does not name is as it was to be', () => {
    fc.assert(
      fc.property(anyItems, fc.option(anyItems), anyNames, fc.boolean(), (held, next, named, waits) => {
        const after = layChange({ held, next }, named, waits);
        expect(after.held).toEqual(waits ? held : { ...held, ...named });
        expect(after.next ?? after.held).toEqual({ ...(next ?? held), ...named });
      }),
    );
  });
});

type HeldNext = [held: ItemIds, next: ItemIds | null];

describe('a change waits for the next period', () => {
  const full: EnrollmentPeriod = {
    kind: 'full',
    number: 0,
    index: 0,
    start: '2024-04-01',
    end: '2024-05-01',
    fullStart: '2024-04-01',
  };

  it.each<[period: EnrollmentPeriod | null, waiting: readonly string[]]>([
    [full, ['period_end']],
    [{ ...full, kind: 'stub' }, ['period_end']],
    [{ ...full, kind: 'trial' }, []],
    [{ ...full, end: null }, []],
    [null, []],
  ])('of %j only by %j', (period, waiting) => {
    expect(CHANGE_MODES.filter((mode) => waitsForNextPeriod(mode, period))).toEqual(waiting);
  });
});

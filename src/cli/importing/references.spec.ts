import { describe, expect, it } from '@jest/globals';
import { KIND_NAMES, REFERENCES } from '../files/kinds.js';
import { withReferences, type Lookup } from './references.js';

const lookup: Lookup = (kind, id) => (id === 'lost' ? { fault: 'lost' } : `${kind}/${id}`);

describe('the ids of what a thing rests on', () => {
  it('are put in place wherever they stand, and nothing else is', () => {
    const thing = {
      id: 'x',
      subscriber_id: 'a',
      billing_option_id: 'b',
      add_ons: [{ add_on_id: 'c', quantity: 2 }],
      scheduled_change: { on: '2028-01-01', billing_option_id: 'd', add_ons: [{ add_on_id: 'e' }] },
    };
    expect(withReferences(thing, REFERENCES.enrollments, lookup)).toEqual({
      thing: {
        id: 'x',
        subscriber_id: 'subscribers/a',
        billing_option_id: 'billing-options/b',
        add_ons: [{ add_on_id: 'add-ons/c', quantity: 2 }],
        scheduled_change: {
          on: '2028-01-01',
          billing_option_id: 'billing-options/d',
          add_ons: [{ add_on_id: 'add-ons/e' }],
        },
      },
      faults: [],
    });
  });

  it('are told by the name of their field where there is none', () => {
    const thing = { shipping_option_id: 'lost', tax_rate_ids: ['a', 'lost'] };
    expect(withReferences(thing, REFERENCES.subscriptions, lookup).faults).toEqual([
      { field: 'shipping_option_id', text: 'lost' },
      { field: 'tax_rate_ids[1]', text: 'lost' },
    ]);
  });

  it.each([[{}], [{ tax_rate_ids: null, shipping_option_id: null }], [{ tax_rate_ids: 'x', shipping_option_id: 5 }]])(
    'are left alone where there are none: %j',
    (thing) => expect(withReferences(thing, REFERENCES.subscriptions, lookup)).toEqual({ thing, faults: [] }),
  );

  it('are of things that are imported before', () => {
    const early = KIND_NAMES.flatMap((kind, place) =>
      REFERENCES[kind].filter(({ to }) => KIND_NAMES.indexOf(to) >= place),
    );
    expect(early).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { misfitsOf } from './misfits.js';

const SCHEMA = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    share: { type: 'string', pattern: '^[0-9.]+$', description: 'A decimal, up to 100', examples: ['12.5'] },
    code: { type: 'string', pattern: '^x$' },
    kind: { enum: ['one', 'other'] },
    address: {
      anyOf: [
        {
          type: 'object',
          properties: { country: { type: ['string', 'null'], pattern: '^[A-Z]{2}$', examples: ['DE'] } },
          additionalProperties: false,
        },
        { type: 'null' },
      ],
    },
    tiers: { type: 'array', items: { type: 'object', required: ['up_to'] } },
  },
  required: ['name'],
};

const validate = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile(SCHEMA);

describe('what does not fit', () => {
  it.each([
    [{ address: { country: 'Germany' } }, [['address.country', 'Must have the form of DE']]],
    [{ address: 5 }, [['address', 'must be object']]],
    [{ address: { town: 'x' } }, [['address.town', 'must NOT have additional properties']]],
    [{ share: 'x' }, [['share', 'Must be a decimal, up to 100, such as 12.5']]],
    [{ code: 'y' }, [['code', 'must match pattern "^x$"']]],
    [{ kind: 'third' }, [['kind', 'must be equal to one of the allowed values: one, other']]],
    [{ tiers: [{ up_to: 1 }, {}] }, [['tiers[1].up_to', "must have required property 'up_to'"]]],
  ])('of %j is told of each field once', (thing, faults) => {
    validate({ name: 'n', ...thing });
    expect(misfitsOf(validate.errors ?? []).map(({ field, text }) => [field, text])).toEqual(faults);
  });

  it('names what is missing', () => {
    validate({});
    expect(misfitsOf(validate.errors ?? [])).toEqual([{ field: 'name', text: "must have required property 'name'" }]);
  });
});

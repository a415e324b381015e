import { ArrayMaxSize, IsInt, ValidateIf } from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import { FaultCollector } from '../failures/fault-collector.js';
import { pathName } from '../failures/fault.js';
import type { JsonObject } from '../json/json-body.js';
import { checkDto } from './check-dto.js';
import { planOf, type Dto } from './dto-plan.js';
import { BodyOf, ChangeOf } from './dto-shapes.js';
import { IsOneOf, IsMetadata, IsNested, IsNestedList, IsText, Nullable, type Metadata } from './field.decorators.js';
import { schemaOf } from './schema.js';

class Tier {
  @IsInt()
  up_to!: number;
}

class NewThing {
  @IsText()
  name!: string;

  @IsOneOf(['fixed', 'seat_based'])
  type!: string;

  @IsOneOf(['active', 'not_active'])
  status: string = 'active';

  @Nullable()
  @IsNestedList(() => Tier)
  @ArrayMaxSize(2)
  tiers: Tier[] | null = null;

  @IsNested(() => Tier)
  first: Tier = { up_to: 1 };

  @ValidateIf((owner: NewThing) => owner.type === 'fixed')
  @IsText()
  note!: string;

  @IsText()
  secret!: string;

  @IsMetadata()
  metadata: Metadata = {};
}

class ThingChange extends ChangeOf(NewThing, ['type']) {}

class ThingBody extends BodyOf(NewThing, ['secret']) {
  @IsInt()
  uses!: number;
}

function faultsOf(dto: Dto, sent: JsonObject): string[] {
  const collector = new FaultCollector();
  checkDto(dto, sent, [], collector);
  return collector.faults.map((fault) => `${pathName(fault.path)}: ${fault.text}`);
}

const namesOf = (dto: Dto) => planOf(dto).fields.map((field) => field.name);

describe('the DTO of a change', () => {
  it('has every field but the fixed ones, in the same order', () => {
    expect(namesOf(ThingChange)).toEqual(namesOf(NewThing).filter((name) => name !== 'type'));
  });

  it('needs nothing, and makes up nothing: an absent field is left as it is', () => {
    const change = checkDto(ThingChange, {}, [], new FaultCollector());
    expect(Object.keys(change)).toEqual([]);
    expect(schemaOf(ThingChange).required).toBeUndefined();
    expect(Object.values(schemaOf(ThingChange).properties ?? {}).filter((schema) => 'default' in schema)).toEqual([]);
  });

  it.each<[JsonObject, string[]]>([
    [{ name: 'x', status: 'not_active', tiers: [{ up_to: 1 }] }, []],
    [{ tiers: null }, []],
    [{ type: 'fixed' }, ['type: Unknown field submitted']],
    [{ name: null }, ['name: Must not be null']],
    [{ name: '' }, ['name: Must be text of 1 to 255 characters']],
    [{ status: 'gone' }, ['status: Must be one of: active, not_active']],
    [{ tiers: {} }, ['tiers: Must be a list']],
    [
      { tiers: [{}, { up_to: 'x', y: 1 }] },
      [
        'tiers[0].up_to: Required field missing',
        'tiers[1].up_to: Must be an integer number',
        'tiers[1].y: Unknown field submitted',
      ],
    ],
    [{ first: [] }, ['first: Must be an object; PHP encodes an empty array as []: send {} (json_encode((object) []))']],
    [{ note: 5 }, []],
    [{ id: 'x' }, ['id: Unknown field submitted']],
  ])('%j', (sent, faults) => expect(faultsOf(ThingChange, sent)).toEqual(faults));

  it('makes parts of their own class', () => {
    const change = checkDto(ThingChange, { first: { up_to: 2 } }, [], new FaultCollector());
    expect(change.first).toBeInstanceOf(Tier);
  });
});

describe('the body of a resource', () => {
  it('shows the id first, then what was sent, then what is added, and the times last', () => {
    expect(namesOf(ThingBody)).toEqual([
      'id',
      'name',
      'type',
      'status',
      'tiers',
      'first',
      'note',
      'metadata',
      'created_at',
      'updated_at',
      'uses',
    ]);
  });

  it('has no defaults, and every field always', () => {
    expect(Object.values(schemaOf(ThingBody).properties ?? {}).filter((schema) => 'default' in schema)).toEqual([]);
    expect(schemaOf(ThingBody).required).toEqual(namesOf(ThingBody).filter((name) => name !== 'note'));
  });

  it('says of what kind its parts are', () => {
    expect(schemaOf(ThingBody).properties?.['tiers']).toMatchObject({
      type: ['array', 'null'],
      maxItems: 2,
      items: { type: 'object', properties: { up_to: { type: 'integer' } }, required: ['up_to'] },
    });
    expect(schemaOf(ThingBody).properties?.['first']).toMatchObject({ type: 'object', required: ['up_to'] });
  });
});

describe('the creating DTO', () => {
  it('stays what it was', () => {
    expect(namesOf(NewThing)).toEqual(['name', 'type', 'status', 'tiers', 'first', 'note', 'secret', 'metadata']);
    expect(faultsOf(NewThing, {})).toEqual([
      'name: Required field missing',
      'type: Required field missing',
      'secret: Required field missing',
    ]);
  });
});

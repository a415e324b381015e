import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FaultCollector } from '../failures/fault-collector.js';
import { pathName } from '../failures/fault.js';
import { readJsonBody } from '../json/json-body.js';
import { checkDto, isDto } from './check-dto.js';
import type { Dto } from './dto-plan.js';
import { IsMoney, IsNested, IsNestedList, IsText, IsInteger, Nullable } from './field.decorators.js';

function check(dto: Dto, text: string): { made: object; faults: string[] } {
  const body = readJsonBody(Buffer.from(text));
  const collector = new FaultCollector();
  const made = checkDto(dto, body.value, [], collector);
  return {
    made,
    faults: [...body.faults, ...collector.faults].map((fault) => `${pathName(fault.path)}: ${fault.text}`),
  };
}

const NOT_EMPTY_LIST = 'Must be an object; PHP encodes an empty array as []: send {} (json_encode((object) []))';

const faultsOf = (dto: Dto, text: string) => check(dto, text).faults;

enum Colour {
  Red = 'red',
  Blue = 'blue',
}

class Part {
  @IsString()
  name!: string;

  @IsOptional()
  @IsInt()
  count?: number;
}

/** As any team would write it with nothing but class-validator at hand. */
class Plain {
  @IsString()
  @Length(2, 5)
  name!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  count?: number;

  @IsOptional()
  @IsBoolean()
  flag?: boolean;

  @IsOptional()
  @IsEnum(Colour)
  colour?: Colour;

  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(2)
  tags?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => Part)
  part?: Part;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts?: Part[];

  @IsOptional()
  @IsObject()
  anything?: object;
}

describe('a DTO in plain class-validator style', () => {
  it.each([
    ['{"name":"abc"}', { name: 'abc' }],
    ['{"name":"abc","count":1}', { name: 'abc', count: 1 }],
    ['{"name":"abc","tags":["a","b"]}', { name: 'abc', tags: ['a', 'b'] }],
    ['{"name":"abc","tags":[]}', { name: 'abc', tags: [] }],
    ['{"name":"abc","colour":"red"}', { name: 'abc', colour: 'red' }],
    ['{"name":"abc","part":{"name":""}}', { name: 'abc', part: { name: '' } }],
    ['{"name":"abc","parts":[{"name":"x","count":2}]}', { name: 'abc', parts: [{ name: 'x', count: 2 }] }],
    ['{"name":"abc","anything":{"a":[1]}}', { name: 'abc', anything: { a: [1] } }],
  ])('takes %s', (text, made) => {
    expect(check(Plain, text)).toEqual({ made, faults: [] });
  });

  it('makes instances, of its parts too', () => {
    const { made } = check(Plain, '{"name":"abc","part":{"name":"x"},"parts":[{"name":"y"}]}');
    expect(made).toBeInstanceOf(Plain);
    expect((made as Plain).part).toBeInstanceOf(Part);
    expect((made as Plain).parts?.[0]).toBeInstanceOf(Part);
  });

  it.each([
    ['a missing field', '{}', ['name: Required field missing']],
    [
      'a wrong type',
      '{"name":5}',
      ['name: Must be longer than or equal to 2 and shorter than or equal to 5 characters'],
    ],
    ['a value out of bounds', '{"name":"abc","count":11}', ['count: Must not be greater than 10']],
    ['another', '{"name":"abc","count":0}', ['count: Must not be less than 1']],
    ['a number as a text', '{"name":"abc","count":"5"}', ['count: Must not be greater than 10']],
    ['a fraction', '{"name":"abc","count":1.5}', ['count: Must be an integer number']],
    ['a flag as a text', '{"name":"abc","flag":"true"}', ['flag: Must be a boolean value']],
    ['a flag as a number', '{"name":"abc","flag":1}', ['flag: Must be a boolean value']],
    [
      'a word that is none of the choices',
      '{"name":"abc","colour":"Red"}',
      ['colour: Must be one of the following values: red, blue'],
    ],
    ['null where a value is optional', '{"name":"abc","count":null}', ['count: Must not be null']],
    ['null where one is required', '{"name":null}', ['name: Must not be null']],
    ['a text where a list is meant', '{"name":"abc","tags":"ab"}', ['tags: Must be a list']],
    ['an object where a list is meant', '{"name":"abc","tags":{"0":"a","length":1}}', ['tags: Must be a list']],
    ['an element of a wrong type', '{"name":"abc","tags":["a",1]}', ['tags[1]: Must be a string']],
    ['null in a list', '{"name":"abc","tags":[null]}', ['tags[0]: Must be a string']],
    ['a list in a list', '{"name":"abc","tags":[["a"]]}', ['tags[0]: Must be a string']],
    ['a list that is too long', '{"name":"abc","tags":["a","b","c"]}', ['tags: Must contain no more than 2 elements']],
    ['a list where an object is meant', '{"name":"abc","part":[{"name":"x"}]}', ['part: Must be an object']],
    ['an empty list where an object is meant', '{"name":"abc","part":[]}', [`part: ${NOT_EMPTY_LIST}`]],
    ['a text where an object is meant', '{"name":"abc","part":"x"}', ['part: Must be an object']],
    ['null where an object is meant', '{"name":"abc","part":null}', ['part: Must not be null']],
    ['a list where any object is meant', '{"name":"abc","anything":[]}', [`anything: ${NOT_EMPTY_LIST}`]],
    ['an object where a list of them is meant', '{"name":"abc","parts":{"name":"x"}}', ['parts: Must be a list']],
    ['null in a list of objects', '{"name":"abc","parts":[null]}', ['parts[0]: Must be an object']],
    ['a list in a list of objects', '{"name":"abc","parts":[[{"name":"x"}]]}', ['parts[0]: Must be an object']],
    ['a missing field of a part', '{"name":"abc","part":{}}', ['part.name: Required field missing']],
    [
      'a wrong field of an element',
      '{"name":"abc","parts":[{"name":"x"},{"name":1}]}',
      ['parts[1].name: Must be a string'],
    ],
    ['an unknown field of a part', '{"name":"abc","part":{"name":"x","y":1}}', ['part.y: Unknown field submitted']],
    [
      'an unsafe whole number',
      '{"name":"abc","count":9007199254740993}',
      ['count: Must be a number that can be kept exactly, below 2^53', 'count: Must not be greater than 10'],
    ],
    ['U+0000', '{"name":"a\\u0000c"}', ['name: Must not contain the character U+0000']],
  ])('refuses %s', (_, text, faults) => {
    expect(faultsOf(Plain, text)).toEqual(faults);
  });

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'isPrototypeOf',
    '__defineGetter__',
    '',
  ])('refuses a field called %j, wherever it stands', (name) => {
    const field = `"${name}":{"name":"abc"}`;
    expect(faultsOf(Plain, `{"name":"abc",${field}}`)).toEqual([`${name}: Unknown field submitted`]);
    const within = `{"name":"abc","part":{"name":"x",${field}},"parts":[{"name":"x",${field}}]}`;
    const { made, faults } = check(Plain, within);
    expect(faults).toEqual([`part.${name}: Unknown field submitted`, `parts[0].${name}: Unknown field submitted`]);
    expect(Object.getPrototypeOf((made as Plain).part)).toBe(Part.prototype);
  });

  it('says what is wrong beside a field called constructor', () => {
    expect(faultsOf(Plain, '{"constructor":null,"name":5,"flag":5}')).toEqual([
      'constructor: Unknown field submitted',
      'name: Must be longer than or equal to 2 and shorter than or equal to 5 characters',
      'flag: Must be a boolean value',
    ]);
  });

  it('tells all faults, those sent in the order sent, then those missing in the order documented', () => {
    class Several {
      @IsInt() first!: number;
      @IsInt() second!: number;
      @IsInt() third!: number;
      @IsInt() fourth!: number;
    }
    expect(faultsOf(Several, '{"x":1,"third":"3","2":1,"second":true}')).toEqual([
      'x: Unknown field submitted',
      'third: Must be an integer number',
      '2: Unknown field submitted',
      'second: Must be an integer number',
      'first: Required field missing',
      'fourth: Required field missing',
    ]);
  });
});

describe('a list', () => {
  class Lists {
    @IsOptional()
    @IsString({ each: true })
    each?: unknown;

    @IsOptional()
    @IsArray()
    array?: unknown;

    @IsOptional()
    @IsInt({ each: true })
    @Min(1, { each: true })
    @ArrayMinSize(1)
    numbers?: number[];
  }

  it.each([
    ['{"each":"text"}', ['each: Must be a list']],
    ['{"each":{"a":"text"}}', ['each: Must be a list']],
    ['{"each":[1]}', ['each[0]: Must be a string']],
    ['{"array":{"length":0}}', ['array: Must be an array']],
    ['{"numbers":[]}', ['numbers: Must contain at least 1 elements']],
    ['{"numbers":[1,0,"1"]}', ['numbers[1]: Must not be less than 1', 'numbers[2]: Must not be less than 1']],
    ['{"each":["a"],"array":[1,{}],"numbers":[1]}', []],
  ])('%s', (text, faults) => expect(faultsOf(Lists, text)).toEqual(faults));
});

describe('what may be absent, and what may be null', () => {
  class Presence {
    @IsText()
    required!: string;

    @IsText()
    byDefault: string = 'x';

    @IsOptional()
    @IsText()
    optional?: string;

    @Nullable()
    @IsText()
    nullable!: string | null;

    @Nullable()
    @IsText()
    nullByDefault: string | null = null;
  }

  it.each([
    ['{}', ['required: Required field missing', 'nullable: Required field missing']],
    ['{"required":"a","nullable":null}', []],
    ['{"required":"a","nullable":"b","nullByDefault":null}', []],
    ['{"required":null,"nullable":null}', ['required: Must not be null']],
    ['{"required":"a","nullable":null,"byDefault":null}', ['byDefault: Must not be null']],
    ['{"required":"a","nullable":null,"optional":null}', ['optional: Must not be null']],
    ['{"required":"a","nullable":5}', ['nullable: Must be text of 1 to 255 characters']],
  ])('%s', (text, faults) => expect(faultsOf(Presence, text)).toEqual(faults));

  it('takes the defaults of what is absent, and leaves the rest absent', () => {
    const { made } = check(Presence, '{"required":"a","nullable":null}');
    expect(made).toEqual({ required: 'a', nullable: null, byDefault: 'x', nullByDefault: null });
    expect(Object.keys(made)).not.toContain('optional');
  });

  it('makes defaults anew each time', () => {
    class WithList {
      @IsOptional()
      @IsString({ each: true })
      tags: string[] = [];
    }
    const first = checkDto(WithList, {}, [], new FaultCollector());
    first.tags.push('x');
    expect(checkDto(WithList, {}, [], new FaultCollector()).tags).toEqual([]);
  });

  it('never asks a default whether it is valid', () => {
    class OddDefault {
      @IsText({ max: 1 })
      name: string = 'too long';
    }
    expect(faultsOf(OddDefault, '{}')).toEqual([]);
  });
});

describe('a condition', () => {
  class Conditional {
    @IsIn(['card', 'cash'])
    kind!: string;

    @ValidateIf((owner: Conditional) => owner.kind === 'card')
    @IsString()
    token!: string;
  }

  it.each([
    ['{"kind":"card"}', ['token: Required field missing']],
    ['{"kind":"card","token":5}', ['token: Must be a string']],
    ['{"kind":"card","token":null}', ['token: Must not be null']],
    ['{"kind":"card","token":"x"}', []],
    ['{"kind":"cash"}', []],
    ['{"kind":"cash","token":5}', []],
    ['{"kind":"cash","tokenn":5}', ['tokenn: Unknown field submitted']],
  ])('%s', (text, faults) => expect(faultsOf(Conditional, text)).toEqual(faults));
});

describe('inheritance', () => {
  class Parent {
    @IsString()
    kept!: string;

    @IsString()
    narrowed!: string;
  }

  class Child extends Parent {
    @IsIn(['a', 'b'])
    declare narrowed: 'a' | 'b';

    @IsInt()
    added!: number;
  }

  it.each([
    ['{"kept":"x","narrowed":"a","added":1}', []],
    ['{"kept":"x","narrowed":"c","added":1}', ['narrowed: Must be one of the following values: a, b']],
    ['{"kept":1}', ['kept: Must be a string', 'narrowed: Required field missing', 'added: Required field missing']],
  ])('%s', (text, faults) => expect(faultsOf(Child, text)).toEqual(faults));

  it('leaves the parent as it is', () => {
    expect(faultsOf(Parent, '{"kept":"x","narrowed":"c"}')).toEqual([]);
    expect(faultsOf(Parent, '{"kept":"x","narrowed":"c","added":1}')).toEqual(['added: Unknown field submitted']);
  });
});

describe("a check of one's own", () => {
  @ValidatorConstraint()
  class IsEven implements ValidatorConstraintInterface {
    validate(value: unknown) {
      return typeof value === 'number' && value % 2 === 0;
    }
    defaultMessage() {
      return '$property must be even, and below $constraint1';
    }
  }

  @ValidatorConstraint({ async: true })
  class IsSlow implements ValidatorConstraintInterface {
    validate() {
      return Promise.resolve(true);
    }
  }

  class Own {
    @Validate(IsEven, [100])
    even!: number;

    @ValidateBy({ name: 'truthy', validator: { validate: () => 'yes' as unknown as boolean } })
    truthy: string = 'x';

    @Matches(/^x+$/, { message: 'Must be all x' })
    xs: string = 'x';

    @IsNotEmpty({ message: ({ property }) => `${property} is needed` })
    filled: string = 'x';
  }

  it('is asked, and says why not', () => {
    expect(faultsOf(Own, '{"even":2}')).toEqual([]);
    expect(faultsOf(Own, '{"even":3,"xs":"y","filled":""}')).toEqual([
      'even: Must be even, and below 100',
      'xs: Must be all x',
      'filled: Filled is needed',
    ]);
  });

  it('passes with nothing but true', () => {
    expect(faultsOf(Own, '{"even":2,"truthy":"x"}')).toEqual(['truthy: Is not valid']);
  });

  it('must answer at once', () => {
    class Slow {
      @Validate(IsSlow)
      name!: string;
    }
    expect(() => faultsOf(Slow, '{}')).toThrow('must answer at once');
  });

  it('of a part must name its class', () => {
    class Nameless {
      @ValidateNested()
      part!: object;
    }
    expect(() => faultsOf(Nameless, '{}')).toThrow('Nameless.part is nested');
  });
});

describe('a DTO with the decorators of this service', () => {
  class Tier {
    @Nullable()
    @IsInteger({ min: 1 })
    up_to: number | null = null;

    @IsMoney()
    amount!: number;
  }

  class Offer {
    @IsText({ max: 5 })
    name!: string;

    @Nullable()
    @IsNestedList(() => Tier)
    @ArrayMaxSize(2)
    tiers: Tier[] | null = null;

    @Nullable()
    @IsNested(() => Tier)
    first: Tier | null = null;
  }

  it.each([
    ['{"name":"x"}', []],
    ['{"name":"x","tiers":null,"first":null}', []],
    ['{"name":"x","tiers":[],"first":{"amount":0}}', []],
    ['{"name":"x","tiers":[{"up_to":null,"amount":1},{"amount":2}]}', []],
    ['{"name":"x","tiers":{"amount":1}}', ['tiers: Must be a list']],
    ['{"name":"x","tiers":[{}]}', ['tiers[0].amount: Required field missing']],
    ['{"name":"x","tiers":[null]}', ['tiers[0]: Must be an object']],
    ['{"name":"x","tiers":[[]]}', [`tiers[0]: ${NOT_EMPTY_LIST}`]],
    ['{"name":"x","tiers":[{},{},{}]}', ['tiers: Must contain no more than 2 elements']],
    ['{"name":"x","first":[]}', [`first: ${NOT_EMPTY_LIST}`]],
    ['{"name":"x","first":[{"amount":1}]}', ['first: Must be an object']],
    [
      '{"name":"x","first":{"amount":-1,"up_to":0}}',
      [
        'first.amount: Must be a whole number of minor units from 0 to 999999999999',
        'first.up_to: Must be a whole number from 1 to 2147483647',
      ],
    ],
    ['{"name":"x","first":{"amount":1,"__proto__":{"up_to":5}}}', ['first.__proto__: Unknown field submitted']],
  ])('%s', (text, faults) => expect(faultsOf(Offer, text)).toEqual(faults));

  it('refuses any field that it does not declare, and names it', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)));
    fc.assert(
      fc.property(names, fc.jsonValue(), fc.boolean(), (name, value, first) => {
        fc.pre(!['name', 'tiers', 'first'].includes(name));
        fc.pre(!name.includes('\u0000') && name.isWellFormed());
        const extra = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        const sent = first ? `{${extra},"name":"x"}` : `{"name":"x",${extra}}`;
        expect(faultsOf(Offer, sent)).toContain(`${name}: Unknown field submitted`);
      }),
      { numRuns: 300 },
    );
  });

  it('takes or refuses any JSON without ever throwing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('name', 'tiers', 'first', 'x'), fc.jsonValue()), (sent) => {
        faultsOf(Offer, JSON.stringify(sent));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a class that bodies are checked against', () => {
  it.each([
    [Plain, true],
    [Part, true],
    [class WithoutFields {}, true],
    [Object, false],
    [String, false],
    [Number, false],
    [Boolean, false],
    [Array, false],
    [undefined, false],
    [{}, false],
  ])('%p: %p', (type, expected) => expect(isDto(type)).toBe(expected));

  it('takes no field when it declares none', () => {
    class WithoutFields {}
    expect(faultsOf(WithoutFields, '{}')).toEqual([]);
    expect(faultsOf(WithoutFields, '{"constructor":null,"x":1}')).toEqual([
      'constructor: Unknown field submitted',
      'x: Unknown field submitted',
    ]);
  });
});

describe('a number', () => {
  class Numbers {
    @IsNumber()
    number!: number;
  }

  it.each([
    ['{"number":0.5}', []],
    ['{"number":-0}', []],
    [
      '{"number":1e400}',
      [
        'number: Must be a number that can be kept exactly, below 2^53',
        'number: Must be a number conforming to the specified constraints',
      ],
    ],
  ])('%s', (text, faults) => expect(faultsOf(Numbers, text)).toEqual(faults));

  it('is text where its letters count', () => {
    class Text {
      @MaxLength(3)
      text!: string;
    }
    expect(faultsOf(Text, '{"text":12}')).toEqual(['text: Must be shorter than or equal to 3 characters']);
  });
});

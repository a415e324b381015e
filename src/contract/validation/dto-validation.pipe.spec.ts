import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Failure } from '../failures/failure.js';
import { invalidField, pathName } from '../failures/fault.js';
import { SentBody } from '../http/sent-body.js';
import { CrossFieldRules } from './cross-field.rules.js';
import { DtoValidationPipe } from './dto-validation.pipe.js';
import { IsText, IsInteger } from './field.decorators.js';

@CrossFieldRules<NewRange>([
  {
    reads: ['from', 'to'],
    faults: ({ from, to }) => (to < from ? [invalidField(['to'], 'Must not be below from')] : []),
  },
])
class NewRange {
  @IsInteger()
  from!: number;

  @IsInteger()
  to!: number;

  @IsText()
  name: string = 'x';
}

const pipe = new DtoValidationPipe();

function sent(text: string): SentBody {
  return new SentBody(
    Object.assign(Readable.from([Buffer.from(text)]), { headers: {} }) as unknown as IncomingMessage,
    1_000,
  );
}

async function faultsOf(text: string, metatype: unknown = NewRange): Promise<string[]> {
  try {
    await pipe.transform(sent(text), { type: 'body', metatype: metatype as typeof NewRange });
    return [];
  } catch (error) {
    if (error instanceof Failure)
      return [error.code, ...error.faults.map(({ path, text }) => `${pathName(path)}: ${text}`)];
    throw error;
  }
}

describe('the pipe of bodies', () => {
  it('makes the DTO', async () => {
    const made = await pipe.transform(sent('{"from":1,"to":2}'), { type: 'body', metatype: NewRange });
    expect(made).toBeInstanceOf(NewRange);
    expect(made).toEqual({ from: 1, to: 2, name: 'x' });
  });

  it.each([
    ['a rule', '{"from":2,"to":1}', ['invalid_field', 'to: Must not be below from']],
    [
      'no rule whose field is at fault',
      '{"from":2,"to":-1}',
      ['invalid_field', 'to: Must be a whole number from 0 to 2147483647'],
    ],
    ['no rule whose field is missing', '{"to":1}', ['missing_field', 'from: Required field missing']],
    [
      'rules and fields together',
      '{"from":2,"to":1,"x":1}',
      ['invalid_fields', 'x: Unknown field submitted', 'to: Must not be below from'],
    ],
    [
      'what could not be kept, before what else is wrong with it',
      '{"from":1,"to":9007199254740993}',
      ['invalid_field', 'to: Must be a number that can be kept exactly, below 2^53'],
    ],
    [
      'a name that was sent twice',
      '{"from":1,"to":2,"to":3}',
      ['duplicate_field', 'to: Field submitted more than once'],
    ],
    ['a body that is none', '[]', ['not_an_object']],
    ['a body that is too large', `{"name":"${'x'.repeat(1_000)}"}`, ['body_too_large']],
  ])('tells %s', async (_, text, faults) => {
    expect(await faultsOf(text)).toEqual(faults);
  });

  it('takes any object where no class is asked for, but nothing that could not be kept', async () => {
    expect(await pipe.transform(sent('{"a":1}'), { type: 'body', metatype: Object })).toEqual({ a: 1 });
    expect(await faultsOf('{"a":1,"a":2}', Object)).toEqual(['duplicate_field', 'a: Field submitted more than once']);
  });

  it('leaves alone what is no body', () => {
    expect(pipe.transform('sub_1', { type: 'param', metatype: String })).toBe('sub_1');
    expect(pipe.transform(undefined, { type: 'custom' })).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { FaultCollector } from '../failures/fault-collector.js';
import { checkDto } from './check-dto.js';
import type { Dto } from './dto-plan.js';
import {
  IsOneOf,
  IsCountry,
  IsCurrency,
  IsDay,
  IsDecimal,
  IsEmailAddress,
  IsBooleanValue,
  IsId,
  IsIdList,
  IsMetadata,
  IsMoney,
  IsText,
  IsTime,
  IsTimeZone,
  IsInteger,
  IsIntegerList,
  MAX_MONEY,
} from './field.decorators.js';

/** A DTO whose one field carries the decorator. */
function dtoWith(decorate: PropertyDecorator): Dto {
  class OneField {
    value!: unknown;
  }
  decorate(OneField.prototype, 'value');
  return OneField;
}

function sentencesOf(decorate: PropertyDecorator, value: unknown): string[] {
  const collector = new FaultCollector();
  checkDto(dtoWith(decorate), { value }, [], collector);
  return collector.faults.map(({ text }) => text);
}

interface Edges {
  readonly decorate: PropertyDecorator;
  readonly sentence: string;
  readonly taken: readonly unknown[];
  readonly refused: readonly unknown[];
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `id_${index}`);
const pairs = (count: number) => Object.fromEntries(ids(count).map((id) => [id, 'x']));
const EMOJI = '😀';

const TABLE: Record<string, Edges> = {
  'IsText()': {
    decorate: IsText(),
    sentence: 'Must be text of 1 to 255 characters',
    taken: ['a', ' ', 'x'.repeat(255), EMOJI.repeat(255), `${EMOJI}${'x'.repeat(254)}`],
    refused: ['', 'x'.repeat(256), EMOJI.repeat(256), `${EMOJI}${'x'.repeat(255)}`, 5, true, [], ['a'], {}],
  },
  'IsText({ min: 4, max: 4 })': {
    decorate: IsText({ min: 4, max: 4 }),
    sentence: 'Must be text of 4 to 4 characters',
    taken: ['4242', EMOJI.repeat(4), `ab${EMOJI}c`],
    refused: ['424', '42424', EMOJI.repeat(3), EMOJI.repeat(2), `abc${EMOJI}c`],
  },
  'IsOneOf()': {
    decorate: IsOneOf(['active', 'not_active']),
    sentence: 'Must be one of: active, not_active',
    taken: ['active', 'not_active'],
    refused: ['', 'Active', 'active ', 'toString', 0, ['active'], {}],
  },
  'IsBooleanValue()': {
    decorate: IsBooleanValue(),
    sentence: 'Must be true or false',
    taken: [true, false],
    refused: ['true', 'false', 0, 1, '', [], {}],
  },
  'IsInteger()': {
    decorate: IsInteger(),
    sentence: 'Must be a whole number from 0 to 2147483647',
    taken: [0, -0, 1, 1.0, 2_147_483_647],
    refused: [-1, 0.5, 2_147_483_648, '1', true, [], [1], {}, Infinity, NaN],
  },
  'IsInteger({ min: 1, max: 31 })': {
    decorate: IsInteger({ min: 1, max: 31 }),
    sentence: 'Must be a whole number from 1 to 31',
    taken: [1, 31],
    refused: [0, 32, 1.0000001],
  },
  'IsMoney()': {
    decorate: IsMoney(),
    sentence: 'Must be a whole number of minor units from 0 to 999999999999',
    taken: [0, 1, MAX_MONEY],
    refused: [-1, MAX_MONEY + 1, 0.01, '100', '1.00', true, [100], {}],
  },
  'IsMoney({ min: -MAX_MONEY })': {
    decorate: IsMoney({ min: -MAX_MONEY }),
    sentence: 'Must be a whole number of minor units from -999999999999 to 999999999999',
    taken: [-MAX_MONEY, 0, MAX_MONEY],
    refused: [-MAX_MONEY - 1, MAX_MONEY + 1],
  },
  'IsDecimal()': {
    decorate: IsDecimal(),
    sentence: 'Must be a decimal as a string, such as "12.5", 0 or more',
    taken: ['0', '0.0', '12.5', '0.000000000001', '999999999999.999999999999', '1.10'],
    refused: [
      '',
      '-1',
      '+1',
      '01',
      '.5',
      '1.',
      '1e3',
      '1,5',
      ' 1',
      '1\n',
      '0x1',
      'NaN',
      'Infinity',
      '٣',
      '1000000000000',
      '0.0000000000001',
      12.5,
      1,
      true,
      ['1'],
      {},
    ],
  },
  'IsDecimal({ above: 0, max: 100 })': {
    decorate: IsDecimal({ above: 0, max: 100 }),
    sentence: 'Must be a decimal as a string, such as "12.5", more than 0 up to 100',
    taken: ['0.000000000001', '100', '100.000000000000'],
    refused: ['0', '0.0', '100.000000000001', '101'],
  },
  'IsDay()': {
    decorate: IsDay(),
    sentence: 'Must be a day that exists, as YYYY-MM-DD',
    taken: ['2024-02-29', '0001-01-01'],
    refused: ['', '2023-02-29', '2024-2-29', '2024-02-29T00:00:00Z', '0000-01-01', 20240229, {}],
  },
  'IsTime()': {
    decorate: IsTime(),
    sentence: 'Must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00.000Z',
    taken: ['2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00+02:00'],
    refused: ['', '2026-01-31', '2026-01-31T12:00:00', '2026-02-30T12:00:00Z', 1769860800000, {}],
  },
  'IsId()': {
    decorate: IsId(),
    sentence: 'Must be an id',
    taken: ['sub_1', 'anything at all', 'x'.repeat(64)],
    refused: ['', 'x'.repeat(65), 1, ['sub_1'], {}],
  },
  'IsIdList({ max: 3 })': {
    decorate: IsIdList({ max: 3 }),
    sentence: 'Must be a list of at most 3 different ids',
    taken: [[], ['a'], ids(3)],
    refused: [ids(4), ['a', 'a'], [''], [1], [null], ['x'.repeat(65)], 'a', { 0: 'a', length: 1 }],
  },
  'IsIntegerList()': {
    decorate: IsIntegerList({ min: 1, max: 365, most: 3 }),
    sentence: 'Must be an ascending list of at most 3 whole numbers from 1 to 365',
    taken: [[], [1], [2, 7, 365]],
    refused: [[0], [366], [7, 2], [2, 2], [1, 2, 3, 4], [1.5], ['1'], [null], [[1]], 1, '1', {}],
  },
  'IsEmailAddress()': {
    decorate: IsEmailAddress(),
    sentence: 'Must be an e-mail address',
    taken: ['a@example.com', "o'x+y@ex-ample.co.uk", 'A@EXAMPLE.COM', 'ü@example.com', 'a@xn--bcher-kva.example'],
    refused: [
      '',
      'a',
      'a@',
      '@example.com',
      'a@b',
      'a b@example.com',
      'a@example.com\n',
      'a@example.com,b@example.com',
      'A <a@example.com>',
      'a..b@example.com',
      `${'a'.repeat(65)}@example.com`,
      `a@${'b.'.repeat(130)}com`,
      5,
      ['a@example.com'],
      {},
    ],
  },
  'IsTimeZone()': {
    decorate: IsTimeZone(),
    sentence: 'Must be an IANA time zone, such as Europe/Berlin',
    taken: ['UTC', 'Europe/Berlin'],
    refused: ['', 'Berlin', '+02:00', 'Europe/Atlantis', 0, {}],
  },
  'IsCurrency()': {
    decorate: IsCurrency(),
    sentence: 'Must be an ISO 4217 currency code, such as EUR',
    taken: ['EUR', 'HUF', 'KWD'],
    refused: ['', 'eur', 'XXX', 'EURO', 978, ['EUR'], {}],
  },
  'IsCountry()': {
    decorate: IsCountry(),
    sentence: 'Must be a country code of two capitals, such as DE',
    taken: ['DE', 'US'],
    refused: ['', 'de', 'DEU', 'D', 'D1', 'DE\n', 'ÄÖ', 49, {}],
  },
  'IsMetadata()': {
    decorate: IsMetadata(),
    sentence: 'Must be an object of at most 50 strings of at most 500 characters, with names of at most 40',
    taken: [
      {},
      { '': '' },
      pairs(50),
      { ['n'.repeat(40)]: 'x'.repeat(500) },
      { [EMOJI.repeat(40)]: EMOJI.repeat(500) },
      JSON.parse('{"__proto__":"x","constructor":"y"}'),
    ],
    refused: [
      pairs(51),
      { ['n'.repeat(41)]: 'x' },
      { n: 'x'.repeat(501) },
      { n: 1 },
      { n: null },
      { n: true },
      { n: {} },
      { n: ['x'] },
      ['x'],
      'x',
      1,
      true,
    ],
  },
};

const rows = (kind: 'taken' | 'refused') =>
  Object.entries(TABLE).flatMap(([name, edges]) =>
    edges[kind].map((value) => ({ name, edges, value, shown: (JSON.stringify(value) ?? '').slice(0, 60) })),
  );

describe('a field decorator', () => {
  it.each(rows('taken'))('$name takes $shown', ({ edges, value }) => {
    expect(sentencesOf(edges.decorate, value)).toEqual([]);
  });

  it.each(rows('refused'))('$name refuses $shown', ({ edges, value }) => {
    expect(sentencesOf(edges.decorate, value)).toEqual([edges.sentence]);
  });

  it('of an object refuses an empty list with advice for callers in PHP', () => {
    expect(sentencesOf(IsMetadata(), [])).toEqual([
      'Must be an object; PHP encodes an empty array as []: send {} (json_encode((object) []))',
    ]);
  });

  it.each(Object.entries(TABLE))('%s refuses null by itself', (_, { decorate }) => {
    expect(sentencesOf(decorate, null)).toEqual(['Must not be null']);
  });

  it.each(Object.entries(TABLE))('%s says so in one sentence', (_, { sentence }) => {
    expect(sentence).toMatch(/^Must [^\n]*[^.]$/);
  });
});

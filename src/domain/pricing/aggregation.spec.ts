import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact } from '../money/exact.js';
import { aggregate, type Aggregation, type UsageEvent } from './aggregation.js';

const AGGREGATIONS: readonly Aggregation[] = ['count', 'sum', 'max', 'unique', 'latest', 'time_weighted'];
/** Eight hours. */
const period = { start: '2026-03-01T00:00:00.000Z', end: '2026-03-01T08:00:00.000Z' };
const at = (time: string) => `2026-03-01T${time}.000Z`;
const event = (time: string, quantity: string, property?: string | null): UsageEvent => ({
  quantity,
  occurredAt: at(time),
  property,
});

function result(aggregation: Aggregation, events: readonly UsageEvent[], before: string | null = null): string {
  return aggregate(aggregation, events, period, before).toString();
}

const instants = fc.date({
  min: new Date(period.start),
  max: new Date(Date.parse(period.end) - 1),
  noInvalidDate: true,
});
const within = fc.record({
  quantity: fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 1000)).map(([n, d]) => String(n / d)),
  occurredAt: instants.map((instant) => instant.toISOString()),
  property: fc.option(fc.constantFrom('', 'a', 'b', 'c')),
});
const eventLists = fc.array(within, { maxLength: 12 });
const shuffled = eventLists.chain((events) =>
  fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
);

describe('without events', () => {
  it.each(AGGREGATIONS)('%s is 0', (aggregation) => expect(result(aggregation, [])).toBe('0'));

  it.each([
    ['count', '0'],
    ['sum', '0'],
    ['max', '0'],
    ['unique', '0'],
    ['latest', '0'],
    ['time_weighted', '7.5'],
  ] as const)('but a quantity before, %s is %s', (aggregation, quantity) =>
    expect(result(aggregation, [], '7.5')).toBe(quantity),
  );
});

describe('the quantity of some events', () => {
  const events = [
    event('04:00:00', '2.5', 'a'),
    event('02:00:00', '10', 'b'),
    event('06:00:00', '-4', 'a'),
    event('06:00:00', '3', null),
    event('05:00:00', '0.000000000001'),
  ];

  it.each([
    ['count', '5'],
    ['sum', '11.500000000001'],
    ['max', '10'],
    ['unique', '2'],
    ['latest', '3'],
    // 0 for 2 hours, 10 for 2, 2.5 for 1, 0.000000000001 for 1, 3 for 2, over 8.
    ['time_weighted', '3.562500000000125'],
  ] as const)('is by %s %s', (aggregation, quantity) => expect(result(aggregation, events)).toBe(quantity));

  it.each([
    ['sum', ['999999999999.999999999999', '0.000000000001', '-1000000000000'], '0'],
    ['sum', ['2', '-5'], '-3'],
    ['max', ['-5', '-2', '-9'], '-2'],
    ['max', ['9', '10'], '10'],
    ['latest', ['9', '-10'], '-10'],
  ] as const)('is exact, below zero too: %s of %j is %s', (aggregation, quantities, quantity) =>
    expect(
      result(
        aggregation,
        quantities.map((each) => event('03:00:00', each)),
      ),
    ).toBe(quantity),
  );

  it('counts properties that differ in case or are empty, and no absent one', () =>
    expect(
      result(
        'unique',
        ['a', 'A', '', 'a', null, undefined].map((property) => event('01:00:00', '1', property)),
      ),
    ).toBe('3'));
});

describe('the average level', () => {
  it.each([
    ['goes on from before', '4', [event('04:00:00', '8')], '6'],
    ['begins with an event at the start', '4', [event('00:00:00', '8')], '8'],
    ['has the later in the list of two at once', null, [event('04:00:00', '100'), event('04:00:00', '8')], '4'],
    ['may be negative', '-4', [event('04:00:00', '-8')], '-6'],
    ['is of 60 digits', null, [event('05:20:00', '1')], `0.${'3'.repeat(60)}`],
  ])('%s', (_, before, events, quantity) => expect(result('time_weighted', events, before)).toBe(quantity));

  it('counts the last millisecond', () => {
    const last = { quantity: '28800000', occurredAt: '2026-03-01T07:59:59.999Z' };
    expect(result('time_weighted', [last])).toBe('1');
  });

  it.each([
    ['no', period.start],
    ['a negative', '2026-02-28T23:59:59.999Z'],
  ])('is not taken over a period of %s length', (_, end) =>
    expect(() => aggregate('time_weighted', [], { ...period, end }, null)).toThrow(RangeError),
  );

  it('lies between the levels', () =>
    fc.assert(
      fc.property(eventLists, fc.integer({ min: -100, max: 100 }), (events, before) => {
        const levels = [String(before), ...events.map(({ quantity }) => quantity)].map(Number);
        const average = aggregate('time_weighted', events, period, String(before));
        expect(average.greaterThanOrEqualTo(Math.min(...levels))).toBe(true);
        expect(average.lessThanOrEqualTo(Math.max(...levels))).toBe(true);
      }),
    ));

  it('of a period is that of its two parts by their lengths', () =>
    fc.assert(
      fc.property(eventLists, instants, (events, instant) => {
        const middle = instant.toISOString();
        fc.pre(middle > period.start);
        const early = events.filter(({ occurredAt }) => occurredAt < middle);
        const level = aggregate('latest', early, period, null).toString();
        const part = (start: string, end: string, before: string | null) =>
          aggregate('time_weighted', events, { start, end }, before).times(Date.parse(end) - Date.parse(start));
        const parts = part(period.start, middle, null).plus(part(middle, period.end, level));
        const error = parts.minus(part(period.start, period.end, null)).abs();
        expect(error.lessThan(exact('1e-40'))).toBe(true);
      }),
    ));
});

describe('any aggregation', () => {
  it.each(AGGREGATIONS)('takes in the start and leaves out the end: %s', (aggregation) => {
    const outside = [
      { quantity: '1000', occurredAt: '2026-02-28T23:59:59.999Z', property: 'x' },
      { quantity: '2000', occurredAt: period.end, property: 'y' },
    ];
    const inside = event('00:00:00', '5', 'z');
    expect(result(aggregation, [inside, ...outside])).toBe(result(aggregation, [inside]));
    expect(result(aggregation, [inside])).not.toBe('0');
  });

  it.each(['count', 'sum', 'max', 'unique'] as const)('does not depend on the order of events: %s', (aggregation) =>
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(result(aggregation, others)).toBe(result(aggregation, events));
      }),
    ),
  );

  it.each(['latest', 'time_weighted'] as const)('depends on the order only of events at once: %s', (aggregation) =>
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        fc.pre(new Set(events.map(({ occurredAt }) => occurredAt)).size === events.length);
        expect(result(aggregation, others)).toBe(result(aggregation, events));
      }),
    ),
  );

  it('leaves the list as it was', () => {
    const events = Object.freeze([event('04:00:00', '1'), event('02:00:00', '2')]);
    for (const aggregation of AGGREGATIONS) expect(() => result(aggregation, events)).not.toThrow();
  });
});

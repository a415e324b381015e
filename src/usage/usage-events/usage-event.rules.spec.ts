import { describe, expect, it } from '@jest/globals';
import type { Aggregation } from '../../domain/pricing/aggregation.js';
import type { Price } from '../../domain/pricing/price-model.js';
import {
  faultOf,
  isCurrent,
  isPriceable,
  isSameEvent,
  judgeUsage,
  latestMoment,
  mayAddUpTooFar,
  type MeteredEnrollment,
  type MeteredStretch,
  type SentUsage,
} from './usage-event.rules.js';

const PRICE: Price = { model: 'per_unit', unitPrice: '10' };

function stretch(meter: string, from: string, to: string | null, aggregation: Aggregation = 'sum'): MeteredStretch {
  return { meter, aggregation, price: PRICE, from: `${from}T00:00:00.000Z`, to: to && `${to}T00:00:00.000Z` };
}

/** Enrolled on 1 February; January was billed in a stretch of its own, and March runs. */
const ENROLLMENT: MeteredEnrollment = {
  startsAt: '2026-01-01T00:00:00.000Z',
  trialEndsAt: null,
  hasEnded: false,
  isInGrace: false,
  pauses: [],
  current: [stretch('calls', '2026-03-01', null, 'count'), stretch('megabytes', '2026-03-01', null)],
  meters: new Set(['calls', 'megabytes']),
};
const BILLED = [stretch('calls', '2026-01-01', '2026-02-01', 'count'), stretch('left', '2026-02-01', '2026-02-10')];
const ENDED: Partial<MeteredEnrollment> = { hasEnded: true, current: [], isInGrace: true };
const LATEST = '2026-03-15T13:00:00.000Z';
const USAGE: SentUsage = { meter: 'calls', quantity: '1', occurredAt: '2026-03-10T00:00:00.000Z' };

function code(usage: Partial<SentUsage>, enrollment: Partial<MeteredEnrollment> = {}) {
  const judged = judgeUsage({ ...USAGE, ...usage }, { ...ENROLLMENT, ...enrollment }, BILLED, LATEST);
  return 'refusal' in judged ? `${judged.refusal.code} ${judged.refusal.field}` : judged.stretch;
}

describe('what was used', () => {
  it('counts for the stretch in which it was used', () => {
    expect(code({})).toBe(ENROLLMENT.current[0]);
    expect(code({ occurredAt: '2026-01-31T23:59:59.999Z' })).toBe(BILLED[0]);
  });

  it('needs an enrollment', () => {
    expect(judgeUsage(USAGE, undefined, [], LATEST)).toEqual({
      refusal: { code: 'missing_reference', field: 'enrollment_id' },
    });
  });

  it('needs a meter of the enrollment, by its exact key', () => {
    for (const meter of ['seats', 'Calls', ' calls', 'constructor']) {
      expect(code({ meter })).toBe('usage_not_metered meter');
    }
  });

  const at = (day: string, time = '00:00:00.000') => ({ occurredAt: `${day}T${time}Z` });
  it.each<[what: string, usage: Partial<SentUsage>, enrollment: Partial<MeteredEnrollment>, expected: string | null]>([
    ['before the start', at('2025-12-31', '23:59:59.999'), {}, 'usage_outside_enrollment occurred_at'],
    ['too far ahead', at('2026-03-15', '13:00:00.001'), {}, 'usage_in_future occurred_at'],
    ['between two stretches', at('2026-02-01'), {}, 'usage_not_metered meter'],
    [
      'in a pause between them',
      at('2026-02-10'),
      { pauses: [{ from: '2026-02-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }] },
      'enrollment_paused occurred_at',
    ],
    [
      'in a pause that runs',
      at('2026-03-10'),
      { current: [], pauses: [{ from: '2026-02-01T00:00:00.000Z', to: null }] },
      'enrollment_paused occurred_at',
    ],
    ['in a trial', at('2026-02-10'), { trialEndsAt: '2026-02-11T00:00:00.000Z' }, null],
    ['after a trial', at('2026-02-11'), { trialEndsAt: '2026-02-11T00:00:00.000Z' }, 'usage_not_metered meter'],
    ['after the end, in the grace time', at('2026-03-10'), ENDED, 'usage_outside_enrollment occurred_at'],
    [
      'before the end, after the grace time',
      at('2026-01-10'),
      { ...ENDED, isInGrace: false },
      'usage_outside_enrollment occurred_at',
    ],
    [
      'of what was left, after the grace time',
      { meter: 'left', ...at('2026-02-05') },
      {},
      'usage_outside_enrollment occurred_at',
    ],
    ['after what was left', { meter: 'left', ...at('2026-02-10') }, { isInGrace: true }, 'usage_not_metered meter'],
  ])('%s is not billed', (_, usage, enrollment, expected) => expect(code(usage, enrollment)).toBe(expected));

  it.each([
    ['before the end', { ...at('2026-01-10') }, ENDED, BILLED[0]],
    ['of what was left', { meter: 'left', ...at('2026-02-05') }, { isInGrace: true }, BILLED[1]],
  ])('%s is taken in the grace time', (_, usage, enrollment, expected) => {
    expect(code(usage, enrollment)).toBe(expected);
  });

  it.each([
    ['calls', '-1', 'negative_usage quantity'],
    ['calls', '-0.000000000001', 'negative_usage quantity'],
    ['calls', '-0', ENROLLMENT.current[0]],
    ['calls', '0', ENROLLMENT.current[0]],
    ['megabytes', '-1', ENROLLMENT.current[1]],
  ])('on the meter %s of %s is %p', (meter, quantity, expected) => {
    expect(code({ meter, quantity })).toBe(expected);
  });

  it('is current when a stretch that is not billed yet has its meter and its time', () => {
    const when = (usage: Partial<SentUsage>) => isCurrent({ ...USAGE, ...usage }, ENROLLMENT);
    expect([when({}), when({ meter: 'left' }), when(at('2026-02-28'))]).toEqual([true, false, false]);
  });

  it('is told by its field', () => {
    expect(faultOf({ code: 'usage_in_future', field: 'occurred_at' })).toMatchObject({ path: ['occurred_at'] });
    expect(faultOf({ code: 'missing_reference', field: 'enrollment_id' })).toMatchObject({ code: 'missing_reference' });
    expect(faultOf({ code: 'enrollment_paused', field: 'occurred_at', text: 'So' })).toMatchObject({ text: 'So' });
  });
});

// The most that an amount can be is 999999999999 minor units.
describe('a quantity that can not be priced', () => {
  it.each<[quantity: string, price: Price | null, isPriceable: boolean]>([
    ['99999999999', { model: 'per_unit', unitPrice: '10' }, true],
    ['99999999999.95', { model: 'per_unit', unitPrice: '10' }, false],
    ['100000000000', { model: 'per_unit', unitPrice: '10' }, false],
    ['-999999999999', { model: 'per_unit', unitPrice: '10' }, true],
    ['999999999999', { model: 'percentage', percentage: '100' }, true],
    ['999999999999', { model: 'percentage', percentage: '101' }, false],
    ['999999999999', { model: 'package', unitPrice: '999', packageSize: 1000 }, true],
    ['999999999999', { model: 'stair_step', tiers: [{ upTo: null, unitPrice: '0', flatAmount: 5 }] }, true],
    ['999999999999', { model: 'graduated', tiers: [{ upTo: null, unitPrice: '2', flatAmount: 0 }] }, false],
    ['999999999999', null, true],
  ])('%s at %j: %p', (quantity, price, expected) => expect(isPriceable(price, quantity)).toBe(expected));

  it.each<[Aggregation, quantity: string, price: string, isRefused: boolean]>([
    ['max', '99999999999', '100', true],
    ['latest', '99999999999', '100', true],
    ['sum', '99999999999', '100', true],
    ['time_weighted', '99999999999', '100', true],
    // Each counts once, however much it names.
    ['count', '99999999999', '100', false],
    ['unique', '99999999999', '100', false],
  ])('is refused where its meter takes the %s of %s at %s: %p', (aggregation, quantity, unitPrice, isRefused) => {
    const own: MeteredStretch = { ...stretch('m', '2026-03-01', null, aggregation), price: { ...PRICE, unitPrice } };
    const judged = judgeUsage(
      { ...USAGE, meter: 'm', quantity },
      { ...ENROLLMENT, current: [own], meters: new Set(['m']) },
      [],
      LATEST,
    );
    expect('refusal' in judged && judged.refusal.code).toBe(isRefused && 'amount_too_large');
  });

  it.each<[Aggregation, quantity: string, price: string, mayBe: boolean]>([
    ['sum', '99999999', '10', false],
    ['sum', '100000001', '10', true],
    ['sum', '-100000001', '10', false],
    ['max', '100000001', '10', false],
    ['count', '100000001', '10', false],
    ['count', '1', '1000000000', true],
  ])('may be added up to by the %s of %s at %s: %p', (aggregation, quantity, unitPrice, mayBe) => {
    const own: MeteredStretch = { ...stretch('m', '2026-03-01', null, aggregation), price: { ...PRICE, unitPrice } };
    expect(mayAddUpTooFar(own, quantity)).toBe(mayBe);
  });
});

describe('the latest moment', () => {
  it('is an hour ahead', () => expect(latestMoment('2026-12-31T23:30:00.500Z')).toBe('2027-01-01T00:30:00.500Z'));
});

describe('an event that is sent again', () => {
  const kept = { enrollment_id: 'enr_1', meter: 'calls', quantity: '1.50', occurred_at: '2026-02-10T00:00:00.000Z' };

  it.each([
    [{}, true],
    [{ quantity: '1.5' }, true],
    [{ occurred_at: null }, true],
    [{ quantity: '1.51' }, false],
    [{ enrollment_id: 'enr_2' }, false],
    [{ meter: 'megabytes' }, false],
    [{ occurred_at: '2026-02-10T00:00:00.001Z' }, false],
  ])('with %j is the same: %p', (change, same) => expect(isSameEvent({ ...kept, ...change }, kept)).toBe(same));
});

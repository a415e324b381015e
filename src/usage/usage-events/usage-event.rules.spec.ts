import { describe, expect, it } from '@jest/globals';
import {
  faultOf,
  isSameEvent,
  latestMoment,
  unbilledFrom,
  usageRefusal,
  type MeteredEnrollment,
  type SentUsage,
} from './usage-event.rules.js';

const ENROLLMENT: MeteredEnrollment = {
  startsAt: '2026-01-31T23:00:00.000Z',
  hasEnded: false,
  meters: new Map([
    ['calls', 'count'],
    ['megabytes', 'sum'],
  ]),
};
const LATEST = '2026-03-15T13:00:00.000Z';
const USAGE: SentUsage = { meter: 'calls', quantity: '1', occurredAt: '2026-02-10T00:00:00.000Z' };

const refusal = (usage: Partial<SentUsage>, enrollment: MeteredEnrollment | undefined = ENROLLMENT) =>
  usageRefusal({ ...USAGE, ...usage }, enrollment, LATEST);

describe('what was used', () => {
  it('is taken when the enrollment has its meter and lived at the time', () => expect(refusal({})).toBeUndefined());

  it('needs an enrollment', () => {
    expect(usageRefusal(USAGE, undefined, LATEST)).toEqual({ code: 'missing_reference', field: 'enrollment_id' });
  });

  it('needs a meter of the enrollment, by its exact key', () => {
    for (const meter of ['seats', 'Calls', ' calls', 'constructor']) {
      expect(refusal({ meter })).toEqual({ code: 'usage_not_metered', field: 'meter' });
    }
  });

  it.each([
    ['2026-01-31T22:59:59.999Z', 'usage_outside_enrollment'],
    ['2026-01-31T23:00:00.000Z', undefined],
  ])('at %s is %s', (occurredAt, code) => expect(refusal({ occurredAt })?.code).toBe(code));

  it('is not taken once the enrollment has ended, since no invoice comes any more, whenever it was', () => {
    const ended = { code: 'usage_outside_enrollment', field: 'occurred_at' };
    for (const occurredAt of ['2026-01-31T23:00:00.000Z', USAGE.occurredAt, LATEST]) {
      expect(refusal({ occurredAt }, { ...ENROLLMENT, hasEnded: true })).toEqual(ended);
    }
  });

  it.each([
    ['2026-03-15T13:00:00.000Z', undefined],
    ['2026-03-15T13:00:00.001Z', 'usage_in_future'],
  ])('of a live enrollment at %s is %s', (occurredAt, code) => {
    expect(refusal({ occurredAt })?.code).toBe(code);
  });

  it.each([
    ['calls', '-1', 'negative_usage'],
    ['calls', '-0.000000000001', 'negative_usage'],
    ['calls', '-0', undefined],
    ['calls', '0', undefined],
    ['megabytes', '-1', undefined],
  ])('on the meter %s of %s is %s', (meter, quantity, code) => {
    expect(refusal({ meter, quantity })?.code).toBe(code);
  });

  it('is told by its field', () => {
    expect(faultOf({ code: 'usage_in_future', field: 'occurred_at' })).toMatchObject({ path: ['occurred_at'] });
    expect(faultOf({ code: 'missing_reference', field: 'enrollment_id' })).toMatchObject({ code: 'missing_reference' });
  });
});

describe('the latest moment', () => {
  it('is an hour ahead', () => expect(latestMoment('2026-12-31T23:30:00.500Z')).toBe('2027-01-01T00:30:00.500Z'));
});

describe('time that was not billed', () => {
  const period = { start: '2026-02-01', end: '2026-03-01' };

  it.each([
    [{ current_period: period, next_billing_on: '2026-03-01' }, '2026-02-01'],
    [{ current_period: { ...period, end: null }, next_billing_on: null }, '2026-02-01'],
    [{ current_period: period, next_billing_on: null }, null],
    [{ current_period: null, next_billing_on: '2026-03-01' }, null],
  ])('of %j begins on %s', (enrollment, from) => expect(unbilledFrom(enrollment)).toBe(from));
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

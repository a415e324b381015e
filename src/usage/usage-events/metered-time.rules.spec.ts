import { describe, expect, it } from '@jest/globals';
import { meteredEnrollment, type OptionMeter, type UsedEnrollment } from './metered-time.rules.js';

const METERS = new Map<string, OptionMeter>([
  ['opt_1', { key: 'calls', aggregation: 'count', price: null }],
  ['opt_2', { key: 'megabytes', aggregation: 'sum', price: null }],
]);
const ENROLLMENT: UsedEnrollment = {
  id: 'enr_1',
  start_on: '2026-01-01',
  trial_end: null,
  status: 'active',
  ended_at: null,
  closing_on: null,
  current_period: { start: '2026-02-01', end: '2026-03-01' },
  next_billing_on: '2026-03-01',
  cancel_at_period_end: false,
  time_zone: 'America/New_York',
  billing_option_id: 'opt_1',
  segments: [{ from: '2026-02-01', billingOptionId: 'opt_1' }],
  pauses: null,
  agreed: null,
};
const NOW = '2026-02-20T12:00:00.000Z';
const seen = (enrollment: Partial<UsedEnrollment>) => meteredEnrollment({ ...ENROLLMENT, ...enrollment }, METERS, NOW);

describe('the time of an enrollment that is not billed yet', () => {
  it.each<[what: string, enrollment: Partial<UsedEnrollment>, expected: readonly (readonly (string | null)[])[]]>([
    ['begins with its period', {}, [['calls', '2026-02-01T05:00:00.000Z', null]]],
    [
      'is divided where another option was taken, to the second',
      {
        billing_option_id: 'opt_2',
        segments: [
          { from: '2026-02-01', billingOptionId: 'opt_1' },
          { from: '2026-02-10T07:30:00.000Z', billingOptionId: 'opt_2' },
        ],
      },
      [
        ['calls', '2026-02-01T05:00:00.000Z', '2026-02-10T07:30:00.000Z'],
        ['megabytes', '2026-02-10T07:30:00.000Z', null],
      ],
    ],
    [
      'ends where an option without a meter was taken',
      {
        billing_option_id: 'opt_3',
        segments: [
          { from: '2026-02-01', billingOptionId: 'opt_1' },
          { from: '2026-02-10', billingOptionId: 'opt_3' },
        ],
      },
      [['calls', '2026-02-01T05:00:00.000Z', '2026-02-10T05:00:00.000Z']],
    ],
    [
      'ends with its period when it is to be cancelled then',
      { cancel_at_period_end: true },
      [['calls', '2026-02-01T05:00:00.000Z', '2026-03-01T05:00:00.000Z']],
    ],
    ['begins with its start, before that', { current_period: null }, [['calls', '2026-01-01T05:00:00.000Z', null]]],
    ['is the whole of a trial', { segments: [] }, [['calls', '2026-02-01T05:00:00.000Z', null]]],
    ['is none in a pause that has outlasted the period', { status: 'paused', next_billing_on: null }, []],
    ['is none after the end', { ended_at: NOW, status: 'cancelled', next_billing_on: null }, []],
    [
      'goes on where the period never ends',
      { current_period: { start: '2026-02-01', end: null }, next_billing_on: null },
      [['calls', '2026-02-01T05:00:00.000Z', null]],
    ],
  ])('%s', (_, enrollment, expected) => {
    expect(seen(enrollment).current.map(({ meter, from, to }) => [meter, from, to])).toEqual(expected);
  });
});

describe('late usage of what is held no more', () => {
  it.each([
    [null, false],
    ['2026-02-20', false],
    ['2026-02-21', true],
  ])('that is closed on %s is taken: %p', (closing_on, isTaken) =>
    expect(seen({ closing_on }).isInGrace).toBe(isTaken),
  );
});

describe('the pauses of an enrollment', () => {
  it('are those that are over, and the one that has outlasted its period', () => {
    const pauses = [{ from: '2026-01-10', to: '2026-01-20' }];
    const over = { from: '2026-01-10T05:00:00.000Z', to: '2026-01-20T05:00:00.000Z' };
    expect(seen({ pauses }).pauses).toEqual([over]);
    expect(seen({ status: 'paused' }).pauses).toEqual([]);
    expect(seen({ pauses, status: 'paused', next_billing_on: null }).pauses).toEqual([
      over,
      { from: '2026-03-01T05:00:00.000Z', to: null },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { billsThePast, followUpsOf, whyOver } from './enrolling.rules.js';

describe('an enrollment of an export', () => {
  it.each([
    ['trialing', undefined],
    ['active', undefined],
    ['past_due', undefined],
    ['paused', undefined],
    ['cancelled', 'It is cancelled'],
    ['ended', 'It is ended'],
  ])('that is %s is over: %p', (status, why) => expect(whyOver({ status })).toBe(why));

  it.each([
    ['2027-12-31', '2028-01-01', true],
    ['2028-01-01', '2028-01-01', false],
    ['2028-01-02', '2028-01-01', false],
    [null, '2028-01-01', false],
    ['2027-12-31', '', false],
  ])('that begins on %p, while it is %p, would bill the past: %p', (start_on, today, does) => {
    expect(billsThePast({ start_on }, today) !== undefined).toBe(does);
  });

  it('is brought to where it stood', () => {
    const scheduled_change = { on: '2028-02-01', billing_option_id: 'opt_1', seats: 2, add_ons: [] };
    expect(followUpsOf({ status: 'active', cancel_at_period_end: false, scheduled_change: null })).toEqual([]);
    expect(followUpsOf({ status: 'paused', cancel_at_period_end: true, scheduled_change })).toEqual([
      { action: 'change', body: { billing_option_id: 'opt_1', seats: 2, add_ons: [], mode: 'period_end' } },
      { action: 'cancel', body: { at: 'period_end' } },
      { action: 'pause', body: {} },
    ]);
  });
});

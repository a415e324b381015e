import { describe, expect, it } from '@jest/globals';
import { restarted, billsThePast, deviationsOf, followUpsOf, whyOver } from './enrolling.rules.js';

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

  const trial = { start_on: '2028-01-01', trial_days: 14, trial_end: '2028-01-15' };
  const within = { start: '2028-01-01', end: '2028-01-15' };
  const after = { start: '2028-01-15', end: '2028-02-15' };

  it.each([
    ['waiting for its start', { ...trial, status: 'trialing', current_period: null }, '2028-01-01', 14],
    ['on trial', { ...trial, status: 'trialing', current_period: within }, '2028-01-01', 14],
    ['past due on trial', { ...trial, status: 'past_due', current_period: within }, '2028-01-01', 14],
    ['paying', { ...trial, status: 'active', current_period: after }, '2027-12-01', 0],
    ['paying, and is put to begin today', { ...trial, start_on: '2028-03-01', status: 'active' }, '2028-03-01', 0],
    ['paying, and begins when it can', { ...trial, start_on: null, status: 'active' }, '2028-03-01', 0],
    ['past due after it', { ...trial, status: 'past_due', current_period: after }, '2028-01-01', 0],
    ['paused after it', { ...trial, status: 'paused', current_period: after }, '2028-01-01', 0],
    ['paying, and is billed from its start', { ...trial, status: 'active', current_period: after }, '2028-01-15', 14],
    ['somebody’s own making', { trial_days: 14 }, '2028-01-01', 14],
    ['of an unreadable day', { ...trial, start_on: '1.1.2028', status: 'active' }, '2028-03-01', 0],
  ])('that is %s gets no trial twice', (_, exported, today, days) => {
    expect(restarted({ ...exported, payment_method_id: 'pay_1' }, today)).toEqual({ ...exported, trial_days: days });
  });

  it.each([
    [{ status: 'active', cancel_at_period_end: true }, { status: 'cancelled' }, ['status']],
    [
      { status: 'active', cancel_at_period_end: true },
      { status: 'active', cancel_at_period_end: false },
      ['cancel_at_period_end'],
    ],
    [
      { status: 'active', scheduled_change: { seats: 2 } },
      { status: 'active', scheduled_change: null },
      ['scheduled_change'],
    ],
    [{ status: 'trialing' }, { status: 'active' }, ['status']],
    [{ status: 'active' }, { status: 'past_due' }, []],
    [{}, { status: 'active' }, []],
  ])('that was %j and is %j differs in %j', (before, now, fields) => {
    expect(deviationsOf(before, now).map(({ field }) => field)).toEqual(fields);
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

import type { Enrollment } from '../resources.js';
import { dayText } from './days.js';
import type { Memory } from './memory.js';

/** What an event says of an enrollment, given what was known of it before. */
export function enrollmentSentences(type: string, now: Enrollment, memory: Memory): string[] {
  const who = memory.name(now.subscriber_id);
  const before = memory.enrollment(now.id);
  switch (type) {
    case 'enrollment.created':
      return [`${who} enrolls in ${memory.option(now.billing_option_id)?.title}${terms(now)}.`];
    case 'enrollment.activated':
      return before?.status === 'trialing' && before.current_period !== null ? [`The trial of ${who} is over.`] : [];
    case 'enrollment.past_due':
      return [`The enrollment of ${who} is past due.`];
    case 'enrollment.recovered':
      return [`The enrollment of ${who} is active again.`];
    case 'enrollment.cancelled':
      return [`The enrollment of ${who} ${before?.cancel_at_period_end ? 'has come to its end' : 'is cancelled'}.`];
    case 'enrollment.updated':
    case 'enrollment.renewed':
      return before === undefined ? [] : changes(who, before, now, memory);
    default:
      return [];
  }
}

function terms({ seats, coupon_code, trial_end }: Enrollment): string {
  return [
    seats > 1 ? `, ${seats} seats` : '',
    coupon_code === null ? '' : `, with the coupon ${coupon_code}`,
    trial_end === null ? '' : `, free until ${dayText(trial_end)}`,
  ].join('');
}

function changes(who: string, before: Enrollment, now: Enrollment, memory: Memory): string[] {
  const name = (id: string) => `“${memory.option(id)?.name ?? id}”`;
  const sentences = [];
  if (now.billing_option_id !== before.billing_option_id) {
    sentences.push(`${who} now has ${name(now.billing_option_id)} instead of ${name(before.billing_option_id)}.`);
  }
  if (now.seats !== before.seats) sentences.push(`${who} now has ${now.seats} seats instead of ${before.seats}.`);
  if (now.scheduled_change !== null && before.scheduled_change === null) {
    const { on, billing_option_id } = now.scheduled_change;
    sentences.push(`${who} will have ${name(billing_option_id)} from ${dayText(on)} on; until then nothing changes.`);
  }
  if (now.cancel_at_period_end && !before.cancel_at_period_end) {
    sentences.push(
      `The enrollment of ${who} will end on ${dayText(now.current_period?.end ?? '')}, up to which it is paid.`,
    );
  }
  return sentences;
}

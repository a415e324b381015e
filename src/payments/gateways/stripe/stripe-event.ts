import { KEY_IN_METADATA } from './stripe-outcome.js';

/** What an event of Stripe's is about. Of what it says of that, nothing is believed. */
export interface Subject {
  readonly kind: 'payment' | 'refund' | 'dispute';
  readonly reference: string | null;
  readonly key: string | null;
}

const OF_INTEREST = /^(payment_intent|charge|refund)\./;
/** Ids of Stripe's, and keys of ours. */
const NAME = /^[\w:-]{1,255}$/;

/** The payment, refund or dispute that an event is about, if it is about one. */
export function subjectOf(event: unknown): Subject | undefined {
  const type = part(event, 'type');
  if (typeof type !== 'string' || !OF_INTEREST.test(type)) return undefined;
  const thing = part(part(event, 'data'), 'object');
  const key = nameOf(part(part(thing, 'metadata'), KEY_IN_METADATA));
  switch (part(thing, 'object')) {
    case 'payment_intent':
      return { kind: 'payment', reference: nameOf(part(thing, 'id')), key };
    case 'refund':
      return { kind: 'refund', reference: nameOf(part(thing, 'id')), key };
    case 'dispute':
      return { kind: 'dispute', reference: nameOf(part(thing, 'id')), key };
    case 'charge':
      return { kind: 'payment', reference: nameOf(part(thing, 'payment_intent')), key };
    default:
      return undefined;
  }
}

function part(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[name] : undefined;
}

function nameOf(value: unknown): string | null {
  return typeof value === 'string' && NAME.test(value) ? value : null;
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subjectOf } from './stripe-event.js';

const event = (type: string, object: unknown) => ({ type, data: { object } });
const metadata = { standing_order_key: 'inv_1:2' };

describe('the subject of an event', () => {
  it.each<[string, unknown, unknown]>([
    ['payment_intent.succeeded', { object: 'payment_intent', id: 'pi_1', metadata }, ['payment', 'pi_1', 'inv_1:2']],
    ['payment_intent.processing', { object: 'payment_intent', id: 'pi_1' }, ['payment', 'pi_1', null]],
    ['charge.failed', { object: 'charge', id: 'ch_1', payment_intent: 'pi_1' }, ['payment', 'pi_1', null]],
    ['charge.dispute.created', { object: 'dispute', id: 'dp_1', payment_intent: 'pi_1' }, ['dispute', 'dp_1', null]],
    ['charge.refund.updated', { object: 'refund', id: 're_1' }, ['refund', 're_1', null]],
    ['refund.failed', { object: 'refund', id: 're_1', metadata }, ['refund', 're_1', 'inv_1:2']],
    ['refund.failed', { object: 'refund', id: ["pi_1'"], metadata: 'x' }, ['refund', null, null]],
    ['refund.failed', { object: 'refund', id: "re_1' or 1=1", metadata }, ['refund', null, 'inv_1:2']],
  ])('%s of %j', (type, object, expected) => {
    const subject = subjectOf(event(type, object));
    expect([subject?.kind, subject?.reference, subject?.key]).toEqual(expected);
  });

  it.each([
    event('customer.created', { object: 'customer', id: 'cus_1' }),
    event('invoice.payment_succeeded', { object: 'payment_intent', id: 'pi_1' }),
    event('charge.succeeded', { object: 'customer', id: 'cus_1' }),
    event('charge.succeeded', null),
    { type: 'charge.succeeded' },
    { type: 5 },
    null,
    [],
    'text',
  ])('is none of ours in %j', (given) => expect(subjectOf(given)).toBeUndefined());

  it('is looked for in anything', () => {
    fc.assert(fc.property(fc.anything(), (given) => void subjectOf(given)));
    fc.assert(fc.property(fc.anything(), (given) => void subjectOf(event('charge.succeeded', given))));
  });
});

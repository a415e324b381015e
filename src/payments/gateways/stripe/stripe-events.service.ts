import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../../contract/failures/failure.js';
import { StripeAccounts } from './stripe-accounts.js';
import { StripeDisputes } from './stripe-disputes.js';
import { subjectOf } from './stripe-event.js';
import { stripePackage } from './stripe-package.js';
import { StripeQuestionsRepository } from './stripe-questions.repository.js';

const TOLERANCE_SECONDS = 300;

/** Stands in where a store has none, so that a store that is not there is answered as late as one that is. */
const NOBODYS_SECRET = `whsec_${randomBytes(24).toString('hex')}`;

/** Events that Stripe sends. Each is only a hint that it is time to ask Stripe what has become of something. */
@Injectable()
export class StripeEventsService {
  constructor(
    private readonly accounts: StripeAccounts,
    private readonly questions: StripeQuestionsRepository,
    private readonly disputes: StripeDisputes,
  ) {}

  /**
   * @throws Failure `bad_signature`, whatever it is that does not fit; `gateway_unavailable` where Stripe has to be asked
   * before it is answered
   */
  async receive(storeId: string, payload: Buffer, signature: string): Promise<void> {
    const secret = await this.accounts.webhookSecret(storeId);
    const event = await verified(payload, signature, secret ?? NOBODYS_SECRET);
    const subject = subjectOf(event);
    if (subject?.kind === 'payment') await this.questions.askOfPaymentNow(storeId, subject);
    if (subject?.kind === 'refund') await this.questions.askOfRefundNow(storeId, subject);
    if (subject?.kind === 'dispute' && subject.reference !== null) await this.disputes.note(storeId, subject.reference);
  }
}

async function verified(payload: Buffer, signature: string, secret: string): Promise<unknown> {
  const Stripe = await stripePackage();
  try {
    return Stripe.webhooks.constructEvent(payload, signature, secret, TOLERANCE_SECONDS);
  } catch {
    throw new Failure('bad_signature');
  }
}

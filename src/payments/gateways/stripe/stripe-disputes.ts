import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Failure } from '../../../contract/failures/failure.js';
import type { DisputeStatus } from '../../payments/payments.dto.js';
import { StripeAccounts } from './stripe-accounts.js';
import { isoAmount } from './stripe-amount.js';
import { StripeDisputesRepository } from './stripe-disputes.repository.js';
import { isFromStripe, isStripeFailure } from './stripe-error.js';

/** Disputes of what was paid by card. They are noted at the payment; what follows from them is the store's to do. */
@Injectable()
export class StripeDisputes {
  constructor(
    private readonly accounts: StripeAccounts,
    private readonly repository: StripeDisputesRepository,
  ) {}

  /**
   * Notes what Stripe says of a dispute now. One that is not of this store's account is none of ours.
   * @throws Failure `gateway_unavailable` while Stripe can't be asked: it then sends the event again
   */
  async note(storeId: string, disputeId: string): Promise<void> {
    const stripe = await this.accounts.client(storeId);
    if (stripe === undefined) return;
    const dispute = await stripe.disputes.retrieve(disputeId).catch((error: unknown) => {
      if (isStripeFailure(error)) return undefined;
      if (!isFromStripe(error)) throw error;
      this.accounts.noteNoAnswer(error, { storeId, key: disputeId });
      throw new Failure('gateway_unavailable');
    });
    if (dispute === undefined) return;
    const { payment_intent: intent, amount, currency, reason } = dispute;
    const reference = typeof intent === 'string' ? intent : (intent?.id ?? null);
    if (reference === null) return;
    const disputed = isoAmount(amount, currency.toUpperCase());
    await this.repository.note(storeId, reference, { status: statusOf(dispute), amount: disputed, reason });
  }
}

/** An inquiry that is closed has taken no money. */
const WON: readonly Stripe.Dispute.Status[] = ['won', 'warning_closed', 'prevented'];

function statusOf({ status }: Stripe.Dispute): DisputeStatus {
  if (status === 'lost') return 'lost';
  return WON.includes(status) ? 'won' : 'open';
}

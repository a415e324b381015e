import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../contract/failures/failure.js';
import type { ChargeLimits } from '../../domain/billing/carrying-over.js';
import type {
  AttachedMethod,
  AttachRequest,
  ChargeRequest,
  GatewayAnswer,
  PaymentGateway,
  RefundRequest,
} from './payment-gateway.js';
import { stripeLimits } from './stripe/stripe-limits.js';
import { TestGatewayRepository, type TestOutcome } from './test-gateway.repository.js';
import { TEST_TOKENS, testCard } from './test-tokens.js';

/** How long `pm_slow` thinks before it charges, and again before it answers. */
const SLOW_MS = 400;

/** A gateway that moves no money. What it does is told by the name of the token; it keeps books, as a real one does. */
@Injectable()
export class TestGateway implements PaymentGateway {
  constructor(private readonly books: TestGatewayRepository) {}

  /** Those of Stripe, so that a sandbox store behaves as a live one will. */
  chargeLimits(currency: string): ChargeLimits {
    return stripeLimits(currency);
  }

  attach({ token }: AttachRequest): Promise<AttachedMethod> {
    const card = testCard(token);
    if (card !== undefined) return Promise.resolve({ ...card, customer: null });
    const text = `The test gateway knows only these tokens: ${TEST_TOKENS.join(', ')}`;
    return Promise.reject(new Failure('payment_method_refused', { text }));
  }

  async charge({ storeId, key, token, amount, currency, attempt }: ChargeRequest): Promise<GatewayAnswer> {
    if (token === 'pm_slow') await setTimeout(SLOW_MS);
    const outcome = await this.books.perform({
      ...{ storeId, key, kind: 'charge', amount, currency },
      reference: `test_${key}`,
      failureCode: failureOf(token, attempt),
    });
    if (token === 'pm_slow') await setTimeout(SLOW_MS);
    if (token === 'pm_timeout' && outcome.is_new) return { status: 'pending', reference: null };
    return answerOf(outcome);
  }

  async refund({ storeId, key, amount, currency }: RefundRequest): Promise<GatewayAnswer> {
    const request = { storeId, key, kind: 'refund', amount, currency, reference: `test_${key}` } as const;
    return answerOf(await this.books.perform({ ...request, failureCode: null }));
  }
}

function answerOf({ reference, failure_code: failureCode }: TestOutcome): GatewayAnswer {
  return failureCode === null ? { status: 'succeeded', reference } : { status: 'failed', reference, failureCode };
}

/** Why a charge of the token fails. @param attempt of charging the invoice, from 1 */
function failureOf(token: string, attempt: number): string | null {
  switch (token) {
    case 'pm_declined':
      return 'card_declined';
    case 'pm_insufficient_funds':
      return 'insufficient_funds';
    case 'pm_expired':
      return 'expired_card';
    case 'pm_fails_twice':
      return attempt <= 2 ? 'card_declined' : null;
    default:
      // A method that was removed while it was being charged has no token any more.
      return testCard(token) === undefined ? 'no_such_payment_method' : null;
  }
}

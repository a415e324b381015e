import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { Logger } from 'pino';
import { LOGGER } from '../../../platform/logging/logger.js';
import { Seal } from '../../../platform/secrets/seal.js';
import { GatewayAccountsRepository } from '../../accounts/gateway-accounts.repository.js';
import { StripeClients } from './stripe-clients.js';
import { isBadKey, loggable } from './stripe-error.js';

/** The stores' own accounts at Stripe, as far as the service works with them. */
@Injectable()
export class StripeAccounts {
  constructor(
    private readonly accounts: GatewayAccountsRepository,
    private readonly clients: StripeClients,
    private readonly seal: Seal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async client(storeId: string): Promise<Stripe | undefined> {
    const account = await this.accounts.find(storeId, 'stripe');
    return account && this.clients.of(this.seal.open(account.secret_key));
  }

  async webhookSecret(storeId: string): Promise<string | undefined> {
    const sealed = (await this.accounts.find(storeId, 'stripe'))?.webhook_secret;
    return sealed ? this.seal.open(sealed) : undefined;
  }

  /** No answer is an everyday matter; a key that Stripe does not take keeps a store from its money. */
  noteNoAnswer(error: unknown, request: { readonly storeId: string; readonly key: string }): void {
    const details = { store: request.storeId, key: request.key, ...loggable(error) };
    if (isBadKey(error)) this.logger.error(details, 'Stripe does not take the secret key of a store');
    else this.logger.warn(details, 'Stripe gave no answer');
  }
}

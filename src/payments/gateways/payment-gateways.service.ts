import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ChargeLimits } from '../../domain/billing/carrying-over.js';
import { LOGGER } from '../../platform/logging/logger.js';
import type { GatewayName } from './gateway-names.js';
import { ManualGateway } from './manual.gateway.js';
import type { ChargeRequest, GatewayAnswer, PaymentGateway, RefundRequest } from './payment-gateway.js';
import { StripeGateway } from './stripe/stripe.gateway.js';
import { TestGateway } from './test.gateway.js';

/** A gateway that has not answered by then is asked again later. */
const TIMEOUT_MS = 20_000;

/** Every gateway by its name, and how it is asked: silence and trouble are answers that are not known yet. */
@Injectable()
export class PaymentGateways {
  private readonly gateways: Readonly<Record<GatewayName, PaymentGateway>>;

  constructor(
    test: TestGateway,
    stripe: StripeGateway,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.gateways = { test, stripe, manual: new ManualGateway() };
  }

  of(name: GatewayName): PaymentGateway {
    return this.gateways[name];
  }

  /** @param name null: of whatever card the subscriber may yet bring */
  chargeLimits(name: GatewayName | null, currency: string): ChargeLimits {
    return this.of(name ?? 'stripe').chargeLimits(currency);
  }

  charge(name: GatewayName, request: ChargeRequest): Promise<GatewayAnswer> {
    return this.ask(request, this.of(name).charge(request));
  }

  refund(name: GatewayName, request: RefundRequest): Promise<GatewayAnswer> {
    return this.ask(request, this.of(name).refund(request));
  }

  private async ask(
    { storeId, key }: { readonly storeId: string; readonly key: string },
    asking: Promise<GatewayAnswer>,
  ): Promise<GatewayAnswer> {
    const over = new AbortController();
    const silence = setTimeout(TIMEOUT_MS, NOT_KNOWN, { signal: over.signal }).catch(() => NOT_KNOWN);
    const answered = asking.catch((error: unknown): GatewayAnswer => {
      this.logger.warn({ error, store: storeId, key }, 'a gateway gave no answer');
      return NOT_KNOWN;
    });
    try {
      return await Promise.race([answered, silence]);
    } finally {
      over.abort();
    }
  }
}

const NOT_KNOWN: GatewayAnswer = { status: 'pending', reference: null };

import type Stripe from 'stripe';
import { API_VERSION } from '../../../contract/version.js';
import type { Seal } from '../../../platform/secrets/seal.js';
import { stripePackage } from './stripe-package.js';

const TIMEOUT_MS = 15_000;
const MOST_CLIENTS = 1_000;

/** A client of Stripe for each secret key; those used last are kept. */
export class StripeClients {
  private readonly clients = new Map<string, Stripe>();

  constructor(
    private readonly apiUrl: string,
    private readonly seal: Seal,
  ) {}

  async of(secretKey: string): Promise<Stripe> {
    const Client = await stripePackage();
    const digest = this.seal.digest(secretKey).toString('base64');
    const client = this.clients.get(digest) ?? this.newClient(Client, secretKey);
    this.clients.delete(digest);
    this.clients.set(digest, client);
    const [oldest] = this.clients.keys();
    if (this.clients.size > MOST_CLIENTS && oldest !== undefined) this.clients.delete(oldest);
    return client;
  }

  private newClient(Client: typeof Stripe, secretKey: string): Stripe {
    const { protocol, hostname, port } = new URL(this.apiUrl);
    return new Client(secretKey, {
      protocol: protocol === 'http:' ? 'http' : 'https',
      host: hostname,
      port: port || (protocol === 'http:' ? 80 : 443),
      timeout: TIMEOUT_MS,
      // Whoever collects asks again anyway, and knows how often.
      maxNetworkRetries: 0,
      telemetry: false,
      appInfo: { name: 'Standing Order', version: API_VERSION },
    });
  }
}

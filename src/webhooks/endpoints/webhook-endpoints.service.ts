import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { assertCrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { Seal } from '../../platform/secrets/seal.js';
import { ReceiverAddresses } from '../addresses/receiver-addresses.js';
import { FanOutService } from '../deliveries/fan-out.service.js';
import { EventsService } from '../events/events.service.js';
import type {
  NewWebhookEndpoint,
  SecretWebhookEndpointBody,
  WebhookEndpointBody,
  WebhookEndpointChange,
} from './webhook-endpoints.dto.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';
import { webhookEndpoints } from './webhook-endpoints.resource.js';
import { newWebhookSecret } from './webhook-secret.js';
import { isWebhookUrl, webhookUrlRules } from './webhook-url.rules.js';

/** Of one store. Each event of the store costs work for each of them. */
const MOST_ENDPOINTS = 50;

@Injectable()
export class WebhookEndpointsService {
  constructor(
    private readonly repository: WebhookEndpointsRepository,
    private readonly events: EventsService,
    private readonly fanOuts: FanOutService,
    private readonly addresses: ReceiverAddresses,
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /** Makes an endpoint that is told of what happens from now on. */
  async create(caller: StoreCaller, input: NewWebhookEndpoint): Promise<SecretWebhookEndpointBody> {
    if (await this.addresses.refuses(input.url)) throw new Failure('webhook_address_refused');
    const secret = newWebhookSecret();
    const made = await caller.transaction(async (scope) => {
      if ((await this.repository.countAlone(scope)) >= MOST_ENDPOINTS) throw new Failure('too_many_endpoints');
      const told_to = await this.events.last(scope);
      return webhookEndpoints.create(caller, { ...input, secret: this.seal.close(secret), told_to });
    });
    return { ...made, secret };
  }

  /**
   * What happened before is told as was promised then. One that is switched on again begins anew: what happened
   * meanwhile it is not told.
   */
  async change(caller: StoreCaller, id: string, change: WebhookEndpointChange): Promise<WebhookEndpointBody> {
    const { url } = change;
    const isRefused = url !== undefined && isWebhookUrl(url) && (await this.addresses.refuses(url));
    return caller.transaction(async (scope) => {
      const current = found(await webhookEndpoints.table.lock(scope, id));
      assertCrossFieldRules(webhookUrlRules, { ...current, ...change });
      caller.assertIfMatch(current);
      if (isRefused) throw new Failure('webhook_address_refused');
      if (Object.keys(change).length === 0) return current;
      const wasActive = current.status === 'active';
      const isToldOtherwise = change.status === 'not_active' || change.events !== undefined;
      if (wasActive && isToldOtherwise) await this.fanOuts.fanOutTo(scope, id);
      const isRevived = change.status === 'active' && !wasActive;
      const anew = isRevived && { disabled_reason: null, told_to: await this.events.last(scope) };
      // How another receiver did says nothing of this one.
      const isElsewhere = url !== undefined && url !== current.url;
      const healthy = (isRevived || isElsewhere) && { failing_since: null };
      return webhookEndpoints.table.update(scope, id, { ...change, ...anew, ...healthy }, scope.now);
    });
  }

  /** Gives it a new secret. For a while the one before signs as well, so that the receiver can change over in peace. */
  rotateSecret(caller: StoreCaller, id: string): Promise<SecretWebhookEndpointBody> {
    return caller.transaction(async (scope) => {
      caller.assertIfMatch(found(await webhookEndpoints.table.lock(scope, id)));
      const secret = newWebhookSecret();
      await this.repository.rotate(scope, id, this.seal.close(secret), this.clock.now());
      return { ...found(await webhookEndpoints.table.find(scope, id)), secret };
    });
  }
}

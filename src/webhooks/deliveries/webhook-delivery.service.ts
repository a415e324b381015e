import { Inject, Injectable } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import type { Instant } from '../../domain/calendar/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { Seal } from '../../platform/secrets/seal.js';
import type { AttemptAnswer } from './attempt-answer.js';
import { DeliveriesRepository, type AttemptRecord, type TakenDelivery } from './deliveries.repository.js';
import { FAN_OUT_BATCH } from './fan-out.service.js';
import { ReceiversRepository, type Receiver } from './receivers.repository.js';
import { healthAfter, nextAttemptAt, retryAfterMs } from './retry.rules.js';
import { webhookMessage } from './webhook-message.js';
import { WEBHOOK_OPTIONS, type WebhookOptions } from './webhook-options.js';
import { WebhookSender } from './webhook-sender.js';

/** Deliveries to one endpoint at the same time, by all processes together. */
const MAX_CONCURRENT = 20;
/** Beyond the timeout of a request, for the work before and after it. */
const LEASE_MARGIN_MS = 15_000;

interface Attempted {
  readonly delivery: TakenDelivery;
  readonly answer: AttemptAnswer;
}

/** Delivers events to an endpoint, batch by batch. Any number of processes may do so: the database hands out the work. */
@Injectable()
export class WebhookDeliveryService {
  constructor(
    private readonly receivers: ReceiversRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: WebhookSender,
    private readonly seal: Seal,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(WEBHOOK_OPTIONS) private readonly options: WebhookOptions,
  ) {}

  /**
   * Delivers everything to an endpoint that is due and that no other process has leased.
   * @param at the store's time; null: the time of its own clock, or the real time, at each batch
   * @param goesOn called after each batch, with whether any of it arrived; the rest is deferred if it returns false
   * @returns whether nothing is left to deliver now
   */
  async deliver(
    scope: Omit<StoreScope, 'now'>,
    endpointId: string,
    at: Instant | null,
    goesOn: (hasArrived: boolean) => boolean,
  ): Promise<boolean> {
    for (;;) {
      const receiver = await this.receivers.find(scope, endpointId);
      if (receiver === undefined || this.sender.isStopped) return false;
      const inTime: StoreScope = { ...scope, now: at ?? receiver.clock ?? this.clock.now() };
      const created = receiver.is_behind ? await this.deliveries.fanOut(inTime, endpointId, FAN_OUT_BATCH) : 0;
      const leaseMs = this.options.timeoutMs + LEASE_MARGIN_MS;
      const taken = await this.deliveries.take(inTime, endpointId, { limit: MAX_CONCURRENT, leaseMs });
      if (taken.length === 0 && created === 0) return true;
      const hasArrived = await this.send(inTime, receiver, taken, at ?? receiver.clock);
      if (!goesOn(hasArrived)) return false;
    }
  }

  /**
   * @param fixedTime the time of the store's own clock; null: the real time
   * @returns whether any of it arrived, or nothing was due
   */
  private async send(
    scope: StoreScope,
    receiver: Receiver,
    taken: readonly TakenDelivery[],
    fixedTime: Instant | null,
  ): Promise<boolean> {
    if (taken.length === 0) return true;
    const startedAt = this.clock.now();
    const signers = this.signersOf(receiver, startedAt);
    const answers = await Promise.all(
      taken.map((delivery) => this.sender.send(receiver.url, webhookMessage(delivery, signers, startedAt))),
    );
    const attempted = taken.flatMap((delivery, index): Attempted[] => {
      const answer = answers[index];
      return answer === undefined ? [] : [{ delivery, answer }];
    });
    const ended: StoreScope = { ...scope, now: fixedTime ?? this.clock.now() };
    const records = attempted.map((one) => this.recordOf(one, ended.now, fixedTime === null));
    await this.deliveries.record(ended, records, scope.now);
    await this.saveHealth(ended, receiver, attempted);
    const cutOff = taken.filter((_, index) => answers[index] === undefined);
    await this.deliveries.release(
      ended,
      cutOff.map(({ delivery_id }) => delivery_id),
    );
    return attempted.some(({ answer }) => answer.error === null);
  }

  private signersOf({ secret, previous_secret, previous_secret_until }: Receiver, now: Instant): Webhook[] {
    const signsToo = previous_secret_until !== null && now < previous_secret_until;
    const secrets = previous_secret !== null && signsToo ? [secret, previous_secret] : [secret];
    return secrets.map((sealed) => new Webhook(this.seal.open(sealed)));
  }

  private recordOf({ delivery, answer }: Attempted, at: Instant, jitters: boolean): AttemptRecord {
    const attempt = delivery.attempt + 1;
    const jitter = jitters ? Math.random() : 0;
    const requestedMs = retryAfterMs(answer.retryAfter, this.clock.now());
    const next = answer.error === null ? null : nextAttemptAt({ attempt, at, jitter, retryAfterMs: requestedMs });
    const status = answer.error === null ? 'succeeded' : next === null ? 'failed' : 'pending';
    this.metrics.countDelivery(status);
    return {
      id: delivery.delivery_id,
      attempt,
      status,
      response_status: answer.status,
      error: answer.error,
      next_attempt_at: next,
    };
  }

  private async saveHealth(scope: StoreScope, receiver: Receiver, attempted: readonly Attempted[]): Promise<void> {
    if (attempted.length === 0) return;
    const answers = attempted.map(({ answer }) => ({ isSuccess: answer.error === null, status: answer.status }));
    const health = healthAfter(receiver.failing_since, answers, scope.now);
    const isUnchanged = health.failingSince === receiver.failing_since && health.disabledReason === null;
    if (!isUnchanged) await this.receivers.saveHealth(scope, receiver, health);
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { DueWorkRegistry } from '../../platform/clock/due-work-registry.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { DeliveriesRepository } from './deliveries.repository.js';
import { DueDeliveriesService } from './due-deliveries.service.js';
import type { FanOutService } from './fan-out.service.js';
import type { ReceiversRepository } from './receivers.repository.js';
import type { WebhookDeliveryService } from './webhook-delivery.service.js';

it('no further webhooks are sent for the move of a clock once its caller has stopped waiting', async () => {
  let batches = 0;
  // An endpoint with more deliveries than there is time for.
  const deliver: WebhookDeliveryService['deliver'] = async (_scope, _id, _at, goesOn) => {
    do {
      await delay(5);
      batches += 1;
    } while (batches < 100 && goesOn(false));
    return false;
  };
  const due = new DueDeliveriesService(
    new DueWorkRegistry(),
    { fanOut: () => Promise.resolve() } as unknown as FanOutService,
    { ofStore: () => Promise.resolve(['whe_1']) } as unknown as ReceiversRepository,
    {} as DeliveriesRepository,
    { deliver } as unknown as WebhookDeliveryService,
    pino({ level: 'silent' }),
  );
  const scope = { storeId: 'STO-1', queries: { isTransaction: false }, now: '2026-03-01T12:00:00.000Z' };
  const budget = { leftMs: 300 };
  await due.run(scope as unknown as StoreScope, budget);
  expect(budget.leftMs).toBe(0);
  const begun = batches + 1;
  await delay(50);
  expect(batches).toBeGreaterThan(1);
  expect(batches).toBeLessThanOrEqual(begun);
});

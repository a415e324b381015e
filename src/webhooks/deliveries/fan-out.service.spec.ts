import { expect, it } from '@jest/globals';
import type { StoreScope } from '../../platform/database/scope.js';
import type { EventsService } from '../events/events.service.js';
import type { DeliveriesRepository } from './deliveries.repository.js';
import { FanOutService } from './fan-out.service.js';
import type { ReceiversRepository } from './receivers.repository.js';

it.each([
  [1, [1000, 1000, 500]],
  [3, [334, 334, 334, 334, 334, 334, 334, 162]],
])('about a thousand deliveries are made at once: to %d endpoints %j events each', async (endpoints, batches) => {
  let waiting = 2_500;
  const made: number[] = [];
  const fanOut: DeliveriesRepository['fanOut'] = (_scope, _id, limit) => {
    made.push(Math.min(limit, waiting));
    waiting -= made.at(-1) ?? 0;
    return Promise.resolve(made.at(-1) ?? 0);
  };
  const fanOuts = new FanOutService(
    { numberAll: () => Promise.resolve() } as unknown as EventsService,
    { fanOut } as unknown as DeliveriesRepository,
    { ofStore: () => Promise.resolve(Array.from({ length: endpoints }, String)) } as unknown as ReceiversRepository,
  );
  await fanOuts.fanOut({} as StoreScope);
  expect(made).toEqual(batches);
});

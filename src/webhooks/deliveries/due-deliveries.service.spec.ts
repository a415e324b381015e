import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Timetable } from '../../platform/clock/timetable.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { DeliveriesRepository } from './deliveries.repository.js';
import { DueDeliveriesService } from './due-deliveries.service.js';
import type { FanOutService } from './fan-out.service.js';
import type { ReceiversRepository } from './receivers.repository.js';
import type { TellingService } from './telling.service.js';

it('nothing more is sent for whoever moved a clock, once they no longer wait', async () => {
  let batches = 0;
  // An endpoint with more to be told than ever can be.
  const tell: TellingService['tell'] = async (_scope, _id, _at, goesOn) => {
    do {
      await delay(5);
      batches += 1;
    } while (batches < 100 && goesOn(false));
    return false;
  };
  const due = new DueDeliveriesService(
    new Timetable(),
    { fanOut: () => Promise.resolve() } as unknown as FanOutService,
    { ofStore: () => Promise.resolve(['whe_1']) } as unknown as ReceiversRepository,
    {} as DeliveriesRepository,
    { tell } as unknown as TellingService,
    pino({ level: 'silent' }),
  );
  const scope = { storeId: 'STO-1', queries: { isTransaction: false }, now: '2026-03-01T12:00:00.000Z' };
  const patience = { leftMs: 300 };
  await due.carryOut(scope as unknown as StoreScope, patience);
  expect(patience.leftMs).toBe(0);
  const begun = batches + 1;
  await delay(50);
  expect(batches).toBeGreaterThan(1);
  expect(batches).toBeLessThanOrEqual(begun);
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Availability } from '../../contract/availability/availability.js';
import type { Database } from '../../platform/database/database.js';
import type { Notifications } from '../../platform/database/notifications.js';
import { MaintenanceWatch } from './maintenance-watch.js';

const OFF = { on: false, retry_after_seconds: 120, text: null };
const ON = { on: true, retry_after_seconds: 300, text: 'We move house' };
const PATH = '/1.0.0/store';

/** The watch over a database that is only said to exist. */
function setUp(state: object | undefined = OFF) {
  const availability = new Availability();
  availability.serve();
  const database = { rows: state === undefined ? [] : [state], isAway: false };
  const executeQuery = jest.fn(() =>
    database.isAway ? Promise.reject(new Error('out of reach')) : Promise.resolve({ rows: database.rows }),
  );
  const handlers = new Map<string, () => void>();
  const notifications = { listen: (channel: string, handler: () => void) => handlers.set(channel, handler) };
  const watch = new MaintenanceWatch(
    availability,
    { queries: { executeQuery } } as unknown as Database,
    notifications as unknown as Notifications,
    { now: () => '2026-11-23T12:00:00.000Z' },
  );
  return {
    availability,
    watch,
    database,
    executeQuery,
    announce: () => handlers.get('standing_order_maintenance')?.(),
  };
}

const settled = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the watch over the maintenance', () => {
  it('knows at the start what the operator has switched', async () => {
    const { availability, watch } = setUp(ON);
    await watch.onModuleInit();
    expect(availability.refusal(PATH)).toMatchObject({
      code: 'maintenance',
      message: 'We move house',
      retryAfterSeconds: 300,
    });
    watch.onModuleDestroy();
  });

  it('hears at once of a change, on and off', async () => {
    const { availability, watch, database, announce } = setUp(OFF);
    await watch.onModuleInit();
    expect(availability.refusal(PATH)).toBeUndefined();
    database.rows = [ON];
    announce();
    await settled();
    expect(availability.refusal(PATH)?.code).toBe('maintenance');
    database.rows = [OFF];
    announce();
    await settled();
    expect(availability.refusal(PATH)).toBeUndefined();
    watch.onModuleDestroy();
  });

  it('finds within five seconds what it did not hear of', async () => {
    const { availability, watch, database } = setUp(OFF);
    await watch.onModuleInit();
    database.rows = [ON];
    // The rest of the five seconds is for the answer.
    await jest.advanceTimersByTimeAsync(2_000);
    expect(availability.refusal(PATH)?.code).toBe('maintenance');
    watch.onModuleDestroy();
  });

  it('goes by what it asked last, however late an earlier answer comes', async () => {
    const { availability, watch, database, executeQuery, announce } = setUp(OFF);
    await watch.onModuleInit();
    let answerLate: (answer: { rows: object[] }) => void = () => undefined;
    executeQuery.mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
    announce();
    database.rows = [ON];
    announce();
    await settled();
    answerLate({ rows: [OFF] });
    await settled();
    expect(availability.refusal(PATH)?.code).toBe('maintenance');
    watch.onModuleDestroy();
  });

  it('goes on with what it knew while the database is away', async () => {
    const { availability, watch, database } = setUp(ON);
    await watch.onModuleInit();
    database.isAway = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(availability.refusal(PATH)?.code).toBe('maintenance');
    Object.assign(database, { isAway: false, rows: [OFF] });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(availability.refusal(PATH)).toBeUndefined();
    watch.onModuleDestroy();
  });

  it('starts with a database that has nothing to say', async () => {
    const { availability, watch } = setUp(undefined);
    await watch.onModuleInit();
    expect(availability.refusal(PATH)).toBeUndefined();
    watch.onModuleDestroy();
  });

  it('asks no more once the service has stopped', async () => {
    const { watch, executeQuery } = setUp(OFF);
    await watch.onModuleInit();
    watch.onModuleDestroy();
    executeQuery.mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(executeQuery).not.toHaveBeenCalled();
  });
});

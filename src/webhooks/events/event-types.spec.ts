import { describe, expect, it } from '@jest/globals';
import { events } from '../../platform/database/migrations/0006-events.js';
import { webhooks } from '../../platform/database/migrations/0007-webhooks.js';
import { collectionModes } from '../../platform/database/migrations/0013-collection-modes.js';
import { EVENT_TYPES } from './event-types.js';

const TEXT = events + webhooks + collectionModes;

/** The states of a thing that are parts of types: those that its table's check allows. */
const BY_STATUS = { payment: ['succeeded', 'failed', 'pending'], refund: ['pending', 'succeeded', 'failed'] };

describe('the types of events', () => {
  it('are those that the triggers write, each once', () => {
    const whole = [...TEXT.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, type]) => type);
    const byStatus = [...TEXT.matchAll(/'([a-z_]+)\.' \|\| new\.status/g)].flatMap(([, thing = '']) =>
      BY_STATUS[thing as keyof typeof BY_STATUS].map((status) => `${thing}.${status}`),
    );
    expect(new Set(byStatus).size).toBe(6);
    expect([...EVENT_TYPES].sort()).toEqual([...new Set([...whole, ...byStatus])].sort());
    expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length);
  });
});

import { describe, expect, it } from '@jest/globals';
import { FUNCTIONS } from '../../platform/database/sql-functions.js';
import { EVENT_TYPES } from './event-types.js';

/** The states of a thing that are parts of types: those that its table's check allows. */
const BY_STATUS = { payment: ['succeeded', 'failed', 'pending'], refund: ['pending', 'succeeded', 'failed'] };

describe('the types of events', () => {
  it('are those that the triggers write, each once', () => {
    const whole = [...FUNCTIONS.sql.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, type]) => type);
    const byStatus = [...FUNCTIONS.sql.matchAll(/'([a-z_]+)\.' \|\| new\.status/g)].flatMap(([, thing = '']) =>
      BY_STATUS[thing as keyof typeof BY_STATUS].map((status) => `${thing}.${status}`),
    );
    expect(new Set(byStatus).size).toBe(6);
    expect([...EVENT_TYPES].sort()).toEqual([...new Set([...whole, ...byStatus])].sort());
    expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length);
  });
});

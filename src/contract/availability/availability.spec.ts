import { describe, expect, it } from '@jest/globals';
import { FAILURES } from '../failures/failures.js';
import { Availability } from './availability.js';

const STORE_PATHS = ['/1.0.0/subscriptions', '/1.0.0/', '/1.0.0/operators', '/1.0.0/operator', '/1.0.0/nothing/here'];
const SPARED_PATHS = ['/1.0.0/operator/maintenance', '/1.0.0/operator/stores/STO-1', '/docs', '/openapi.json', '/'];
const MAINTENANCE = { retryAfterSeconds: 300, text: null };

function serving(): Availability {
  const availability = new Availability();
  availability.serve();
  return availability;
}

describe('availability', () => {
  it('refuses everything until the service is ready', () => {
    const availability = new Availability();
    expect(availability.phase).toBe('starting');
    for (const path of [...STORE_PATHS, ...SPARED_PATHS]) expect(availability.refusal(path)?.code).toBe('starting');
  });

  it('then refuses nothing', () => {
    const availability = serving();
    expect(availability.phase).toBe('serving');
    for (const path of [...STORE_PATHS, ...SPARED_PATHS]) expect(availability.refusal(path)).toBeUndefined();
  });

  it('refuses everything once it stops, maintenance or not', () => {
    const availability = serving();
    availability.maintain(MAINTENANCE);
    availability.stop();
    expect(availability.phase).toBe('stopping');
    for (const path of [...STORE_PATHS, ...SPARED_PATHS]) expect(availability.refusal(path)?.code).toBe('stopping');
  });
});

describe('leaving', () => {
  it('refuses nothing yet, but says that it is not ready', () => {
    const availability = serving();
    expect(availability.unreadiness()).toBeUndefined();
    availability.leave();
    expect([availability.phase, availability.isStopping]).toEqual(['leaving', true]);
    for (const path of [...STORE_PATHS, ...SPARED_PATHS]) expect(availability.refusal(path)).toBeUndefined();
    expect(availability.unreadiness()?.code).toBe('stopping');
  });

  it('during the start is a stop, and after a stop changes nothing', () => {
    const availability = new Availability();
    expect(availability.unreadiness()?.code).toBe('starting');
    availability.leave();
    expect(availability.phase).toBe('stopping');
    availability.leave();
    expect(availability.phase).toBe('stopping');
  });

  it('is told to all who asked to hear of a stop', () => {
    const availability = serving();
    let heard = 0;
    availability.onStop(() => (heard += 1));
    availability.leave();
    expect(heard).toBe(1);
  });
});

describe('a process that serves no API', () => {
  it('refuses everything, maintenance or not, though it is ready', () => {
    const availability = new Availability(false);
    expect(availability.refusal('/1.0.0/store')?.code).toBe('starting');
    availability.serve();
    availability.maintain(MAINTENANCE);
    expect(availability.phase).toBe('serving');
    for (const path of [...STORE_PATHS, ...SPARED_PATHS]) {
      expect(availability.refusal(path)?.code).toBe('api_not_served_here');
    }
    availability.stop();
    expect(availability.refusal('/1.0.0/store')?.code).toBe('stopping');
  });
});

describe('a stop', () => {
  it('is told to all who asked to hear of it', () => {
    const availability = serving();
    const heard: string[] = [];
    availability.onStop(() => heard.push('first'));
    availability.onStop(() => heard.push('second'));
    expect(heard).toEqual([]);
    availability.stop();
    expect(heard).toEqual(['first', 'second']);
  });

  it('during the start is final: the service does not begin to serve after it', () => {
    const availability = new Availability();
    availability.stop();
    availability.serve();
    expect(availability.phase).toBe('stopping');
  });
});

describe('maintenance', () => {
  it.each(STORE_PATHS)('refuses %s', (path) => {
    const availability = serving();
    availability.maintain(MAINTENANCE);
    expect(availability.refusal(path)).toMatchObject({
      code: 'maintenance',
      message: FAILURES.maintenance.text,
      retryAfterSeconds: 300,
    });
  });

  it.each(SPARED_PATHS)('spares %s', (path) => {
    const availability = serving();
    availability.maintain(MAINTENANCE);
    expect(availability.refusal(path)).toBeUndefined();
  });

  it("says what the operator wrote, and ends at the operator's word", () => {
    const availability = serving();
    availability.maintain({ retryAfterSeconds: 60, text: 'We move to another house until nine' });
    expect(availability.refusal('/1.0.0/store')?.message).toBe('We move to another house until nine');
    availability.maintain(null);
    expect(availability.refusal('/1.0.0/store')).toBeUndefined();
  });

  it('may begin before the service is ready, and then still says that it starts', () => {
    const availability = new Availability();
    availability.maintain(MAINTENANCE);
    expect(availability.refusal('/1.0.0/store')?.code).toBe('starting');
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { StoreAccess } from '../../contract/store-access.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Notifications } from '../../platform/database/notifications.js';
import { Seal } from '../../platform/secrets/seal.js';
import type { AccessRepository, KnownKey } from './access.repository.js';
import { newApiKey } from './api-key.js';
import type { KeyUses } from './key-uses.js';
import { StoreCredentials } from './store-credentials.js';

const STORE = 'STO-10001';
const KEY = newApiKey('live');
const OTHER_KEY = newApiKey('live');
const NOW = '2026-11-23T12:00:00.000Z';
const STALE_MS = 5_000;

const access: StoreAccess = {
  storeId: STORE,
  status: 'live',
  currency: 'EUR',
  clock: null,
  standing: 'good',
  rateLimit: { requests: 100, window_seconds: 60 },
  keyId: 'key_1',
  keyScope: 'write',
};

const seal = new Seal('a secret of this test');

class FixedClock extends Clock {
  constructor(public time: string) {
    super();
  }
  now() {
    return this.time;
  }
}

/** The credentials over a database that is only said to exist. */
function setUp() {
  const rows = new Map<string, KnownKey>();
  const rowOf = (storeId: string, digest: Buffer) => rows.get(`${storeId} ${digest.toString('hex')}`);
  const find = jest.fn((storeId: string, digest: Buffer) => Promise.resolve(rowOf(storeId, digest)));
  const note = jest.fn();
  const clock = new FixedClock(NOW);
  const handlers = new Map<string, () => void>();
  const notifications = { listen: (channel: string, handler: () => void) => handlers.set(channel, handler) };
  const credentials = new StoreCredentials(
    { find } as unknown as AccessRepository,
    { note } as unknown as KeyUses,
    seal,
    clock,
    notifications as unknown as Notifications,
    'the key of the operator',
  );
  credentials.onModuleInit();
  const keep = (key: string, known: Partial<KnownKey> = {}) => {
    const digest = seal.digest(key);
    rows.set(`${STORE} ${digest.toString('hex')}`, { digest, expiresAt: null, access, ...known });
  };
  return {
    credentials,
    /** Asks at once, and answers later even where the answer was at hand. */
    ask: async (key: string, storeId = STORE) => credentials.storeOf(storeId, key),
    find,
    note,
    clock,
    keep,
    lose: () => rows.clear(),
    announce: () => handlers.get('standing_order_access')?.(),
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the store behind credentials', () => {
  it('is found, and the use of its key noted', async () => {
    const { credentials, keep, note } = setUp();
    keep(KEY);
    expect(await credentials.storeOf(STORE, KEY)).toEqual(access);
    expect(note).toHaveBeenCalledWith(access, NOW);
  });

  it.each([
    ['an unknown key', STORE, OTHER_KEY],
    ['the key of another store', 'STO-10002', KEY],
  ])('is none for %s', async (_, storeId, key) => {
    const { credentials, keep, note } = setUp();
    keep(KEY);
    expect(await credentials.storeOf(storeId, key)).toBeUndefined();
    expect(note).not.toHaveBeenCalled();
  });

  it.each([
    ['', KEY],
    ['operator', KEY],
    ['STO-', KEY],
    ['STO-1x', KEY],
    ['sto-10001', KEY],
    [`STO-${'1'.repeat(19)}`, KEY],
    [`${STORE} `, KEY],
    [STORE, ''],
    [STORE, `${KEY}x`],
    [STORE, KEY.replace('live', 'sandbox')],
    [STORE, KEY.toUpperCase()],
  ])('is not even asked for where they can not be any: %j, %j', (storeId, key) => {
    const { credentials, keep, find } = setUp();
    keep(KEY);
    expect(credentials.storeOf(storeId, key)).toBeUndefined();
    expect(find).not.toHaveBeenCalled();
  });

  it('is none when the database gives another key than was asked for', async () => {
    const { credentials, keep } = setUp();
    keep(KEY, { digest: seal.digest(OTHER_KEY) });
    expect(await credentials.storeOf(STORE, KEY)).toBeUndefined();
  });
});

describe('a key that expires', () => {
  it.each([
    ['2026-11-23T12:00:00.001Z', true],
    ['2026-11-23T12:00:00.000Z', false],
    ['2026-11-23T11:59:59.999Z', false],
  ])('at %s is taken at noon: %p', async (expiresAt, taken) => {
    const { credentials, keep } = setUp();
    keep(KEY, { expiresAt });
    expect((await credentials.storeOf(STORE, KEY)) !== undefined).toBe(taken);
  });

  it('does so on time, however freshly it was read', async () => {
    const { credentials, keep, clock, find } = setUp();
    keep(KEY, { expiresAt: '2026-11-23T12:00:01.000Z' });
    expect(await credentials.storeOf(STORE, KEY)).toEqual(access);
    clock.time = '2026-11-23T12:00:01.000Z';
    expect(await credentials.storeOf(STORE, KEY)).toBeUndefined();
    expect(find).toHaveBeenCalledTimes(1);
  });
});

describe('what was read', () => {
  it('holds for five seconds, at once and without a question', async () => {
    const { credentials, keep, lose, find } = setUp();
    keep(KEY);
    await credentials.storeOf(STORE, KEY);
    lose();
    jest.advanceTimersByTime(STALE_MS - 1);
    expect(credentials.storeOf(STORE, KEY)).toEqual(access);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('holds no longer: a key that was taken away is unknown after them', async () => {
    const { credentials, keep, lose, find } = setUp();
    keep(KEY);
    await credentials.storeOf(STORE, KEY);
    lose();
    jest.advanceTimersByTime(STALE_MS);
    expect(await credentials.storeOf(STORE, KEY)).toBeUndefined();
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('counts from the asking, not from the answer', async () => {
    const { credentials, keep, find } = setUp();
    keep(KEY);
    find.mockImplementationOnce(async (storeId, digest) => {
      await jest.advanceTimersByTimeAsync(4_000);
      return { digest, expiresAt: null, access: { ...access, storeId } };
    });
    await credentials.storeOf(STORE, KEY);
    jest.advanceTimersByTime(1_000);
    await credentials.storeOf(STORE, KEY);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('holds for keys that are unknown too, and no longer', async () => {
    const { credentials, keep, find } = setUp();
    expect(await credentials.storeOf(STORE, KEY)).toBeUndefined();
    keep(KEY);
    expect(credentials.storeOf(STORE, KEY)).toBeUndefined();
    expect(find).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(STALE_MS);
    expect(await credentials.storeOf(STORE, KEY)).toEqual(access);
  });

  it('is read again each time it has become stale', async () => {
    const { credentials, keep, find } = setUp();
    keep(KEY);
    await credentials.storeOf(STORE, KEY);
    keep(KEY, { access: { ...access, standing: 'disabled' } });
    jest.advanceTimersByTime(STALE_MS);
    expect(await credentials.storeOf(STORE, KEY)).toMatchObject({ standing: 'disabled' });
    keep(KEY);
    jest.advanceTimersByTime(STALE_MS);
    expect(await credentials.storeOf(STORE, KEY)).toMatchObject({ standing: 'good' });
    expect(find).toHaveBeenCalledTimes(3);
  });

  it('is forgotten when a change is announced', async () => {
    const { credentials, keep, lose, announce } = setUp();
    keep(KEY);
    await credentials.storeOf(STORE, KEY);
    await credentials.storeOf(STORE, OTHER_KEY);
    lose();
    keep(OTHER_KEY);
    announce();
    expect(await credentials.storeOf(STORE, KEY)).toBeUndefined();
    expect(await credentials.storeOf(STORE, OTHER_KEY)).toEqual(access);
  });

  it('is not kept when a change was announced while it was read', async () => {
    const { credentials, keep, lose, announce, find } = setUp();
    keep(KEY);
    const before = credentials.storeOf(STORE, KEY);
    announce();
    lose();
    const after = credentials.storeOf(STORE, KEY);
    expect(await before).toEqual(access);
    expect(await after).toBeUndefined();
    expect(credentials.storeOf(STORE, KEY)).toBeUndefined();
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('survives ten thousand unknown keys', async () => {
    const { credentials, ask, keep, find } = setUp();
    keep(KEY);
    await ask(KEY);
    await Promise.all(Array.from({ length: 10_100 }, (_, number) => ask(OTHER_KEY, `STO-${number}`)));
    find.mockClear();
    expect(credentials.storeOf(STORE, KEY)).toEqual(access);
    expect(find).not.toHaveBeenCalled();
  });
});

describe('many who ask at once', () => {
  it('cost one query', async () => {
    const { ask, keep, find } = setUp();
    keep(KEY);
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(KEY)));
    expect(answers).toEqual(Array(100).fill(access));
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('cost one query again once the answer is stale', async () => {
    const { ask, keep, find } = setUp();
    keep(KEY);
    await ask(KEY);
    jest.advanceTimersByTime(STALE_MS);
    await Promise.all(Array.from({ length: 100 }, () => ask(KEY)));
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('do not wait for an answer that will be stale: a key that was taken away meanwhile is unknown', async () => {
    const { credentials, keep, lose, find } = setUp();
    keep(KEY);
    let answerLate: (key: KnownKey) => void = () => undefined;
    find.mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
    const before = credentials.storeOf(STORE, KEY);
    lose();
    jest.advanceTimersByTime(STALE_MS);
    const after = credentials.storeOf(STORE, KEY);
    answerLate({ digest: seal.digest(KEY), expiresAt: null, access });
    expect([await before, await after]).toEqual([access, undefined]);
    expect(credentials.storeOf(STORE, KEY)).toBeUndefined();
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('are told apart', async () => {
    const { ask, keep, find } = setUp();
    keep(KEY);
    const answers = await Promise.all([ask(KEY), ask(OTHER_KEY)]);
    expect(answers).toEqual([access, undefined]);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('all hear of a database out of reach, and the next one asks anew', async () => {
    const { ask, keep, find } = setUp();
    keep(KEY);
    find.mockImplementationOnce(() => Promise.reject(new Error('out of reach')));
    const answers = await Promise.allSettled([ask(KEY), ask(KEY)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask(KEY)).toEqual(access);
    expect(find).toHaveBeenCalledTimes(2);
  });
});

describe('the operator', () => {
  it.each([
    ['the key of the operator', true],
    ['the key of the operato', false],
    ['THE KEY OF THE OPERATOR', false],
    ['', false],
  ])('%j: %p', (password, expected) => expect(setUp().credentials.isOperator(password)).toBe(expected));
});

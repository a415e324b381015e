import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { StoreAccess } from '../../contract/store-access.js';
import type { AccessRepository } from './access.repository.js';
import { KeyUses } from './key-uses.js';

const use = (keyId: string, at: string) => ({ storeId: 'STO-1', keyId, at });
const access = (keyId: string) => ({ storeId: 'STO-1', keyId }) as StoreAccess;

function setUp() {
  const noteUses = jest.fn((_uses: readonly unknown[]) => Promise.resolve());
  return { noteUses, uses: new KeyUses({ noteUses } as unknown as AccessRepository) };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the uses of keys', () => {
  it('are written now and then, the last of each key', async () => {
    const { uses, noteUses } = setUp();
    uses.onModuleInit();
    uses.note(access('key_1'), '12:00');
    uses.note(access('key_2'), '12:01');
    uses.note(access('key_1'), '12:02');
    expect(noteUses).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(noteUses.mock.calls).toEqual([[[use('key_1', '12:02'), use('key_2', '12:01')]]]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(noteUses).toHaveBeenCalledTimes(1);
    await uses.onModuleDestroy();
  });

  it('are written a last time when the service stops', async () => {
    const { uses, noteUses } = setUp();
    uses.onModuleInit();
    uses.note(access('key_1'), '12:00');
    await uses.onModuleDestroy();
    expect(noteUses.mock.calls).toEqual([[[use('key_1', '12:00')]]]);
  });

  it('trouble nobody when they can not be written', async () => {
    const { uses, noteUses } = setUp();
    noteUses.mockImplementation(() => Promise.reject(new Error('out of reach')));
    uses.onModuleInit();
    uses.note(access('key_1'), '12:00');
    await jest.advanceTimersByTimeAsync(10_000);
    uses.note(access('key_1'), '12:01');
    await expect(uses.onModuleDestroy()).resolves.toBeUndefined();
  });

  it('that could not be written are written the next time, if the key has not been used since', async () => {
    const { uses, noteUses } = setUp();
    noteUses.mockImplementationOnce(() => Promise.reject(new Error('out of reach')));
    uses.onModuleInit();
    uses.note(access('key_1'), '12:00');
    uses.note(access('key_2'), '12:00');
    await jest.advanceTimersByTimeAsync(10_000);
    uses.note(access('key_1'), '12:01');
    await uses.onModuleDestroy();
    expect(noteUses.mock.calls[1]).toEqual([[use('key_1', '12:01'), use('key_2', '12:00')]]);
  });
});

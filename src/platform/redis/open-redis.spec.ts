import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { awaitRedis } from './open-redis.js';

class Connecting extends EventEmitter {
  status = 'connecting';
}

describe('a start that waits for Redis', () => {
  it.each<[string, boolean, (redis: Connecting) => unknown]>([
    ['while it connects', false, () => undefined],
    ['once it is ready', true, (redis) => redis.emit('ready')],
    ['once it is found to be away', true, (redis) => redis.emit('error', new Error('refused'))],
  ])('%s, goes on: %p', async (_, expected, happen) => {
    const redis = new Connecting();
    let isOver = false;
    const waiting = awaitRedis(redis as unknown as Redis).then(() => (isOver = true));
    await turn();
    expect(isOver).toBe(false);
    happen(redis);
    await turn();
    expect(isOver).toBe(expected);
    redis.emit('ready');
    await waiting;
  });

  it.each<[string, Connecting | undefined]>([
    ['there is none', undefined],
    ['it is ready already', Object.assign(new Connecting(), { status: 'ready' })],
  ])('does not wait where %s', async (_, redis) => {
    let isOver = false;
    void awaitRedis(redis as unknown as Redis | undefined).then(() => (isOver = true));
    await turn();
    expect(isOver).toBe(true);
  });
});

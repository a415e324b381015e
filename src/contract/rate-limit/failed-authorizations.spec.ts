import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FailedAuthorizations } from './failed-authorizations.js';
import { Limiters } from './limiters.js';

const allowing = (failures: number) => new FailedAuthorizations(new Limiters(undefined, 'test'), failures);

/** Whether a failure from the second address is told to wait because of one from the first. */
async function countAsOne(first: string, second: string): Promise<boolean> {
  const failed = allowing(1);
  await failed.count(first);
  return (await failed.count(second)) !== undefined;
}

describe('failed authorizations', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('are let pass as often as is allowed, and then told to wait for the rest of the minute', async () => {
    const failed = allowing(3);
    const seconds = [];
    for (let failure = 0; failure < 5; failure += 1) {
      seconds.push(await failed.count('192.0.2.1'));
      jest.advanceTimersByTime(1_000);
    }
    expect(seconds).toEqual([undefined, undefined, undefined, 57, 56]);
  });

  it('are forgotten a minute after the first', async () => {
    const failed = allowing(1);
    await failed.count('192.0.2.1');
    jest.advanceTimersByTime(59_900);
    expect(await failed.count('192.0.2.1')).toBe(1);
    jest.advanceTimersByTime(200);
    expect(await failed.count('192.0.2.1')).toBeUndefined();
  });
});

describe('the network that a failure counts for', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1', '::ffff:192.0.2.1'],
    ['::ffff:192.0.2.1', '::FFFF:192.0.2.1'],
    ['2001:db8::1', '2001:db8::2'],
    ['2001:db8::1', '2001:db8::ffff:ffff:ffff:ffff'],
    ['2001:db8::1', '2001:db8:0:0:1:2:3:4'],
    ['2001:db8::1', '2001:0DB8:0000::1'],
    ['2001:db8::1', '2001:db8::192.0.2.1'],
    ['2001:db8:1:2::', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::6'],
    ['1::2:3:4:5:6', '1:0:0:2:7:8:9:a'],
    ['1:2:3::', '1:2:3:0::1'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['::1', '::'],
    ['fe80::1%eth0', 'fe80::2%eth0'],
    ['', ''],
    ['unknown', 'unknown'],
  ])('is one: %s and %s', async (first, second) => {
    expect(await countAsOne(first, second)).toBe(true);
    expect(await countAsOne(second, first)).toBe(true);
  });

  it.each([
    ['192.0.2.1', '192.0.2.2'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
    ['2001:db8::1', '2001:db8:0:1::1'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8:1:20::1', '2001:db8:1:2::1'],
    ['1:2:3:4:5:6:7:8', '1:2:3:5:5:6:7:8'],
    ['1::2:3:4:5:6', '1::2:3:4:5:6:7'],
    ['::1', '::1:0:0:0:0'],
    ['::1', 'fe80::1%eth0'],
  ])('is another: %s and %s', async (first, second) => {
    expect(await countAsOne(first, second)).toBe(false);
  });
});

import { isIPv6 } from 'node:net';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Limiters } from './limiters.js';

const WINDOW_SECONDS = 60;

/** Counts failed authorizations by address, so that nobody can try keys without end. */
export class FailedAuthorizations {
  private readonly counter: RateLimiterAbstract;

  /** @param allowed failures of one address in a minute before the rest are told to wait */
  constructor(
    limiters: Limiters,
    private readonly allowed: number,
  ) {
    this.counter = limiters.counter('401');
  }

  /** Counts one failure. Gives the seconds to wait once there were too many. */
  async count(address: string): Promise<number | undefined> {
    const { consumedPoints, msBeforeNext } = await this.counter.penalty(networkOf(address), 1, {
      customDuration: WINDOW_SECONDS,
    });
    return consumedPoints > this.allowed ? Math.ceil(msBeforeNext / 1000) : undefined;
  }
}

/** A subscriber of an IPv6 provider has a whole /64 to call from, so that the network counts as one address. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':');
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':')].slice(0, 4).join(':');
}

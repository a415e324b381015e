import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { readAddress } from '../http/client-address.js';
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
function networkOf(text: string): string {
  const address = readAddress(text) ?? text;
  if (!isIPv6(address)) return address;
  const { parts } = ipaddr.IPv6.parse(address);
  return parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}

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

/** A dual-stack socket reports IPv4 addresses in this form. */
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** A subscriber of an IPv6 provider has a whole /64 to call from, so that the network counts as one address. */
function networkOf(address: string): string {
  const ipv4 = MAPPED_IPV4.exec(address)?.[1];
  if (ipv4 !== undefined || !isIPv6(address)) return ipv4 ?? address;
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

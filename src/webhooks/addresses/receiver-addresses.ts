import { isIPv6, type LookupFunction } from 'node:net';
import { within } from '../../platform/within.js';
import type { AddressLookup } from './address-lookup.js';
import { isPublicAddress, literalAddress } from './public-address.js';

/** A name has an address that webhooks must not reach, or a URL is one. */
export class AddressRefused extends Error {}

/** How long whoever sets a URL waits for the addresses of its name. */
const TIMEOUT_MS = 2_000;
/** Whoever waits for one may hold a connection to the database meanwhile. */
const MOST_LOOKUPS = 3;

/**
 * Which addresses webhooks may reach: those of the public Internet, unless the operator allows all. Stores choose the
 * URLs, and nothing that only this service can reach may be reached through it.
 */
export class ReceiverAddresses {
  /** Of those who set a URL: those of connections hold nothing up. */
  private lookups = 0;

  constructor(
    private readonly lookup: AddressLookup,
    private readonly allowsPrivate: boolean,
  ) {}

  /**
   * Whether the URL is refused as things are now. A name without an address, or of a slow name server, is not, nor is
   * one that is not looked up because too many others are: it is looked at again at every connection.
   */
  async refuses(url: string): Promise<boolean> {
    if (this.allowsPrivate) return false;
    const { hostname } = new URL(url);
    if (literalAddress(hostname) !== undefined) return this.refusesLiteral(hostname);
    if (this.lookups >= MOST_LOOKUPS) return false;
    let addresses: readonly string[] = [];
    this.lookups += 1;
    const looking = this.lookup(hostname)
      .then(
        (found) => void (addresses = found),
        () => undefined,
      )
      .finally(() => (this.lookups -= 1));
    await within(TIMEOUT_MS, looking);
    return !addresses.every(isPublicAddress);
  }

  /** Whether the host is an address, not a name, and one that is refused: those are never looked up. */
  refusesLiteral(hostname: string): boolean {
    const literal = literalAddress(hostname);
    return !this.allowsPrivate && literal !== undefined && !isPublicAddress(literal);
  }

  /** What connections are made with: looked at only now, a name can't have been given another address meanwhile. */
  readonly connectLookup: LookupFunction = (hostname, options, answer) => {
    this.lookup(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !(this.allowsPrivate || addresses.every(isPublicAddress))) {
          answer(new AddressRefused(hostname), '', 0);
        } else if (options.all === true) {
          answer(
            null,
            addresses.map((address) => ({ address, family: familyOf(address) })),
          );
        } else answer(null, first, familyOf(first));
      },
      (error: unknown) => answer(error as Error, '', 0),
    );
  };
}

function familyOf(address: string): number {
  return isIPv6(address) ? 6 : 4;
}

import { lookup, Resolver } from 'node:dns/promises';

/** All addresses that a name has now. @throws if it has none, or nobody can tell */
export type AddressLookup = (hostname: string) => Promise<readonly string[]>;

const DNS_TIMEOUT_MS = 3_000;

/**
 * Asks the name servers alone. The system's own way holds one of a few threads for as long as a name server takes, so
 * that whoever owns a slow one could keep all other names from being found.
 */
export function publicLookup(): AddressLookup {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 2 });
  return async (hostname) => {
    if (/(^|\.)localhost\.?$/.test(hostname)) return ['127.0.0.1', '::1'];
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (addresses.length > 0) return addresses;
    throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
  };
}

/** As the system finds names, with those of its own network. */
export const systemLookup: AddressLookup = async (hostname) => {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
};

import type { ContractRequest } from '../contract/http/exchange.js';
import { atPrefix } from '../platform/pages/at-prefix.js';

/** The address that examples are written with, until it is known by which one the service is reached. */
export const EXAMPLE_ADDRESS = 'http://127.0.0.1:3000';

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

type Addressed = Pick<ContractRequest, 'protocol' | 'host' | 'pathPrefix' | 'headers'>;

/** The address by which a reader has reached the service: without a slash at its end. */
export function publicAddress({ protocol, host, headers, pathPrefix = '' }: Addressed): string {
  const name = host ?? headers.host;
  if (name === undefined || !HOST.test(name)) return EXAMPLE_ADDRESS + pathPrefix;
  return `${protocol === 'https' ? 'https' : 'http'}://${name}${pathPrefix}`;
}

/** A page for the reader who has asked for it: its links lead to where the service is reached, and its examples run as they stand. */
export function servedAt(request: Addressed, page: string): string {
  const address = publicAddress(request);
  return atPrefix(page, request.pathPrefix ?? '').replaceAll(EXAMPLE_ADDRESS, () => address);
}

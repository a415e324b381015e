import type { ContractRequest } from '../contract/http/exchange.js';

/** The address that examples are written with, until it is known by which one the service is reached. */
export const EXAMPLE_ADDRESS = 'http://127.0.0.1:3000';

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** The text with the address by which the reader has asked for it, so that examples run as they stand. */
export function servedAt({ protocol, headers: { host } }: ContractRequest, text: string): string {
  if (host === undefined || !HOST.test(host)) return text;
  return text.replaceAll(EXAMPLE_ADDRESS, `${protocol === 'https' ? 'https' : 'http'}://${host}`);
}

import { isIPv4, isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { trustedValues } from './trusted-values.js';

/**
 * The address that a request comes from: what the outermost trusted proxy wrote into `X-Forwarded-For`. Where that cannot
 * be read, it is the address of the connection, so that no caller can have addresses of its own invention.
 * @returns an empty text once the connection is gone
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const [outermost] = trustedValues(headers['x-forwarded-for'], trustedProxies);
  const forwarded = outermost === undefined ? undefined : readAddress(outermost);
  const connected = socket.remoteAddress ?? '';
  return forwarded ?? readAddress(connected) ?? connected;
}

const QUOTED = /^"([^"]*)"$/;
const PORT = String.raw`(?::(?:\d{1,5}|_[\w.-]+))?`;
const IPV4 = new RegExp(String.raw`^(\d[\d.]*)${PORT}$`);
const BRACKETED = new RegExp(String.raw`^\[([^\]]*)\]${PORT}$`);

/**
 * An address in any form that proxies write: with a port, in brackets, in quotes, with a zone.
 * @returns it without all of that, and an IPv4 address that is mapped to IPv6 as the former; undefined for anything else,
 *   such as `unknown` or the obfuscated names of RFC 7239
 */
export function readAddress(text: string): string | undefined {
  const unquoted = (QUOTED.exec(text)?.[1] ?? text).trim();
  const bare = BRACKETED.exec(unquoted)?.[1] ?? IPV4.exec(unquoted)?.[1] ?? unquoted;
  const [address = ''] = bare.split('%', 1);
  if (isIPv4(address)) return address;
  return isIPv6(address) ? ipaddr.process(address).toString() : undefined;
}

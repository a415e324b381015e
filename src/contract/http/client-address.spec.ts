import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientAddress, readAddress } from './client-address.js';

const PROXY = '10.9.8.7';

function addressOf(forwarded: string | undefined, trustedProxies: number, connected: string = PROXY): string {
  const headers = { 'x-forwarded-for': forwarded };
  return clientAddress({ headers, socket: { remoteAddress: connected } } as unknown as IncomingMessage, trustedProxies);
}

describe('an address that a proxy writes is read without what says nothing about the caller', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:5678', '192.0.2.1'],
    ['192.0.2.1:0', '192.0.2.1'],
    ['192.0.2.1:_client.port-1', '192.0.2.1'],
    ['"192.0.2.1:5678"', '192.0.2.1'],
    ['[192.0.2.1]:80', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]:_port', '2001:db8::1'],
    ['"[2001:db8::1]:443"', '2001:db8::1'],
    ['"2001:db8::1"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25en1]:443', 'fe80::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:9', '192.0.2.1'],
    ['::1', '::1'],
  ])('%s is %s', (text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it.each([
    ...['', ' ', '"', '""', 'unknown', 'Unknown', '_hidden', '_SEVKISEK', '"_gazonk"', 'unix:', '-', 'localhost'],
    ...['192.0.2', '192.0.2.1.5', '192.0.2.256', '010.0.0.1', '0x7f.1', '2130706433', '1', '192.0.2.1:', '192.0.2.1:x'],
    ...['192.0.2.1:123456', '192.0.2.1 5678', '[2001:db8::1', '2001:db8::1]', '[2001:db8::1]443', '[]', '[]:1', ':::1'],
    ...[
      '2001:db8::1::2',
      '12345::1',
      'g::1',
      '192.0.2.1/24',
      'for=192.0.2.1',
      '192.0.2.1;192.0.2.2',
      'http://192.0.2.1',
    ],
  ])('%j is no address', (text) => {
    expect(readAddress(text)).toBeUndefined();
  });

  it('the port never makes another address of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 65_535 }), (address, port) => {
        const withPort = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
        expect(readAddress(withPort)).toBe(readAddress(address));
        expect(readAddress(address)).toBeDefined();
      }),
    );
  });
});

describe('the caller is who the outermost trusted proxy names', () => {
  it.each<[string, number, string | undefined, string]>([
    ['no proxy is trusted', 0, '192.0.2.1', PROXY],
    ['there is no header', 1, undefined, PROXY],
    ['the header is empty', 1, '', PROXY],
    ['there is one proxy', 1, '192.0.2.1', '192.0.2.1'],
    ['the caller has sent a header itself', 1, '198.51.100.1, 192.0.2.1', '192.0.2.1'],
    ['the caller has sent what is no address', 1, 'unknown, "a, b, 192.0.2.1:80', '192.0.2.1'],
    ['there are two proxies', 2, '192.0.2.1:99, 10.0.0.1', '192.0.2.1'],
    ['there are two proxies, and a header of the caller', 2, '198.51.100.1,192.0.2.1 , 10.0.0.1', '192.0.2.1'],
    ['the inner proxy hides the outer one', 2, '192.0.2.1, _outer', '192.0.2.1'],
    ['more proxies are trusted than have written', 3, '192.0.2.1, 10.0.0.1', '192.0.2.1'],
    ['nothing is what the proxy has written', 1, '198.51.100.1,', PROXY],
    ['nothing is what the outer proxy has written', 2, '198.51.100.1,, 10.0.0.1', PROXY],
    ['the proxy does not know the caller', 1, '198.51.100.1, unknown', PROXY],
    ['the proxy hides the caller', 1, '198.51.100.1, _hidden', PROXY],
    ['the proxy writes what is no address', 1, '198.51.100.1, 192.0.2.1:port', PROXY],
  ])('where %s', (_, trustedProxies, forwarded, address) => {
    expect(addressOf(forwarded, trustedProxies)).toBe(address);
  });

  it('or who is connected, in the same form', () => {
    expect(addressOf(undefined, 0, '::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(addressOf('unknown', 1, '::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(addressOf('unknown', 1, '')).toBe('');
  });

  it('whatever the caller has sent before', () => {
    const trusted = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(fc.string(), trusted, fc.ipV4(), (sent, trustedProxies, address) => {
        const added = [address, ...Array<string>(trustedProxies - 1).fill('10.0.0.1')].join(', ');
        expect(addressOf(`${sent}, ${added}`, trustedProxies)).toBe(address);
      }),
    );
  });

  it('and nobody when what is written cannot be read, so that an address of its own invention is never one', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 10 }), (sent, trustedProxies) => {
        const address = addressOf(sent, trustedProxies);
        expect(address === PROXY || readAddress(address) === address).toBe(true);
      }),
    );
  });
});

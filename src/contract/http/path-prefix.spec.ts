import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pathPrefix } from './path-prefix.js';

describe('the path prefix', () => {
  it.each<[string | undefined, number, string]>([
    [undefined, 1, ''],
    ['', 1, ''],
    ['/', 1, ''],
    ['/billing', 1, '/billing'],
    ['/billing/', 1, '/billing'],
    ['/a/b-c/d_e.f~1', 1, '/a/b-c/d_e.f~1'],
    ['/my%20shop/caf%C3%A9', 1, '/my%20shop/caf%C3%A9'],
    ['/...', 1, '/...'],
    ['/billing', 0, ''],
    ['/sent, /billing', 1, '/billing'],
    ['/outer, /inner', 2, '/outer/inner'],
    ['/sent, /outer/, /inner', 2, '/outer/inner'],
    ['/outer, /', 2, '/outer'],
    ['/outer, ', 2, '/outer'],
    ['/outer, inner', 2, ''],
    ['/billing', 10, '/billing'],
  ])('%j is, of %i trusted proxies, %j', (header, trustedProxies, prefix) => {
    expect(pathPrefix(header, trustedProxies)).toBe(prefix);
  });

  it.each([
    ...[
      'billing',
      'https://evil.example',
      '//evil.example',
      '/a//b',
      '/a//',
      '\\\\evil',
      '/\\evil',
      '/.',
      '/..',
      '/a/../b',
    ],
    ...['/a/.', '/a\r\nX: y', '/a b', '/a?b', '/a#b', '/a;b', '/<a>', '/"a"', "/'a'", '/&a', '/a@b', '/a:b', '/ä'],
    ...['/%2e%2e', '/%2F', '/%5c', '/%0d%0a', '/%00', '/%3F', '/%', '/%2', '/%zz', '/%41', `/${'a'.repeat(200)}`],
  ])('%j is none', (header) => {
    expect(pathPrefix(header, 1)).toBe('');
  });

  it('is a path that stays within its own server, or nothing, whatever is sent', () => {
    const odd = fc.string({ unit: fc.constantFrom('/', '.', '%', '2', 'F', 'a', '\\', ':', ',', ' ', '\n', '"', '@') });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string()), fc.integer({ min: 0, max: 10 }), (sent, trustedProxies) => {
        const prefix = pathPrefix(sent, trustedProxies);
        const base = 'https://shop.example';
        expect(new URL(`${prefix}/1.0.0/store`, base).href).toBe(`${base}${prefix}/1.0.0/store`);
        expect(prefix.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 1_000 },
    );
  });
});

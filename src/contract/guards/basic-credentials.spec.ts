import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBasicCredentials } from './basic-credentials.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('an Authorization header', () => {
  it.each([
    [`Basic ${base64('STO-10001:so_live_x')}`, 'STO-10001', 'so_live_x'],
    [`basic ${base64('STO-1:x')}`, 'STO-1', 'x'],
    [`BASIC   ${base64('STO-1:x')}  `, 'STO-1', 'x'],
    [`Basic ${base64('STO-1:a:b:c')}`, 'STO-1', 'a:b:c'],
    [`Basic ${base64('STO-1:')}`, 'STO-1', ''],
    [`Basic ${base64(':x')}`, '', 'x'],
    [`Basic ${base64('ü:ß😀')}`, 'ü', 'ß😀'],
    [`Basic ${base64('STO-1:xy').replace(/=+$/, '')}`, 'STO-1', 'xy'],
  ])('%s is read', (header, user, password) => {
    expect(readBasicCredentials(header)).toEqual({ user, password });
  });

  it.each([
    '',
    'Basic',
    'Basic ',
    `Basic${base64('STO-1:x')}`,
    `Bearer ${base64('STO-1:x')}`,
    `Digest ${base64('STO-1:x')}`,
    `Basic ${base64('no colon')}`,
    'Basic STO-1:x',
    'Basic !!!!',
    'Basic ====',
    `Basic ${base64('STO-1:x')}===`,
    `Basic ${base64('STO-1:x')} ${base64('STO-1:x')}`,
    `Basic ${base64('STO-1:x')},`,
    `Basic _-${base64('STO-1:x')}`,
    `x Basic ${base64('STO-1:x')}`,
  ])('%j can not be read', (header) => expect(readBasicCredentials(header)).toBeUndefined());

  it('is read back as any user and password are written', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        text.filter((user) => !user.includes(':')),
        text,
        (user, password) => {
          expect(readBasicCredentials(`Basic ${base64(`${user}:${password}`)}`)).toEqual({ user, password });
        },
      ),
    );
  });

  it('is never more than not read, and never slow', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'Basic AQ=+/:') }), (header) => {
        expect(() => readBasicCredentials(header)).not.toThrow();
      }),
    );
    const startedAt = performance.now();
    readBasicCredentials(`Basic ${'='.repeat(100_000)}`);
    readBasicCredentials(`Basic ${' '.repeat(100_000)}!`);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

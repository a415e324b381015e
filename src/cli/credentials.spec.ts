import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operatorCredentials, storeCredentials } from './credentials.js';
import { WrongUse } from './wrong-use.js';

let directory: string;
let keyFile: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'standing-order-key-'));
  keyFile = join(directory, 'operator-key');
  writeFileSync(keyFile, 'from-a-file\n');
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the credentials of a store', () => {
  it('come from the environment, or from what is said and a file', () => {
    const environment = { SO_STORE: 'STO-1', SO_KEY: 'key' };
    expect(storeCredentials({}, environment)).toEqual({ user: 'STO-1', password: 'key' });
    expect(storeCredentials({ store: 'STO-2' }, environment)).toEqual({ user: 'STO-2', password: 'key' });
    expect(storeCredentials({ store: 'STO-2', keyFile }, {})).toEqual({ user: 'STO-2', password: 'from-a-file' });
  });

  it('are missed in words', () => {
    expect(() => storeCredentials({}, { SO_KEY: 'key' })).toThrow(
      new WrongUse('Which store? Say --store STO-…, or set SO_STORE'),
    );
    expect(() => storeCredentials({ store: 'STO-2' }, {})).toThrow('The key of STO-2 is missing: set SO_KEY');
    expect(() => storeCredentials({ store: 'STO-2', keyFile: `${keyFile}-2` }, {})).toThrow("The key can't be read");
  });
});

describe("the operator's key", () => {
  it.each([
    ['what is said', { keyFile: 'given' }, { SO_OPERATOR_KEY: 'key', DATA_DIR: 'nowhere' }, 'from-a-file'],
    ['the environment', {}, { SO_OPERATOR_KEY: 'key', DATA_DIR: 'given' }, 'key'],
    ["the service's own file", {}, { DATA_DIR: 'given' }, 'from-a-file'],
  ])('is taken from %s', (_, named, environment, key) => {
    const given = 'keyFile' in named ? { keyFile } : {};
    const at = environment.DATA_DIR === 'given' ? directory : environment.DATA_DIR;
    expect(operatorCredentials(given, { ...environment, DATA_DIR: at })).toEqual({ user: 'operator', password: key });
  });

  it('is missed in words', () => {
    expect(() => operatorCredentials({}, { DATA_DIR: '/nowhere' })).toThrow('there is no /nowhere/operator-key');
  });
});

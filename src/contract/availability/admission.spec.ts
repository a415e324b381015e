import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../platform/database/database.js';
import { Admission } from './admission.js';

const LIMIT_MS = 100;

const asStore = (storeId: string): IncomingMessage =>
  ({ headers: { authorization: `Basic ${Buffer.from(`${storeId}:any`).toString('base64')}` } }) as IncomingMessage;
const asNobody = { headers: {} } as IncomingMessage;

let admission: Admission;
let late: string[];

beforeEach(() => {
  late = [];
  admission = new Admission(LIMIT_MS);
  const database = {
    get isWaitedFor() {
      return late.length > 0;
    },
    isLate: (storeId: string, limitMs: number) => limitMs === LIMIT_MS && late.includes(storeId),
  };
  admission.begin(database as Database);
});
afterEach(() => admission.end());

/** Keeps the event loop from turning for so long. */
function block(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}

describe('admission', () => {
  it('lets everybody in while nothing is late, however many are under way', () => {
    for (const request of [asStore('STO-1'), asNobody]) expect(admission.isExcess(request, 100_000)).toBe(false);
  });

  it('refuses a store whose requests wait too long for a connection, and no other', () => {
    late = ['STO-1'];
    expect(admission.isExcess(asStore('STO-1'), 1)).toBe(true);
    for (const request of [asStore('STO-2'), asStore('operator'), asNobody, { headers: { authorization: 'x' } }]) {
      expect(admission.isExcess(request as IncomingMessage, 100_000)).toBe(false);
    }
    late = [];
    expect(admission.isExcess(asStore('STO-1'), 1)).toBe(false);
  });

  it('refuses whoever comes once the event loop is late, unless few are under way, and until it turns again', async () => {
    block(LIMIT_MS + 50);
    expect(admission.isExcess(asNobody, 101)).toBe(true);
    expect(admission.isExcess(asStore('STO-1'), 101)).toBe(true);
    expect(admission.isExcess(asStore('STO-1'), 100)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(admission.isExcess(asNobody, 101)).toBe(false);
  });

  it('neither before it begins nor after it ends', () => {
    const other = new Admission(LIMIT_MS);
    block(LIMIT_MS + 50);
    expect(other.isExcess(asStore('STO-1'), 1_000)).toBe(false);
    late = ['STO-1'];
    admission.end();
    expect(admission.isExcess(asStore('STO-1'), 1_000)).toBe(false);
  });
});

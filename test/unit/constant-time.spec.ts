import { createHash, createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { StripeAccounts } from '../../src/payments/gateways/stripe/stripe-accounts.js';
import type { StripeDisputes } from '../../src/payments/gateways/stripe/stripe-disputes.js';
import { StripeEventsService } from '../../src/payments/gateways/stripe/stripe-events.service.js';
import type { StripeQuestionsRepository } from '../../src/payments/gateways/stripe/stripe-questions.repository.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Notifications } from '../../src/platform/database/notifications.js';
import { Seal } from '../../src/platform/secrets/seal.js';
import type { AccessRepository, KnownKey } from '../../src/stores/api-keys/access.repository.js';
import { isWellFormedApiKey, newApiKey } from '../../src/stores/api-keys/api-key.js';
import type { KeyUses } from '../../src/stores/api-keys/key-uses.js';
import { StoreCredentials } from '../../src/stores/api-keys/store-credentials.js';
import { timingLeak, welch, type Guesses } from '../harness/timing-leak.js';

const SAMPLES = 4_000 * Number(process.env.PROPERTY_FACTOR ?? 1);

/** Long, so that a comparison that stops at the first difference takes much longer for a guess that is nearly right. */
const OPERATOR_KEY = randomBytes(256).toString('hex');
const STORE = 'STO-10001';
const PREFIX = 'so_live_';
const CHECKSUM_DIGITS = 6;
const API_KEY = newApiKey('live');
const SIGNING_SECRET = 'whsec_0123456789abcdef';

const seal = new Seal('a secret of this test');

function storeCredentials(): StoreCredentials {
  const rows = new Map<string, KnownKey>();
  const find = (storeId: string, digest: Buffer) => Promise.resolve(rows.get(`${storeId} ${digest.toString('hex')}`));
  rows.set(`${STORE} ${seal.digest(API_KEY).toString('hex')}`, { digest: seal.digest(API_KEY) } as KnownKey);
  return new StoreCredentials(
    { find } as unknown as AccessRepository,
    {} as KeyUses,
    seal,
    new SystemClock(),
    {} as Notifications,
    OPERATOR_KEY,
  );
}

/**
 * Near guesses begin as the secret does, far ones as a text of the same kinds of characters does. So both are as alike
 * among themselves, and the processor is as used to either: what is left to tell them apart is the secret.
 * @param end of every guess
 */
function guessesOf(secret: string, end: (beginning: string) => string): Guesses {
  return { near: () => end(secret), far: () => end(decoyOf(secret)) };
}

/** Every letter and digit is another of its kind. */
function decoyOf(secret: string): string {
  return secret.replaceAll(/[0-9a-zA-Z]/g, (one) => AFTER_LAST[one] ?? String.fromCharCode(one.charCodeAt(0) + 1));
}

const AFTER_LAST: Readonly<Partial<Record<string, string>>> = { 9: '0', z: 'a', Z: 'A' };

/** Ends otherwise than the text does. */
function hexEnd(text: string): string {
  return text.slice(0, -4) + (text.at(-4) === '0' ? '1' : '0') + randomBytes(2).toString('hex').slice(1);
}

describe('how long a wrong guess takes to refuse does not tell how near it is', () => {
  it('to the operator key', async () => {
    const credentials = storeCredentials();
    const { leaks, t } = await timingLeak(
      (guess) => credentials.isOperator(guess),
      guessesOf(OPERATOR_KEY, hexEnd),
      SAMPLES,
    );
    expect({ leaks, t }).toMatchObject({ leaks: false });
    expect(credentials.isOperator(OPERATOR_KEY)).toBe(true);
  });

  it('to an API key of the store', async () => {
    const credentials = storeCredentials();
    // The prefix has to be right, and the checksum to fit, or nothing would be compared.
    const digits = API_KEY.slice(PREFIX.length, -CHECKSUM_DIGITS);
    const { near, far } = guessesOf(digits, (beginning) => {
      const other = beginning.at(-4) === 'a' ? 'b' : 'a';
      return wellFormedKey(PREFIX + beginning.slice(0, -4) + other);
    });
    expect([near(), far()].map(isWellFormedApiKey)).toEqual([true, true]);
    expect(near().length).toBe(API_KEY.length);
    const { leaks, t } = await timingLeak((guess) => credentials.storeOf(STORE, guess), { near, far }, SAMPLES);
    expect({ leaks, t }).toMatchObject({ leaks: false });
  });

  it("to the signature of Stripe's events", async () => {
    const accounts = { webhookSecret: () => Promise.resolve(SIGNING_SECRET) } as unknown as StripeAccounts;
    const service = new StripeEventsService(accounts, {} as StripeQuestionsRepository, {} as StripeDisputes);
    const payload = Buffer.from('{"type":"other"}');
    const at = Math.floor(Date.now() / 1000);
    const right = createHmac('sha256', SIGNING_SECRET).update(`${at}.${payload.toString()}`).digest('hex');
    const ask = (guess: string) => service.receive(STORE, payload, `t=${at},v1=${guess}`).catch(() => false);
    const { leaks, t } = await timingLeak(ask, guessesOf(right, hexEnd), SAMPLES / 2);
    expect({ leaks, t }).toMatchObject({ leaks: false });
    expect(await ask(right)).toBeUndefined();
  });
});

describe('the same measurement', () => {
  it('finds out about a comparison that stops at the first difference', async () => {
    const naive = (guess: string) => {
      createHash('sha256').update(guess).digest();
      for (let index = 0; index < guess.length; index += 1) {
        if (guess.charCodeAt(index) !== OPERATOR_KEY.charCodeAt(index)) return false;
      }
      return true;
    };
    const { leaks, t } = await timingLeak(naive, guessesOf(OPERATOR_KEY, hexEnd), SAMPLES);
    expect({ leaks, t }).toMatchObject({ leaks: true });
    expect(Math.min(...t)).toBeGreaterThan(0);
  });

  it.each([
    [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 0],
    [[1, 2, 3, 4, 5], [2, 3, 4, 5, 6], -1],
    [[27.5, 21, 19, 23.6, 17, 17.9], [27.1, 22, 20.8, 23.4, 23.4, 23.5], -1.2896],
  ])("rests on Welch's t: %j against %j is %d", (one, other, t) => {
    expect(welch(one, other)).toBeCloseTo(t, 3);
  });
});

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A key with this beginning, random further digits, and the checksum without which it would not be looked at. */
function wellFormedKey(beginning: string): string {
  const digit = (value: number) => BASE62[value % 62] ?? '';
  const missing = API_KEY.length - CHECKSUM_DIGITS - beginning.length;
  const body = beginning + Array.from(randomBytes(missing), digit).join('');
  const checksum = [5, 4, 3, 2, 1, 0].map((power) => digit(Math.floor(crc32(body) / 62 ** power))).join('');
  return body + checksum;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Credentials } from '../../../src/conformance/api-client.js';
import { installedClients, outcomesOf, type ClientCall, type HttpClient } from '../../harness/http-clients.js';
import { installedProxies, ReverseProxy } from '../../harness/proxies.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

/** The long form sends each request this often, with all clients, and prints a table. */
const { CLIENT_REPETITIONS } = process.env;
const isLong = CLIENT_REPETITIONS !== undefined;
const repetitions = Number(CLIENT_REPETITIONS ?? 2);
const TIMEOUT_MS = isLong ? 300_000 : 30_000;

const VALID = '{"name":"n","amount":1}';
/** Larger than what sockets hold of a body, so that it cannot all be sent before it is read. */
const LONG = 900_000;
const TOO_LONG = 2_000_000;
const BODIES = {
  padded: VALID.slice(0, -1) + ' '.repeat(LONG) + '}',
  unknownField: `{"name":"n","amount":1,"x":"${'x'.repeat(LONG)}"}`,
  tooLarge: VALID.slice(0, -1) + ' '.repeat(TOO_LONG) + '}',
};

interface Case {
  readonly what: string;
  readonly caller: 'good' | 'wrong key' | 'nobody' | 'exhausted' | 'disabled';
  readonly body: keyof typeof BODIES;
  readonly outcome: string;
}

const CASES: readonly Case[] = [
  { what: 'a valid body', caller: 'good', body: 'padded', outcome: '201' },
  { what: 'an unknown field', caller: 'good', body: 'unknownField', outcome: '400 unknown_field' },
  { what: 'a body above the limit', caller: 'good', body: 'tooLarge', outcome: '400 body_too_large' },
  { what: 'a wrong key', caller: 'wrong key', body: 'padded', outcome: '401 bad_credentials' },
  {
    what: 'a wrong key and a body above the limit',
    caller: 'wrong key',
    body: 'tooLarge',
    outcome: '401 bad_credentials',
  },
  { what: 'no credentials', caller: 'nobody', body: 'padded', outcome: '412 missing_authorization' },
  { what: 'a disabled account', caller: 'disabled', body: 'padded', outcome: '402 account_disabled' },
  { what: 'a store over its limit', caller: 'exhausted', body: 'padded', outcome: '429 rate_limited' },
];
const MAINTENANCE: Case = {
  what: 'maintenance',
  caller: 'good',
  body: 'padded',
  outcome: '503 maintenance',
};

/** The outcomes of requests whose body is read. */
const INVITED = ['201', '400 unknown_field'];

/** Of these, the short form sends requests through proxies, too. */
const BEHIND_PROXIES = ['curl default', 'curl expect', 'Python urllib'];
const clients = installedClients(isLong);
const affected = clients.filter(({ needsContinue }) => needsContinue).map(({ name }) => name);
if (affected.length > 0)
  console.warn(
    `Left out: refusals of requests with Expect, for which these would wait forever: ${affected.join(', ')}.`,
  );

const table: string[] = [];
let service: TestService;
let directory: string;
const callers: Partial<Record<Case['caller'], Credentials>> = {};

beforeAll(async () => {
  service = await startTestService({ TRUSTED_PROXIES: '1' });
  directory = await mkdtemp(join(tmpdir(), 'standing-order-clients-'));
  for (const [name, body] of Object.entries(BODIES)) await writeFile(join(directory, name), body);
  callers.good = service.store;
  callers['wrong key'] = { ...service.store, password: 'x'.repeat(40) };
  const disabled = await service.newStore();
  await service.operator.put(`/operator/accounts/${disabled.accountId}`, { standing: 'disabled' });
  callers.disabled = disabled.credentials;
  const exhausted = await service.newStore({ rateLimit: { requests: 1, window_seconds: 3_600 } });
  await exhausted.api.get('/store');
  callers.exhausted = exhausted.credentials;
});
afterAll(async () => {
  await service?.stop();
  await rm(directory, { recursive: true, force: true });
  if (isLong) console.log(table.join('\n'));
});

const DIRECTLY = { name: 'no proxy' } as const;

describe.each([DIRECTLY, ...installedProxies()])('with $name in front', (way) => {
  let proxy: ReverseProxy | undefined;
  beforeAll(async () => {
    if ('version' in way) proxy = await ReverseProxy.start(way, service.port, service.port);
  });
  afterAll(() => proxy?.stop());

  const callingClients = clients.filter(({ name }) => isLong || way === DIRECTLY || BEHIND_PROXIES.includes(name));

  async function expectOutcome(client: HttpClient, { what, caller, body, outcome }: Case): Promise<void> {
    const call: ClientCall = {
      url: `${proxy?.url ?? service.url}/1.0.0/shipping-options`,
      credentials: callers[caller],
      body: join(directory, body),
      repetitions,
    };
    const outcomes = await outcomesOf(client, call);
    const counts = [...new Set(outcomes)].map((one) => `${one} ×${outcomes.filter((other) => other === one).length}`);
    table.push([way.name.padEnd(8), client.name.padEnd(16), what.padEnd(39), counts.join(', ')].join('  '));
    expect(outcomes).toEqual(Array<string>(repetitions).fill(outcome));
  }

  /** nginx sends 100 Continue itself, the service only where it reads the body. */
  const canAnswer = (client: HttpClient, one: Case) =>
    client.needsContinue !== true || way.name === 'nginx' || INVITED.includes(one.outcome);

  describe.each(callingClients)('$name', (client) => {
    const cases = CASES.filter((one) => canAnswer(client, one));
    it.each(cases)('gets $outcome for $what', (one) => expectOutcome(client, one), TIMEOUT_MS);
  });

  describe('during maintenance', () => {
    beforeAll(() => service.operator.put('/operator/maintenance', { on: true }));
    afterAll(() => service.operator.put('/operator/maintenance', { on: false }));

    it.each(callingClients.filter((client) => canAnswer(client, MAINTENANCE)))(
      `$name gets ${MAINTENANCE.outcome}`,
      (client) => expectOutcome(client, MAINTENANCE),
      TIMEOUT_MS,
    );
  });
});

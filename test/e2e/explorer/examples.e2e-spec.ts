import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import ts from 'typescript';
import { examplesOf, asBrowser } from '../../harness/pages.js';
import { startTestService, type TestService } from '../../harness/test-service.js';
import { newWebhookSecret } from '../../../src/webhooks/endpoints/webhook-secret.js';

let service: TestService;
let directory: string;

beforeAll(async () => {
  service = await startTestService();
  directory = await mkdtemp(join(tmpdir(), 'standing-order-examples-'));
});
afterAll(async () => {
  await service?.stop();
  await rm(directory, { recursive: true, force: true });
});

interface Language {
  readonly name: string;
  /** As the examples are marked. */
  readonly mark: string;
  readonly program: string;
  readonly file: string;
  /** What is run of an example that can't be run as it stands. */
  readonly compiled?: (example: string) => string;
}

const stripped = (text: string) =>
  ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 } })
    .outputText;

const SHELL: Language = { name: 'curl', mark: 'sh', program: 'bash', file: 'example.sh' };
/** Only its types are taken out, since the oldest Node that is promised does not do so itself. */
const TYPESCRIPT: Language = {
  name: 'TypeScript',
  mark: 'ts',
  program: process.execPath,
  file: 'example.mjs',
  compiled: stripped,
};
const PHP: Language = { name: 'PHP', mark: 'php', program: 'php', file: 'example.php' };
const PYTHON: Language = { name: 'Python', mark: 'python', program: 'python3', file: 'example.py' };

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

/** A test for each language that this machine has; for the others one that is left out and says so. */
function inEach(languages: readonly Language[], what: string, test: (language: Language) => Promise<void>): void {
  for (const language of languages) {
    const { name, program } = language;
    const needed = name === 'curl' ? ['bash', 'curl'] : [program];
    const missing = needed.filter((one) => !isThere(one));
    if (missing.length === 0) it(`${what} in ${name}`, () => test(language));
    else it.skip(`${what} in ${name}: left out, as there is no ${missing.join(' and no ')} here`, () => undefined);
  }
}

async function examples(guide: string, { mark }: Language): Promise<string[]> {
  return examplesOf(await service.api.get(`//docs/guides/${guide}`, asBrowser), mark);
}

/** What somebody does who has copied an example: puts in the store's credentials, saves it, runs it. */
async function run(
  { program, file, compiled = (text) => text }: Language,
  example: string,
  ...given: string[]
): Promise<string> {
  const { user, password } = service.store;
  const path = join(directory, file);
  await writeFile(path, compiled(example).replaceAll('STO-10001', user).replaceAll('so_sandbox_...', password));
  const { stdout } = await promisify(execFile)(program, [path, ...given], { timeout: 20_000 });
  return stdout;
}

describe('the first sale', () => {
  inEach([TYPESCRIPT, PHP, PYTHON], 'runs as it stands', async (language) => {
    const [sale = ''] = await examples('first-requests', language);
    expect(await run(language, sale)).toMatch(/^INV-\d+ paid 1900 USD\n$/);
  });

  inEach([SHELL], 'runs as it stands', async (language) => {
    const [sale = ''] = await examples('first-requests', language);
    expect(JSON.parse(await run(language, sale))).toMatchObject([{ status: 'paid', total: 1900, amount_due: 0 }]);
  });

  inEach([SHELL], 'tells of a wrong key', async (language) => {
    const [sale = ''] = await examples('first-requests', language);
    const { stdout } = await run(language, sale.replace('so_sandbox_...', 'so_sandbox_no')).then(
      (text) => ({ stdout: text }),
      (error: { stdout: string }) => error,
    );
    expect(JSON.parse(stdout)).toMatchObject([{ status: '401' }]);
  });
});

describe('an example in curl', () => {
  inEach([SHELL], 'shows the store', async (language) => {
    const [request = ''] = await examples('requests', language);
    expect(await run(language, request)).toMatch(/^HTTP\/1\.1 200 OK[^]+"status":"sandbox"/);
  });

  inEach([SHELL], 'lists what is active', async (language) => {
    const [request = ''] = await examples('lists', language);
    await service.api.created('/subscriptions', { name: 'Tea club', type: 'fixed' });
    expect(await run(language, request)).toMatch(/^HTTP\/1\.1 200 OK[^]+SO-Total-Count: \d+[^]+"name":"Tea club"/);
  });

  inEach([SHELL], 'makes one subscriber of two requests', async (language) => {
    const [requests = ''] = await examples('idempotency', language);
    const ids = (await run(language, requests)).match(/"id":"ppl_[^"]+"/g);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  inEach([SHELL], 'lets three months pass', async (language) => {
    const { credentials } = await service.newStore();
    const [requests = ''] = await examples('sandbox-clock', language);
    const [sale = ''] = await examples('first-requests', language);
    const begin = sale.slice(sale.indexOf('id() {'), sale.lastIndexOf('so "$SO'));
    const whole = requests.replace(/# … .+ …/, `SO=${service.url}/1.0.0\n${begin}`);
    const own = whole.replaceAll('STO-10001', credentials.user).replaceAll('so_sandbox_...', credentials.password);
    const told = (await run(language, own)).trim().split(/(?<=[}\]])(?=[{[])/);
    const invoices = JSON.parse(told.at(-1) ?? '') as { issued_on: string }[];
    expect(invoices.map(({ issued_on }) => issued_on)).toEqual([
      '2028-04-30',
      '2028-03-31',
      '2028-02-29',
      '2028-01-31',
    ]);
  });
});

describe('an example in TypeScript', () => {
  inEach([TYPESCRIPT], 'walks a whole list', async (language) => {
    const { api, credentials } = await service.newStore();
    for (const name of ['a', 'b', 'c']) await api.created('/subscribers', { email: `${name}@example.com` });
    const [walk = ''] = await examples('lists', language);
    const inPairs = walk
      .replace('paginate=100', 'paginate=2')
      .replaceAll('STO-10001', credentials.user)
      .replaceAll('so_sandbox_...', credentials.password);
    const emails = (await run(language, inPairs))
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[1]);
    expect(emails).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
  });

  inEach([TYPESCRIPT], 'waits as long as it is told', async (language) => {
    const [patiently = ''] = await examples('rate-limits', language);
    const trial = `let sent = 0;
      const limited = () => new Response(null, { status: 429, headers: { 'Retry-After': '0' } });
      const well = await patiently(async () => (++sent < 3 ? limited() : new Response()));
      const never = await patiently(async () => (sent++, limited()));
      console.log(well.status, never.status, sent);`;
    expect(await run(language, `${patiently}\n${trial}`)).toBe('200 429 8\n');
  });

  it('has the types that it says', async () => {
    const pages = ['first-requests', 'lists', 'rate-limits', 'webhooks'];
    const found = await Promise.all(pages.map((guide) => examples(guide, TYPESCRIPT)));
    expect(found.every((own) => own.length > 0)).toBe(true);
    const faulty = 'const amount: string = 1900;';
    const faults = typeFaults([...found.flat(), faulty].map((text) => `${text}\nexport {};`));
    expect(faults).toEqual([expect.stringContaining("Type 'number' is not assignable to type 'string'")]);
  });
});

describe('a webhook is told from a forged one', () => {
  const CALLS: Readonly<Record<string, string>> = {
    TypeScript: `\nconsole.log(...JSON.parse(process.argv[2]).map(([headers, body, secret]) => isGenuine(headers, body, secret)));`,
    PHP: `\nforeach (json_decode($argv[1]) as [$headers, $body, $secret]) {\n  echo isGenuine((array) $headers, $body, $secret) ? 'true ' : 'false ';\n}`,
    Python: `\nimport json, sys\nfor headers, body, secret in json.loads(sys.argv[1]):\n    print(str(is_genuine(headers, body.encode(), secret)).lower())`,
  };

  inEach([TYPESCRIPT, PHP, PYTHON], 'as the page says it', async (language) => {
    const [check = ''] = await examples('webhooks', language);
    const [secret, other] = [newWebhookSecret(), newWebhookSecret()];
    const body = JSON.stringify({ id: 'evt_1', data: { name: 'Äpfel' } });
    const sign = (signer: string, at: Date) => new Webhook(signer).sign('evt_1', at, body);
    const now = new Date();
    const headers = (signature: string, at = now) => ({
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signature,
    });
    const old = new Date(now.getTime() - 600_000);
    const messages = [
      [headers(sign(secret, now)), body, secret],
      [headers(`${sign(other, now)} ${sign(secret, now)}`), body, secret],
      [headers(sign(other, now)), body, secret],
      [headers(sign(secret, now)), body.replace('evt_1', 'evt_2'), secret],
      [headers(sign(secret, old), old), body, secret],
      [headers('v1,AAAA'), body, secret],
    ];
    const told = await run(language, check + CALLS[language.name], JSON.stringify(messages));
    expect(told.trim().split(/\s+/)).toEqual(['true', 'true', 'false', 'false', 'false', 'false']);
  });
});

/** What the strict compiler finds wrong with modules. */
function typeFaults(texts: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: ['node'] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
  };
  const files = new Map(texts.map((text, place) => [join(__dirname, `example-${place}.mts`), text]));
  const host = ts.createCompilerHost(options);
  const [fileExists, readFile] = [host.fileExists.bind(host), host.readFile.bind(host)];
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StandingOrder } from '../../src/client/client.js';
import type { Shown } from '../../src/conformance/api-client.js';
import { fetchDocument } from '../../src/conformance/served-document.js';
import { asBrowser, readPage } from '../harness/pages.js';
import { PrefixProxy } from '../harness/prefix-proxy.js';
import { startSecondService, startTestService, type SecondService, type TestService } from '../harness/test-service.js';

const PREFIX = '/shop/billing';

let service: TestService;
let untrusting: SecondService;
let proxy: PrefixProxy;

beforeAll(async () => {
  service = await startTestService({ TRUSTED_PROXIES: '1' });
  untrusting = await startSecondService(service);
  proxy = await PrefixProxy.before(service.port, PREFIX);
  for (let n = 1; n <= 5; n += 1) await service.api.created('/shipping-options', { name: `n${n}`, amount: n });
});
afterAll(async () => {
  await proxy?.stop();
  await untrusting?.stop();
  await service?.stop();
});

const withPrefix = (prefix: string) => ({ headers: { 'x-forwarded-prefix': prefix } });

const linksIn = (link = '') => [...link.matchAll(/<([^>]+)>/g)].map(([, target = '']) => target);

describe('Link and Location', () => {
  it('have the prefix that the proxy has taken off', async () => {
    const made = await service.api.post('/shipping-options', { name: 'n', amount: 1 }, withPrefix(PREFIX));
    expect(made.headers.location).toBe(`${PREFIX}/1.0.0/shipping-options/${(made.body as Shown).id}`);
    const { headers } = await service.api.get('/shipping-options?page=2&paginate=1', withPrefix(PREFIX));
    expect(linksIn(headers.link)).toHaveLength(4);
    for (const target of linksIn(headers.link)) expect(target).toMatch(/^\/shop\/billing\/1\.0\.0\/shipping-options\?/);
  });

  it.each([
    '',
    '/',
    '//evil.example',
    'https://evil.example',
    '/a/../b',
    '/a b',
    '/a"b',
    '/%0d%0a',
    `/${'a'.repeat(300)}`,
  ])('are as without a proxy when the prefix is %j', async (prefix) => {
    const { headers } = await service.api.get('/shipping-options?page=1&paginate=5', withPrefix(prefix));
    for (const target of linksIn(headers.link)) expect(target).toMatch(/^\/1\.0\.0\/shipping-options\?/);
  });

  it('do not have it where no proxy is trusted', async () => {
    const api = untrusting.client(service.store);
    const { headers } = await api.get('/shipping-options?page=1&paginate=5', withPrefix(PREFIX));
    expect(linksIn(headers.link).every((target) => target.startsWith('/1.0.0/'))).toBe(true);
    const made = await api.post('/shipping-options', { name: 'n', amount: 1 }, withPrefix(PREFIX));
    expect(made.headers.location).toMatch(/^\/1\.0\.0\//);
    const page = await api.get('//docs', { headers: { ...asBrowser.headers, 'x-forwarded-prefix': PREFIX } });
    expect(page.text).not.toContain(PREFIX);
  });

  it('have the prefix of the request that they answer, also when the answer is given again', async () => {
    const ask = (prefix: string) =>
      service.api.post(
        '/shipping-options',
        { name: 'n', amount: 1 },
        { headers: { 'idempotency-key': 'one of two ways', 'x-forwarded-prefix': prefix } },
      );
    const [direct, other] = [await ask(''), await ask('/other')];
    expect(other.headers['idempotent-replayed']).toBe('true');
    expect(other.headers.location).toBe(`/other${direct.headers.location}`);
  });

  it('lead to where they say, through the proxy', async () => {
    const body = JSON.stringify({ name: 'n', amount: 1 });
    const made = await askProxy(`${PREFIX}/1.0.0/shipping-options`, { method: 'POST', body });
    const { id } = (await made.json()) as Shown;
    const shown = await askProxy(made.headers.get('location') ?? '');
    expect([made.status, await shown.json()]).toEqual([201, expect.objectContaining({ id })]);
    const list = await askProxy(`${PREFIX}/1.0.0/shipping-options?page=2&paginate=1`);
    const targets = linksIn(list.headers.get('link') ?? '');
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(await (await askProxy(target)).json()).toHaveLength(1);
  });
});

function askProxy(target: string, sent: RequestInit = {}): Promise<Response> {
  const { user, password } = service.store;
  const authorization = `Basic ${btoa(`${user}:${password}`)}`;
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
  return fetch(new URL(target, proxy.origin), { ...sent, headers });
}

it('the client of the package works with a prefix in its address', async () => {
  const { user, password } = service.store;
  const so = new StandingOrder({ url: proxy.url, user, password });
  const { id } = await so.post('/shipping-options', { body: { name: 'by the client', amount: 7 } });
  const seen: string[] = [];
  for await (const option of so.list('/shipping-options', { pageSize: 2 })) seen.push(option.id);
  expect(seen).toContain(id);
  expect(new Set(seen).size).toBe(seen.length);
});

describe('behind the proxy', () => {
  it('every page can be reached by links, and every asset that they name', async () => {
    const seen = new Set<string>();
    const waiting = [`${PREFIX}/`];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const answer = await fetch(proxy.origin + path, { headers: { accept: asBrowser.headers.accept } });
      const text = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      const { links, parts } = readPage({ text } as never);
      const targets = [...links, ...parts].map((link) => link.split('#')[0] ?? '').filter((link) => link !== '');
      const own = targets.filter((target) => !/^https?:/.test(target));
      expect(own.filter((target) => !target.startsWith(`${PREFIX}/`))).toEqual([]);
      waiting.push(...own);
    }
    const names = [...seen].map((path) => path.slice(PREFIX.length).replace(/\.[0-9a-f]{8}\./, '.'));
    expect(names).toEqual(expect.arrayContaining(['/', '/docs', '/docs/errors', '/dashboard', '/openapi.json']));
    expect(names).toEqual(expect.arrayContaining(['/docs/page.css', '/docs/reference.js', '/dashboard/dashboard.js']));
  });

  it('examples have the address by which the reader has reached them', async () => {
    const answer = await fetch(`${proxy.url}/docs/guides/first-requests`);
    expect(await answer.text()).toContain(`SO=${proxy.url}/1.0.0`);
  });

  it('the API document has that address, in its servers and its links', async () => {
    const document = (await (await fetch(`${proxy.url}/openapi.json`)).json()) as {
      servers: readonly { url: string }[];
      info: { description: string };
    };
    expect(document.servers).toEqual([expect.objectContaining({ url: proxy.url })]);
    expect(document.info.description).toContain(`](${proxy.url}/docs/errors)`);
    expect(document.info.description).not.toContain('](/docs');
  });
});

it('without a proxy the API document has the address of the service', async () => {
  expect((await fetchDocument(service.url))?.servers.map(({ url }) => url)).toEqual([service.url]);
});

it.each([
  ['https', 'billing.example.com', undefined, 'https://billing.example.com'],
  ['HTTPS', 'billing.example.com:8443', '/so', 'https://billing.example.com:8443/so'],
  ['http, https', 'evil.example, billing.example.com', undefined, 'https://billing.example.com'],
  ['gopher', '"><script>', undefined, 'http://127.0.0.1:3000'],
])(
  'what a trusted proxy says of protocol, host and prefix is shown: %s %s %s',
  async (proto, host, prefix, address) => {
    const headers = { 'x-forwarded-proto': proto, 'x-forwarded-host': host, 'x-forwarded-prefix': prefix };
    const { body } = await service.api.get('//openapi.json', { headers });
    expect((body as { servers: readonly { url: string }[] }).servers[0]?.url).toBe(address);
  },
);

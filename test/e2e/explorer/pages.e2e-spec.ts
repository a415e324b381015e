import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILURES } from '../../../src/contract/failures/failures.js';
import { EVENT_TYPES } from '../../../src/webhooks/events/event-types.js';
import type { OpenApiDocument } from '../../../src/explorer/document/openapi.js';
import { fetchDocument } from '../../../src/conformance/served-document.js';
import { startTestService, type TestService } from '../../harness/test-service.js';
import { asBrowser, crawl, type ReadPage } from '../../harness/pages.js';

let service: TestService;
let pages: ReadonlyMap<string, ReadPage>;

beforeAll(async () => {
  service = await startTestService();
  pages = await crawl(service.api, '/');
});
afterAll(() => service?.stop());

const page = (path: string): ReadPage => {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`no link leads to ${path}`);
  return found;
};

/** The path of an asset that the pages name. */
function partCalled(name: string, ending: string): string {
  const isSought = (path: string) => new RegExp(`/${name}\\.[0-9a-f]{8}\\.${ending}$`).test(path);
  const found = [...pages.values()].flatMap(({ parts }) => parts).find(isSought);
  if (found === undefined) throw new Error(`no page names ${name}.${ending}`);
  return found;
}

it('everything can be reached from the first page', () => {
  const guides = [...pages.keys()].filter((path) => path.startsWith('/docs/guides/'));
  expect(guides.length).toBeGreaterThanOrEqual(9);
  expect([...pages.keys()]).toEqual(expect.arrayContaining(['/', '/docs', '/docs/guides', '/docs/errors']));
});

it('every link leads somewhere, and every anchor to a place that is there', () => {
  const broken = [...pages].flatMap(([path, { links }]) =>
    links.flatMap((link) => {
      const [target = '', anchor] = link.split('#');
      if (!/^[/#]/.test(link)) return [];
      if (target === '/openapi.json') return [];
      const at = pages.get(target === '' ? path : target);
      if (at === undefined) return [`${path} → ${link}`];
      const isThere = anchor === undefined || anchor.startsWith('/') || at.ids.includes(anchor);
      return isThere ? [] : [`${path} → ${link}`];
    }),
  );
  expect(broken).toEqual([]);
  expect([...pages.values()].flatMap(({ links }) => links).length).toBeGreaterThan(300);
});

it('links into the reference name operations that are there', async () => {
  const document = (await fetchDocument(service.url)) as OpenApiDocument;
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const known = operations.flatMap(({ tags, operationId }) =>
    tags.map((tag) => `/docs#/${encodeURIComponent(tag)}/${operationId}`),
  );
  const links = [...pages.values()].flatMap(({ links }) => links.filter((link) => link.startsWith('/docs#/')));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !known.includes(link))).toEqual([]);
});

it('nothing links to another place but to what is not ours to explain', () => {
  const foreign = [...pages.values()].flatMap(({ links }) => links.filter((link) => /^[a-z]+:/.test(link)));
  expect(new Set(foreign)).toEqual(new Set(['https://www.standardwebhooks.com']));
});

it('no page gives two places one address', () => {
  for (const [path, { ids }] of pages) {
    expect([path, ids.filter((id, place) => ids.indexOf(id) < place)]).toEqual([path, []]);
  }
});

it('no page loads anything from elsewhere, nor has anything inline, under a policy that forbids both', () => {
  for (const [path, { headers, text, parts }] of pages) {
    expect([path, headers['content-type']]).toEqual([path, 'text/html; charset=utf-8']);
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(parts.filter((part) => !/^\/(docs|dashboard)\//.test(part))).toEqual([]);
    expect(text.replace(/<pre[^]*?<\/pre>/g, '')).not.toMatch(/<style|<script>|<iframe|<img| style=| on\w+=/);
  }
});

it('every part that a page names is served, whole and as what it is', async () => {
  const parts = [...new Set([...pages.values()].flatMap((one) => one.parts))];
  const written = parts.map((path) => path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, ''));
  expect(written).toEqual(
    expect.arrayContaining(['/docs/page.css', '/docs/icon.svg', '/docs/reference.js', '/docs/swagger-ui-bundle.js']),
  );
  expect(written.filter((path) => parts.includes(path))).toEqual([]);
  for (const path of parts) {
    const headers = { ...asBrowser.headers, 'if-none-match': '*', range: 'bytes=0-1' };
    const answer = await service.api.get(`/${path}`, { headers });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.text.length).toBeGreaterThan(50);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.text).not.toMatch(/@import|url\(["']?https?:/);
  }
});

it('an asset is found under no name but the one with the hash of its content', async () => {
  const path = partCalled('reference', 'js');
  const [, hash = ''] = /\.([0-9a-f]{8})\.js$/.exec(path) ?? [];
  const wrong = hash.replace(/./, (digit) => (digit === '0' ? '1' : '0'));
  const others = ['', `.${wrong}`, `.${hash.slice(1)}`, `.${hash.toUpperCase()}x`, `.${hash}.${hash}`];
  for (const name of others.map((part) => `/docs/reference${part}.js`)) {
    const { status, headers } = await service.api.get(`/${name}`, asBrowser);
    expect([name, status, headers['cache-control']]).toEqual([name, 404, 'no-store']);
  }
});

it('each has one main heading, no rank left out, and a way past the navigation', () => {
  for (const [path, { text }] of pages) {
    const ranks = [...text.matchAll(/<h([1-6])[ >]/g)].map(([, rank]) => Number(rank));
    expect([path, ranks.filter((rank) => rank === 1).length]).toEqual([path, 1]);
    expect([path, ranks.filter((rank, place) => rank > (ranks[place - 1] ?? 0) + 1)]).toEqual([path, []]);
    expect(text).toContain('<a class="skip" href="#content">');
    expect(text).toMatch(/<html lang="en">[^]+<main id="content"/);
  }
});

describe('the page of errors', () => {
  it.each(Object.entries(FAILURES))('has a place for %s, with what it says', (code, { text }) => {
    const { ids, text: shown } = page('/docs/errors');
    expect(ids).toContain(code);
    const [, entry = ''] = shown.split(`<h3 id="${code}">`);
    const [own = ''] = entry.split('<h3');
    expect(own).toContain(text.replaceAll("'", '&#39;'));
    expect(own.match(/<dd>.{10,}<\/dd>/g)).toHaveLength(2);
  });

  it('has none for anything else', () => {
    const codes = [...page('/docs/errors').text.matchAll(/<h3 id="([^"]+)"/g)].map(([, code]) => code);
    expect(codes.sort()).toEqual(Object.keys(FAILURES).sort());
  });
});

it('the guide to webhooks names every type of event', () => {
  const { text } = page('/docs/guides/webhooks');
  expect(EVENT_TYPES.filter((type) => !text.includes(`<code>${type}</code>`))).toEqual([]);
});

it('examples are written with the address by which they were asked for, and with none that can not be one', async () => {
  const at = async (host: string) =>
    (await service.api.get('//docs/guides/first-requests', { headers: { ...asBrowser.headers, host } })).text;
  expect(await at('billing.example.com:8443')).toContain('SO=http://billing.example.com:8443/1.0.0');
  expect(await at("a'b;c")).toContain('SO=http://127.0.0.1:3000/1.0.0');
  expect(await at('"><script>')).not.toContain('script');
});

it('a page may be asked for with a slash at the end where it always could', async () => {
  const { status, text } = await service.api.get('//docs/', asBrowser);
  expect([status, text]).toEqual([200, page('/docs').text]);
});

it.each(['/', '/docs', '/docs/guides', '/docs/guides/lists', '/docs/errors', '/docs/page.css'])(
  'HEAD %s is the same without its body, and other methods find nothing there',
  async (written) => {
    const path = written === '/docs/page.css' ? partCalled('page', 'css') : written;
    const [get, head] = [
      await service.api.get(`/${path}`, asBrowser),
      await service.api.send('HEAD', `/${path}`, asBrowser),
    ];
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', get.headers['content-length']]);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const { status, headers } = await service.api.send(method, `/${path}`, asBrowser);
      expect([method, status, headers['so-error-code']]).toEqual([method, 404, 'unknown_url']);
    }
  },
);

it.each([
  ...['index.html', 'package.json', '..%2fpackage.json', 'a/page.css', '%2e%2e/page.css', 'constructor', 'page.css/'],
  ...['guides/none', 'guides/constructor', 'guides/__proto__', 'guides/lists/more', 'errors/unknown_field', 'Guides'],
])('an error of the API is all there is at /docs/%s', async (name) => {
  const { status, headers, text } = await service.api.get(`//docs/${name}`, asBrowser);
  expect([status, headers['so-error-code']]).toEqual([404, 'unknown_url']);
  expect(JSON.parse(text)).toMatchObject([{ status: '404', message: 'Not Found' }]);
});

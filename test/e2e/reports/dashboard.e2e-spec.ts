import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const asBrowser = { headers: { authorization: undefined, accept: 'text/html,*/*;q=0.8' } };

it.each(['//dashboard', '//dashboard/'])(
  '%s is the page, under a policy that lets nothing in from elsewhere',
  async (path) => {
    const { status, headers, text } = await service.api.get(path, asBrowser);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(text).not.toMatch(/https?:|<style|<script>| style=| on\w+=/);
  },
);

it('every part that the page or one of its scripts names is served as what it is, and names nothing elsewhere', async () => {
  const named = (text: string) =>
    [...text.matchAll(/["'](?:\/dashboard|\.)\/([^"']+)["']/g)].map(([, name = '']) => `/dashboard/${name}`);
  const written = (path: string) => path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, '');
  const { text } = await service.api.get('//dashboard', asBrowser);
  const parts = named(text);
  for (const path of parts) {
    const part = await service.api.get(`/${path}`, asBrowser);
    const type = path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    expect([path, part.status, part.headers['content-type']]).toEqual([path, 200, type]);
    expect(part.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(written(path)).not.toBe(path);
    if (written(path) === '/dashboard/chart.js') continue;
    expect(part.text).not.toMatch(/https?:|localStorage|innerHTML|document\.cookie/);
    parts.push(...named(part.text).filter((other) => !parts.includes(other)));
  }
  expect(parts.map(written).sort()).toEqual(
    ['chart.js', 'charts.js', 'currencies.js', 'dashboard.css', 'dashboard.js', 'figures.js', 'reports-api.js']
      .concat(['sections.js', 'tables.js'])
      .map((name) => `/dashboard/${name}`)
      .sort(),
  );
});

it.each([
  'index.html',
  'browser/dashboard.js',
  '..%2fpage.js',
  '%2e%2e/page.js',
  'constructor',
  'page.js',
  'chart.js/',
])('nothing else is: %s', async (name) => {
  const { status, headers } = await service.api.get(`//dashboard/${name}`, asBrowser);
  expect([status, headers['so-error-code']]).toEqual([404, 'unknown_url']);
});

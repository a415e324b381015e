import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const asBrowser = { headers: { authorization: undefined, accept: 'text/html,*/*;q=0.8' } };

it.each(['//docs', '//docs/'])('%s is the page, under a policy that lets nothing in from elsewhere', async (path) => {
  const { status, headers, text } = await service.api.get(path, asBrowser);
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(text).not.toMatch(/https?:|<style|<script>| style=| on\w+=/);
});

it('every part that the page names is served, whole and as what it is', async () => {
  const { text } = await service.api.get('//docs', asBrowser);
  const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(parts).toContain('/docs/swagger-ui-bundle.js');
  for (const path of parts) {
    const headers = { ...asBrowser.headers, 'if-none-match': '*', range: 'bytes=0-1' };
    const answer = await service.api.get(`/${path}`, { headers });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.text.length).toBeGreaterThan(50);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
});

it.each(['index.html', 'package.json', '..%2fpackage.json', 'a/page.js', '%2e%2e/page.js', 'constructor', 'page.js/'])(
  'nothing else is: %s',
  async (name) => {
    const { status, headers } = await service.api.get(`//docs/${name}`, asBrowser);
    expect([status, headers['so-error-code']]).toEqual([404, 'unknown_url']);
  },
);

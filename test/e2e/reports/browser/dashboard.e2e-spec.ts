import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { barriers, LONGEST_STEP_MS, newContext, startBrowser } from '../../../harness/browser.js';
import { PrefixProxy } from '../../../harness/prefix-proxy.js';
import { done, Shop } from '../../../harness/shop.js';
import { startTestService, type TestService } from '../../../harness/test-service.js';

const TIMEOUT_MS = 2 * LONGEST_STEP_MS;

describe('the dashboard in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let shop: Shop;
  let key: string;

  beforeAll(async () => {
    service = await startTestService({ TRUSTED_PROXIES: '1' });
    browser = await startBrowser();
    shop = await Shop.open(service, { currency: 'KWD', settings: { name: 'Tea <b>house</b>' } });
    const { option } = await shop.offer({ amount: 1000 });
    await shop.enroll(option);
    const lines = [{ description: 'Work', amount: 700 }];
    await shop.api.created('/invoices', { subscriber_id: shop.subscriber, lines });
    await shop.clock('2026-03-10');
    key = String((await shop.api.created('/api-keys', { name: 'Reports', scope: 'read' })).key);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  async function enter(page: Page, password: string): Promise<void> {
    await page.fill('#store-id', shop.api.credentials.user);
    await page.fill('#api-key', password);
    await page.click('#enter button');
  }

  it(
    'shows the reports behind a proxy that takes a prefix off',
    async () => {
      const proxy = await PrefixProxy.before(service.port, '/shop/billing');
      const context = await newContext(browser);
      const page = await context.newPage();
      await page.goto(`${proxy.url}/dashboard`);
      await enter(page, key);
      await page.waitForSelector('#aging-table table', { state: 'attached' });
      expect(await page.textContent('#store-name')).toContain('Tea <b>house</b>');
      await context.close();
      await proxy.stop();
    },
    TIMEOUT_MS,
  );

  it.each([
    [360, 'light'],
    [1280, 'dark'],
  ] as const)(
    'shows what the API says, %i pixels wide and %s, without a fault of its own',
    async (width, colorScheme) => {
      const context = await newContext(browser, { viewport: { width, height: 800 }, colorScheme, locale: 'en-US' });
      const page = await context.newPage();
      const faults: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${service.url}/dashboard`);
      expect(await barriers(page)).toEqual([]);
      await enter(page, key);
      await page.waitForSelector('#aging-table table', { state: 'attached' });
      await page.click('#revenue summary');

      const { months } = await done(shop.api.get('/reports/revenue'));
      const [, , last] = (months as { closing: number }[]).slice(-3);
      expect(last?.closing).toBe(1000);
      // A dinar has a thousand fils.
      expect((await page.textContent('#revenue-sum'))?.replace(/\s/g, ' ')).toBe('KWD 1.000 a month from 1 subscriber');
      const rows = await page.locator('#revenue-table tbody tr').allTextContents();
      expect([rows.length, rows.at(-1)?.startsWith('2026-03')]).toEqual([12, true]);
      expect(await page.textContent('#aging-sum')).toMatch(/^KWD\s0\.700 owed by 1 subscriber$/);
      expect(await page.textContent('#store-name')).toContain('Tea <b>house</b>');
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const inked = await page.evaluate(
        `[...document.querySelectorAll('canvas')].map((canvas) =>
          canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0))`,
      );
      expect(inked).toEqual([true, true, true, true]);

      expect(asked.filter((url) => !url.startsWith(service.url) && !url.startsWith('data:'))).toEqual([]);
      expect(asked.filter((url) => url.includes(key))).toEqual([]);
      expect(await page.evaluate('JSON.stringify(localStorage) + document.cookie')).toBe('{}');
      expect([page.url(), faults]).toEqual([`${service.url}/dashboard`, []]);
      await context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'says what is refused, keeps the key for a reload, and forgets it when asked to',
    async () => {
      const context = await newContext(browser);
      const page = await context.newPage();
      await page.goto(`${service.url}/dashboard`);
      await enter(page, 'so_sandbox_wrong');
      await page.waitForSelector('#told.refused');
      expect(await page.textContent('#told')).toContain('credentials');
      expect(await page.isVisible('#reports')).toBe(false);
      await enter(page, key);
      await page.waitForSelector('#reports:not([hidden])');
      await page.reload();
      await page.waitForSelector('#reports:not([hidden])');
      await page.click('#leave');
      expect([await page.isVisible('#reports'), await page.inputValue('#api-key')]).toEqual([false, '']);
      await page.reload();
      expect(await page.isVisible('#enter')).toBe(true);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      await context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'shows what was asked for last, and nothing that comes after the key was forgotten',
    async () => {
      const context = await newContext(browser);
      const page = await context.newPage();
      await page.goto(`${service.url}/dashboard`);
      await enter(page, key);
      await page.waitForSelector('#reports:not([hidden])');
      // What spans 36 months waits until it is let go.
      let letGo: () => void = () => undefined;
      const wait = () => new Promise<void>((go) => (letGo = go));
      let waiting = wait();
      await page.route(/\/reports\/revenue\?from=2023/, async (route) => {
        await waiting;
        await route.continue();
      });
      const slow = () => page.waitForRequest(/\/reports\/revenue\?from=2023/);
      const answered = () => page.waitForResponse(/\/reports\/revenue\?from=2023/).then((answer) => answer.finished());
      const months = () => page.locator('#revenue-table tbody tr').count();
      const longAsked = slow();
      await page.selectOption('#months', '36');
      await longAsked;
      await page.selectOption('#months', '6');
      await page.waitForSelector('#revenue-table tbody tr:nth-child(6):last-child', { state: 'attached' });
      const late = answered();
      letGo();
      await late;
      await page.evaluate('new Promise((done) => setTimeout(done, 100))');
      expect(await months()).toBe(6);

      waiting = wait();
      const askedAgain = slow();
      await page.selectOption('#months', '36');
      await askedAgain;
      await page.click('#leave');
      const tooLate = answered();
      letGo();
      await tooLate;
      await page.evaluate('new Promise((done) => setTimeout(done, 100))');
      expect(await page.isVisible('#reports')).toBe(false);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      expect([await months(), await page.textContent('#store-name'), await page.textContent('#aging-sum')]).toEqual([
        ...[0, '', ''],
      ]);
      await context.close();
    },
    TIMEOUT_MS,
  );

  it(
    'shows a store whose clock has just left the earliest month that there is',
    async () => {
      const early = await Shop.open(service, { today: '1000-02-10' });
      const context = await newContext(browser);
      const page = await context.newPage();
      await page.goto(`${service.url}/dashboard`);
      await page.fill('#store-id', early.api.credentials.user);
      await page.fill('#api-key', early.api.credentials.password);
      await page.click('#enter button');
      await page.waitForSelector('#revenue-table tbody tr', { state: 'attached' });
      expect(await page.locator('#revenue-table tbody th').allTextContents()).toEqual(['1000-01', '1000-02']);
      await context.close();
    },
    TIMEOUT_MS,
  );
});

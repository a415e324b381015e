import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { barriers, LONGEST_STEP_MS, overflow, startBrowser, visit } from '../../../harness/browser.js';
import { startTestService, type TestService } from '../../../harness/test-service.js';
import { GUIDES } from '../../../../src/explorer/guides/guides.js';

// A browser that shares a machine with many other tests has its pages late.
jest.setTimeout(2 * LONGEST_STEP_MS);

let service: TestService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startTestService(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const PHONE = { width: 360, height: 740 };
const SCREEN = { width: 1280, height: 900 };
const PAGES = ['/', '/docs/guides', '/docs/errors', ...GUIDES.map(({ name }) => `/docs/guides/${name}`)];

describe('in a browser', () => {
  it.each(PAGES)(
    '%s stands in nobody’s way, light or dark, on a phone or a screen, and needs no network',
    async (path) => {
      const { page, foreign, complaints, close } = await visit(browser, service.url + path, { viewport: SCREEN });
      const grounds: string[] = [];
      for (const [colorScheme, viewport] of [
        ['light', SCREEN],
        ['dark', PHONE],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        expect([colorScheme, await barriers(page)]).toEqual([colorScheme, []]);
        expect([viewport.width, await overflow(page)]).toEqual([viewport.width, 0]);
        grounds.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      }
      expect(new Set(grounds).size).toBe(2);
      expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
      await close();
    },
  );

  it('the keyboard leads past the navigation, and shows where it is', async () => {
    const { page, close } = await visit(browser, `${service.url}/docs/guides/billing`, { viewport: SCREEN });
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    expect(await skip.textContent()).toBe('Skip to the content');
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect([await page.evaluate('document.querySelector("main").contains(document.activeElement)'), outline]).toEqual([
      true,
      'solid',
    ]);
    await close();
  });

  it('an address of an error shows that error, below the header', async () => {
    const { page, close } = await visit(browser, `${service.url}/docs/errors#coupon_not_redeemable`, {
      viewport: PHONE,
    });
    const heading = await page.locator('#coupon_not_redeemable').boundingBox();
    const header = await page.locator('header').boundingBox();
    expect(heading?.y).toBeGreaterThanOrEqual((header?.height ?? 0) - 1);
    expect(heading?.y).toBeLessThan(PHONE.height / 2);
    await close();
  });

  it('the list of guides is unfolded where there is room, and can be unfolded where there is none', async () => {
    const { page, close } = await visit(browser, `${service.url}/docs/guides/lists`, { viewport: SCREEN });
    const other = page.locator('nav.beside').getByRole('link', { name: 'Rate limits' });
    expect(await other.isVisible()).toBe(true);
    await page.setViewportSize(PHONE);
    expect(await other.isVisible()).toBe(false);
    await page.getByText('All guides').click();
    await other.click();
    expect(page.url()).toBe(`${service.url}/docs/guides/rate-limits`);
    await close();
  });
});

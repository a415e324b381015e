import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { barriers, LONGEST_STEP_MS, overflow, startBrowser, visit } from '../../../harness/browser.js';
import type { Credentials } from '../../../../src/conformance/api-client.js';
import { PrefixProxy } from '../../../harness/prefix-proxy.js';
import { until } from '../../../harness/service-process.js';
import { startTestService, type TestService } from '../../../harness/test-service.js';

// A browser that shares a machine with many other tests has its pages late.
jest.setTimeout(2 * LONGEST_STEP_MS);

let service: TestService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startTestService({ TRUSTED_PROXIES: '1' }), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function authorize(page: Page, { user, password }: Credentials): Promise<void> {
  await page.locator('.btn.authorize').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Username').first().fill(user);
  await dialog.getByLabel('Password').first().fill(password);
  await dialog.getByRole('button', { name: 'Authorize' }).first().click();
  await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
}

/** Tries an operation that the address has opened, as it is offered. */
async function tryOut(page: Page): Promise<{ status: string; body: string }> {
  const operation = page.locator('.opblock.is-open');
  await operation.getByRole('button', { name: 'Try it out' }).click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  const live = operation.locator('.live-responses-table');
  await live.waitFor();
  const status = (await live.locator('.response-col_status').last().textContent()) ?? '';
  return { status, body: (await live.locator('.highlight-code').first().textContent()) ?? '' };
}

const reference = (operation: string) => `${service.url}/docs#/${operation}`;
const open = (operation: string) => visit(browser, reference(operation));

it('a store’s key is all that it takes to try a request that reads', async () => {
  const { page, foreign, complaints, close } = await open('Store/getStore');
  await authorize(page, service.store);
  const { status, body } = await tryOut(page);
  expect([status, body]).toEqual(['200', expect.stringContaining(service.store.user)]);
  expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
  await close();
});

it('behind a proxy that takes a prefix off, requests go to the proxy', async () => {
  const proxy = await PrefixProxy.before(service.port, '/shop/billing');
  const { page, foreign, complaints, close } = await visit(browser, `${proxy.url}/docs#/Store/getStore`);
  await authorize(page, service.store);
  const { status, body } = await tryOut(page);
  expect([status, body]).toEqual(['200', expect.stringContaining(service.store.user)]);
  expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
  await close();
  await proxy.stop();
});

it('and one that writes, with the body that is offered', async () => {
  const { page, complaints, close } = await open('Subscriptions/createSubscription');
  await authorize(page, service.store);
  const { status, body } = await tryOut(page);
  expect([status, body]).toEqual(['201', expect.stringContaining('"id": "sub_')]);
  expect(complaints).toEqual([]);
  await close();
});

it('a list is a list without any parameter filled in', async () => {
  await service.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'count' });
  const { page, close } = await open('Meters/listMeters');
  await authorize(page, service.store);
  const { status, body } = await tryOut(page);
  expect([status, body]).toEqual(['200', expect.stringContaining('"key": "calls"')]);
  await close();
});

it('a wrong key shows the answer to it, and no prompt of the browser', async () => {
  const { page, close } = await open('Store/getStore');
  page.on('dialog', () => {
    throw new Error('the browser asks by itself');
  });
  await authorize(page, { user: service.store.user, password: 'so_sandbox_no' });
  const { status, body } = await tryOut(page);
  expect([status, body]).toEqual(['401', expect.stringContaining('"message": "Unauthorized"')]);
  await close();
});

it.each([
  ['light', { width: 1280, height: 900 }],
  ['dark', { width: 360, height: 740 }],
] as const)(
  'stands in nobody’s way in the %s, with an operation tried and the dialog open',
  async (colorScheme, viewport) => {
    const { page, close } = await visit(browser, reference('Coupons/createCoupon'), { colorScheme, viewport });
    await tryOut(page);
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.locator('.btn.authorize').click();
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page, '[role="dialog"]')).toEqual([]);
    await close();
  },
);

it('goes from light to dark when its reader does', async () => {
  const { page, close } = await visit(browser, `${service.url}/docs`, { colorScheme: 'light' });
  await page.locator('.opblock-tag').first().waitFor();
  const colour = () => page.evaluate('getComputedStyle(document.querySelector(".opblock-tag")).color');
  const light = await colour();
  await page.emulateMedia({ colorScheme: 'dark' });
  // It goes over from one to the other within a moment.
  await until(async () => (await colour()) !== light);
  await close();
});

it('shows what a field is, wherever the document keeps it', async () => {
  const { page, close } = await open('Billing%20options/createBillingOption');
  const operation = page.locator('.opblock.is-open');
  await operation.locator('.opblock-section-request-body').getByRole('tab', { name: 'Schema' }).click();
  const schema = operation.locator('.opblock-section-request-body .json-schema-2020-12').first();
  const tiers = schema.locator('.json-schema-2020-12-property', { hasText: /^tiers/ });
  await tiers.getByRole('button', { name: 'Expand all' }).first().click();
  const told = (await schema.textContent()) ?? '';
  expect(told).toContain('NewBillingOption');
  expect(told).toContain('up_to');
  expect(await page.locator('.errors-wrapper').count()).toBe(0);
  await close();
});

it('has a row for each operation, and none for HEAD', async () => {
  const { page, close } = await open('Meters/listMeters');
  await page.locator('.opblock.is-open .opblock-body').waitFor();
  const section = page.locator('.opblock-tag-section', { has: page.locator('#operations-tag-Meters') });
  const methods = await section.locator('.opblock-summary-method').allTextContents();
  expect(methods.sort()).toEqual(['DELETE', 'GET', 'GET', 'POST', 'PUT']);
  await close();
});

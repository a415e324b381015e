import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

declare const browserPath: string;

/** A browser that shares two cores with three test files at once can be late by more than half a minute. */
export const LONGEST_STEP_MS = 150_000;

/** Everything that Chromium would ask of its maker is off; as root it has no sandbox to start in. */
const SWITCHES = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath, args: SWITCHES });
}

/** A window of its own, with nothing of another one's. */
export async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(LONGEST_STEP_MS);
  return context;
}

/** A page, and what was told while it was looked at. */
export interface Visit {
  readonly page: Page;
  /** What it asked for that lies elsewhere than on the server. */
  readonly foreign: readonly string[];
  /** What the browser found wrong, such as something that the policy forbids. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await newContext(browser, options);
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol !== 'data:' && asked.origin !== new URL(url).origin) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, foreign, complaints, close: () => context.close() };
}

const axe = readFile(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What stands in the way of somebody: the serious and critical findings of axe, each with where it was found. */
export async function barriers(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(await axe);
  const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(within)})`);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CURRENCY_DIGITS } from '../../domain/money/currencies.js';
import { PAGE_STYLE } from './style.js';

interface Asset {
  readonly type: string;
  readonly content: string | Buffer;
}

const SCRIPT = 'text/javascript; charset=utf-8';

/** The platform's own digits are wrong for a dozen currencies, so the page is told which to show. */
const CURRENCIES = `export const CURRENCY_DIGITS = ${JSON.stringify(Object.fromEntries(CURRENCY_DIGITS))};\n`;

const MADE: ReadonlyMap<string, Asset> = new Map([
  ['dashboard.css', { type: 'text/css; charset=utf-8', content: PAGE_STYLE }],
  ['currencies.js', { type: SCRIPT, content: CURRENCIES }],
]);

const OWN = ['dashboard.js', 'reports-api.js', 'sections.js', 'charts.js', 'tables.js', 'figures.js'];

/** Where each script lies: those of this folder, and the library that draws. */
const FILES: ReadonlyMap<string, () => string> = new Map([
  ['chart.js', () => join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.min.js')],
  ...OWN.map((name) => [name, () => fileURLToPath(new URL(`browser/${name}`, import.meta.url))] as const),
]);

const read = new Map<string, Promise<Asset>>();

/** A part of the page by its name; undefined if the page has no such part. Read once, when first asked for. */
export async function assetCalled(name: string): Promise<Asset | undefined> {
  const locate = FILES.get(name);
  if (locate === undefined) return MADE.get(name);
  const known = read.get(name);
  if (known !== undefined) return known;
  const asset = readFile(locate()).then((content) => ({ type: SCRIPT, content }));
  read.set(name, asset);
  asset.catch(() => read.delete(name));
  return asset;
}

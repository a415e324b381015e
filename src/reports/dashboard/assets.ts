import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CURRENCY_DIGITS } from '../../domain/money/currencies.js';
import { CSS, PageAssets, SCRIPT } from '../../platform/pages/page-assets.js';
import { PAGE_STYLE } from './style.js';

/** The platform's own digits are wrong for a dozen currencies, so the page is told which to show. */
const CURRENCIES = `export const CURRENCY_DIGITS = ${JSON.stringify(Object.fromEntries(CURRENCY_DIGITS))};\n`;

const SCRIPTS = ['dashboard.js', 'reports-api.js', 'sections.js', 'charts.js', 'tables.js', 'figures.js'];

const CHARTS = () => join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.min.js');

const inBrowser = (name: string) => () => fileURLToPath(new URL(`browser/${name}`, import.meta.url));

export const DASHBOARD_ASSETS = new PageAssets('/dashboard/', {
  'dashboard.css': { type: CSS, content: PAGE_STYLE },
  'currencies.js': { type: SCRIPT, content: CURRENCIES },
  'chart.js': { type: SCRIPT, content: CHARTS },
  ...Object.fromEntries(SCRIPTS.map((name) => [name, { type: SCRIPT, content: inBrowser(name) }])),
});

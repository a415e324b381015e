import { createRequire } from 'node:module';
import { ICON_SVG } from '../../platform/pages/icon.js';
import { CSS, PageAssets, SCRIPT } from '../../platform/pages/page-assets.js';
import { PAGE_STYLE } from '../../platform/pages/style-sheet.js';
import { EXPLORER_STYLE } from './explorer-style.js';
import { REFERENCE_SCRIPT } from './reference-script.js';
import { REFERENCE_STYLE } from './reference-style.js';

const ofSwaggerUi = (name: string) => () => createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);

export const EXPLORER_ASSETS = new PageAssets(
  new Map([
    ['page.css', { type: CSS, content: PAGE_STYLE + EXPLORER_STYLE }],
    ['icon.svg', { type: 'image/svg+xml', content: ICON_SVG }],
    ['reference.css', { type: CSS, content: REFERENCE_STYLE }],
    ['reference.js', { type: SCRIPT, content: REFERENCE_SCRIPT }],
  ]),
  new Map([
    ['swagger-ui.css', { type: CSS, locate: ofSwaggerUi('swagger-ui.css') }],
    ['swagger-ui-bundle.js', { type: SCRIPT, locate: ofSwaggerUi('swagger-ui-bundle.js') }],
  ]),
);

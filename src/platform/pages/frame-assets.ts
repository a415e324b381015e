import { ICON_SVG } from './icon.js';
import { CSS, PageAssets } from './page-assets.js';
import { PAGE_STYLE } from './style-sheet.js';

/** The assets of every page. The explorer serves them, because it has the path. */
export const FRAME_ASSETS = new PageAssets('/docs/', {
  'page.css': { type: CSS, content: PAGE_STYLE },
  'icon.svg': { type: 'image/svg+xml', content: ICON_SVG },
});

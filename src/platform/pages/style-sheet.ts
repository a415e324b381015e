import { EXPLORER } from './style/explorer.js';
import { LAYOUT } from './style/layout.js';
import { PROSE } from './style/prose.js';
import { THEME } from './style/theme.js';

/** The style sheet of all pages: light or dark as the reader has it, from 320 pixels on, with fonts that are there already. */
export const PAGE_STYLE = THEME + LAYOUT + PROSE + EXPLORER;

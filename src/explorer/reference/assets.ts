import { createRequire } from 'node:module';
import { CSS, PageAssets, SCRIPT } from '../../platform/pages/page-assets.js';
import { REFERENCE_SCRIPT } from './reference-script.js';
import { REFERENCE_STYLE } from './reference-style.js';

const ofSwaggerUi = (name: string) => () => createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);

export const REFERENCE_ASSETS = new PageAssets('/docs/', {
  'reference.css': { type: CSS, content: REFERENCE_STYLE },
  'reference.js': { type: SCRIPT, content: REFERENCE_SCRIPT },
  'swagger-ui.css': { type: CSS, content: ofSwaggerUi('swagger-ui.css') },
  'swagger-ui-bundle.js': { type: SCRIPT, content: ofSwaggerUi('swagger-ui-bundle.js') },
});

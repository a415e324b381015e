import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ICON_SVG } from '../../platform/pages/icon.js';
import { PAGE_STYLE } from '../../platform/pages/style-sheet.js';
import { EXPLORER_STYLE } from './explorer-style.js';
import { REFERENCE_SCRIPT } from './reference-script.js';
import { REFERENCE_STYLE } from './reference-style.js';

interface Asset {
  readonly type: string;
  readonly content: string | Buffer;
}

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

const OWN: ReadonlyMap<string, Asset> = new Map([
  ['page.css', { type: CSS, content: PAGE_STYLE + EXPLORER_STYLE }],
  ['icon.svg', { type: 'image/svg+xml', content: ICON_SVG }],
  ['reference.css', { type: CSS, content: REFERENCE_STYLE }],
  ['reference.js', { type: SCRIPT, content: REFERENCE_SCRIPT }],
]);

/** The files of Swagger UI that the reference needs, and their types. */
const OF_SWAGGER_UI: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', CSS],
  ['swagger-ui-bundle.js', SCRIPT],
]);

const read = new Map<string, Promise<Asset>>();

/** A part of the pages by its name; undefined if they have no such part. Read once, when first asked for. */
export async function assetCalled(name: string): Promise<Asset | undefined> {
  const type = OF_SWAGGER_UI.get(name);
  if (type === undefined) return OWN.get(name);
  const known = read.get(name);
  if (known !== undefined) return known;
  const file = createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);
  const asset = readFile(file).then((content) => ({ type, content }));
  read.set(name, asset);
  asset.catch(() => read.delete(name));
  return asset;
}
